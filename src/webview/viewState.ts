/** The parts of the view that open and close as a whole. */
export const sectionIds = ['creates', 'layers', 'duties', 'sources', 'resources'] as const
export type SectionId = (typeof sectionIds)[number]

/** What the person did to the view itself: kept across state updates and when the view is hidden. */
export interface ViewState {
  /** By subject key, the one touched last at the end. */
  readonly subjects: Readonly<Record<string, SubjectView>>
  readonly closedSections: readonly SectionId[]
  /** The text in the filter of the resource list. */
  readonly filter: string
}

/** The view of one subject. */
export interface SubjectView {
  readonly openLayers: readonly string[]
  readonly scroll: number
}

export type ViewChange =
  | { readonly kind: 'layers'; readonly layers: readonly string[]; readonly open: boolean }
  | { readonly kind: 'section'; readonly section: SectionId; readonly open: boolean }
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'scroll'; readonly top: number }

/** The view of somebody who has touched nothing yet. */
export const initialView: ViewState = { subjects: {}, closedSections: [], filter: '' }

/** More subjects than anyone goes back to; what is kept must not grow for ever. */
const keptSubjects = 50

const untouched: SubjectView = { openLayers: [], scroll: 0 }

/** The view of the subject with this key. */
export function subjectView(view: ViewState, key: string): SubjectView {
  return view.subjects[key] ?? untouched
}

/** The view after a change, made while the subject with this key was shown. */
export function changeView(view: ViewState, key: string, change: ViewChange): ViewState {
  switch (change.kind) {
    case 'layers': {
      const others = subjectView(view, key).openLayers.filter((layer) => !change.layers.includes(layer))
      return changeSubject(view, key, { openLayers: change.open ? [...others, ...change.layers] : others })
    }
    case 'scroll':
      return changeSubject(view, key, { scroll: change.top })
    case 'section': {
      const others = view.closedSections.filter((section) => section !== change.section)
      return { ...view, closedSections: change.open ? others : [...others, change.section] }
    }
    case 'filter':
      return { ...view, filter: change.text }
    default:
      return change satisfies never
  }
}

/** Reads what an earlier version of the view may have kept; anything unexpected counts as untouched. */
export function readViewState(kept: unknown): ViewState {
  if (!isRecord(kept)) return initialView
  const subjects = Object.entries(isRecord(kept['subjects']) ? kept['subjects'] : {}).map(
    ([key, value]) => [key, readSubject(value)] as const,
  )
  return {
    subjects: Object.fromEntries(subjects.slice(-keptSubjects)),
    closedSections: sectionIds.filter((section) => strings(kept['closedSections']).includes(section)),
    filter: typeof kept['filter'] === 'string' ? kept['filter'] : '',
  }
}

function changeSubject(view: ViewState, key: string, change: Partial<SubjectView>): ViewState {
  const { [key]: _old, ...others } = view.subjects
  const kept = Object.entries(others).slice(1 - keptSubjects)
  return { ...view, subjects: Object.fromEntries([...kept, [key, { ...subjectView(view, key), ...change }]]) }
}

function readSubject(value: unknown): SubjectView {
  if (!isRecord(value)) return untouched
  return { openLayers: strings(value['openLayers']), scroll: typeof value['scroll'] === 'number' ? value['scroll'] : 0 }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
