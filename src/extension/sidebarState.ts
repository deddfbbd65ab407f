import type { Assessment, ResourceDeclaration, ResponsibilityService } from '../core/index.ts'
import type { ListedResource, SidebarState, SidebarSubject, SubjectPlace } from '../protocol/messages.ts'
import type { Analysis } from './analysisCache.ts'

/** What the sidebar is about: a resource of a file, or a type that was looked up. */
export type Shown =
  | { readonly kind: 'resource'; readonly analysis: Analysis; readonly resource: ResourceDeclaration }
  | { readonly kind: 'type'; readonly assessment: Assessment }

/** The file in the active editor: read by us, or not. */
export interface ActiveFile {
  readonly fileName: string
  readonly analysis: Analysis | undefined
}

/** The sidebar's whole state from what is shown and what file is active. */
export function sidebarState(
  responsibility: ResponsibilityService,
  shown: Shown | undefined,
  file: ActiveFile | undefined,
  pinned: boolean,
): SidebarState {
  const resources = file?.analysis?.parsed.resources ?? []
  const lineOf = file?.analysis?.lineOf
  return {
    subject: subjectOf(responsibility, shown, file),
    pinned,
    resources: resources.map(({ format, type, name, typeRange }): ListedResource => ({
      type,
      name,
      line: lineOf!(typeRange),
      serviceName: responsibility.catalog.resolve(format, type)?.service.name,
    })),
    selected:
      shown?.kind === 'resource' && shown.analysis.document === file?.analysis?.document
        ? resources.findIndex((resource) => sameResource(resource, shown.resource))
        : -1,
    notices: (file?.analysis?.parsed.problems ?? [])
      .slice(0, 5)
      .map(({ message, range }) => (range.end > 0 ? `Line ${lineOf!(range)}: ${message}` : message)),
  }
}

/** The same declaration in two versions of a file. */
export function sameResource(a: ResourceDeclaration, b: ResourceDeclaration): boolean {
  return a.type === b.type && a.name === b.name && a.mode === b.mode
}

function subjectOf(
  responsibility: ResponsibilityService,
  shown: Shown | undefined,
  file: ActiveFile | undefined,
): SidebarSubject {
  if (shown?.kind === 'type') return { kind: 'assessment', assessment: shown.assessment, place: undefined }
  if (shown) {
    const { resource, analysis } = shown
    const assessment = responsibility.describe(resource)
    if (!assessment)
      return {
        kind: 'unknown-type',
        type: resource.type,
        name: resource.name,
        line: analysis.lineOf(resource.typeRange),
      }
    return { kind: 'assessment', assessment, place: placeOf(assessment, shown) }
  }
  if (!file) return { kind: 'no-editor' }
  return { kind: file.analysis ? 'no-resource' : 'unsupported-file', fileName: file.fileName }
}

function placeOf(
  { layers, duties }: Assessment,
  { analysis, resource }: { analysis: Analysis; resource: ResourceDeclaration },
): SubjectPlace {
  const { lineOf, document } = analysis
  return {
    fileName: fileNameOf(document.uri.path),
    line: lineOf(resource.typeRange),
    layerLines: Object.fromEntries(
      layers.flatMap(({ layer, shift, dependsOn }) => {
        const range = shift?.range ?? dependsOn?.range
        return range ? [[layer, lineOf(range)]] : []
      }),
    ),
    dutyLines: Object.fromEntries(duties.flatMap(({ id, range }) => (range ? [[id, lineOf(range)]] : []))),
  }
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
