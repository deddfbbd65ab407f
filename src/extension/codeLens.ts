import * as vscode from 'vscode'
import { renderLens, type ResourceDeclaration } from '../core/index.ts'
import type { Analysis } from './analysisCache.ts'
import { commands, settings } from './contributions.ts'
import { toRange } from './convert.ts'
import type { Services } from './services.ts'

/** How long the files around must rest before lenses are asked for again, in milliseconds: nobody waits for them while typing. */
const restDelay = 150

/** Shows above each resource who carries how many layers of its security. A click shows the resource in the sidebar. */
export function registerCodeLens({ analyses, assessments, files, guard }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>()
  let timer: number | undefined
  const enabled = `${settings.section}.${settings.codeLensEnabled}`
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    // At once and with titles: a lens that comes or is filled in later would move the lines under the cursor.
    provideCodeLenses(document) {
      if (!isEnabled(document)) return []
      return guard(`lenses in ${document.uri}`, [], () => {
        const analysis = analyses.get(document)
        return analysis?.parsed.resources.flatMap((resource) => lensOf(analysis, resource) ?? []) ?? []
      })
    },
  }
  return vscode.Disposable.from(
    changed,
    new vscode.Disposable(() => clearTimeout(timer)),
    analyses.onDidChange(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void refresh(), restDelay)
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(enabled)) changed.fire()
    }),
    files.register((selector) => vscode.languages.registerCodeLensProvider(selector, provider)),
  )

  /** Once for all that the documents on show still need: files come one after the other, and half of a module is no answer. */
  async function refresh(): Promise<void> {
    try {
      for (const { document } of vscode.window.visibleTextEditors)
        if (isEnabled(document))
          await analyses.settled(document, (analysis) =>
            guard(`lenses in ${document.uri}`, undefined, () => analysis?.parsed.resources.forEach(assessments)),
          )
    } finally {
      changed.fire()
    }
  }

  function isEnabled(document: vscode.TextDocument): boolean {
    return vscode.workspace.getConfiguration(settings.section, document).get(settings.codeLensEnabled, true)
  }

  function lensOf({ document }: Analysis, resource: ResourceDeclaration): vscode.CodeLens | undefined {
    if (resource.mode === 'data') return undefined // only read here: whose it is stands where it is declared
    const assessment = assessments(resource)
    const text = assessment && renderLens(assessment)
    return (
      text &&
      new vscode.CodeLens(toRange(document, resource.typeRange), {
        ...text,
        command: commands.showAtCursor,
        arguments: [document.uri.toString(), resource.typeRange.start],
      })
    )
  }
}
