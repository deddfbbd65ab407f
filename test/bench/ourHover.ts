import {
  createLineOf,
  createResponsibilityService,
  type ParsedDocument,
  renderHover,
  renderUnknownHover,
  type ResourceDeclaration,
} from '../../src/core/index.ts'
import type { OpenSubject } from './hoverSubject.ts'

/** Hovers as the extension does (src/extension/hover.ts and analysisCache.ts), without the VS Code types around it. */
export function ourHover(tableText: string): OpenSubject {
  return (path, opened) => {
    const service = createResponsibilityService(tableText)
    const analyze = service.createAnalyzer()
    const hovers = new WeakMap<ResourceDeclaration, string>()
    let text = opened
    let analysis: { readonly parsed: ParsedDocument; readonly lineOf: ReturnType<typeof createLineOf> } | undefined
    const read = (): NonNullable<typeof analysis> => {
      const parsed = analyze({ path, text })
      if (!parsed) throw new Error(`${path} was not recognised.`)
      return { parsed, lineOf: createLineOf(text) }
    }
    return {
      change(next) {
        text = next
        analysis = undefined
      },
      hover(offset) {
        analysis ??= read()
        const { parsed, lineOf } = analysis
        const resource = parsed.resources.find(({ typeRange }) => typeRange.start <= offset && offset <= typeRange.end)
        if (!resource) throw new Error(`There is no resource type at offset ${offset} of ${path}.`)
        let rendered = hovers.get(resource)
        if (rendered === undefined) {
          const assessment = service.describe(resource)
          rendered = assessment
            ? renderHover(assessment, { lineOf, commands: [{ title: 'Open in sidebar', address: 'command:sidebar' }] })
            : renderUnknownHover(resource)
          hovers.set(resource, rendered)
        }
        return rendered
      },
    }
  }
}
