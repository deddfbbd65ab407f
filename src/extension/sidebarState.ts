import { type Assessment, type ResourceDeclaration, unknownSentence } from '../core/index.ts'
import type { ListedResource, SidebarState, SidebarSubject, SubjectPlace } from '../protocol/messages.ts'
import type { Analysis } from './analysisCache.ts'
import type { Services } from './services.ts'

/** What the sidebar is about: a resource of a file, or a type that was looked up. */
export type Shown =
  | { readonly kind: 'resource'; readonly analysis: Analysis; readonly resource: ResourceDeclaration }
  | { readonly kind: 'type'; readonly assessment: Assessment }

/** The file in the active editor: read by us, or not. */
export interface ActiveFile {
  readonly fileName: string
  readonly analysis: Analysis | undefined
  /** Settings keep it from being read. */
  readonly leftOut: boolean
}

type Answers = Pick<Services, 'responsibility' | 'assessments'>

/** The sidebar's whole state from what is shown and what file is active. */
export function sidebarState(
  answers: Answers,
  shown: Shown | undefined,
  file: ActiveFile | undefined,
  pinned: boolean,
): SidebarState {
  const resources = file?.analysis?.parsed.resources ?? []
  const lineOf = file?.analysis?.lineOf
  return {
    subject: subjectOf(answers, shown, file),
    pinned,
    resources: resources.map((resource): ListedResource => ({
      type: resource.type,
      name: resource.name,
      line: lineOf!(resource.typeRange),
      serviceName: serviceNameOf(answers, resource),
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

/** The service's name in the list. What a module creates is only known from its assessment; a type's name costs less. */
function serviceNameOf({ responsibility, assessments }: Answers, resource: ResourceDeclaration): string | undefined {
  const { mode, format, type } = resource
  return mode === 'module'
    ? assessments(resource)?.serviceName
    : responsibility.catalog.resolve(format, type)?.service.name
}

/** The same declaration in two versions of a file. */
export function sameResource(a: ResourceDeclaration, b: ResourceDeclaration): boolean {
  return a.type === b.type && a.name === b.name && a.mode === b.mode
}

function subjectOf({ assessments }: Answers, shown: Shown | undefined, file: ActiveFile | undefined): SidebarSubject {
  if (shown?.kind === 'type') return { kind: 'assessment', assessment: shown.assessment, place: undefined }
  if (shown) {
    const { resource, analysis } = shown
    const assessment = assessments(resource)
    if (!assessment) {
      const { type, name, mode } = resource
      const line = analysis.lineOf(resource.typeRange)
      if (mode !== 'module') return { kind: 'unknown-type', type, name, line }
      return { kind: 'unknown-module', type, name, line, reason: unknownSentence(resource, (text) => text) }
    }
    return { kind: 'assessment', assessment, place: placeOf(assessment, shown) }
  }
  if (!file) return { kind: 'no-editor' }
  const { fileName, analysis, leftOut } = file
  return { kind: leftOut ? 'left-out-file' : analysis ? 'no-resource' : 'unsupported-file', fileName }
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
