import type { Assessment } from '../core/assessment/assessment.ts'

/** Extension to sidebar: always the whole state. The view is a pure function of it. */
export type ToWebview = { readonly type: 'state'; readonly state: SidebarState }

/** Sidebar to extension: what the person asked for. */
export type FromWebview =
  /** The view has loaded and waits for its first state. */
  | { readonly type: 'ready' }
  /** Show the resource with this index of the file's list in the editor, and follow it. */
  | { readonly type: 'reveal'; readonly index: number }
  /** Show this line (counted from 1) of the shown resource's file in the editor. */
  | { readonly type: 'revealLine'; readonly line: number }
  /** Stop or start following the cursor. */
  | { readonly type: 'pin'; readonly pinned: boolean }
  /** Copy the shown assessment as Markdown. */
  | { readonly type: 'copy' }
  /** Open the palette look-up. */
  | { readonly type: 'lookUp' }

/** Everything the sidebar shows. */
export interface SidebarState {
  readonly subject: SidebarSubject
  /** Pinned: the subject stays while the cursor moves. */
  readonly pinned: boolean
  /** The resources of the file in the active editor, in file order. */
  readonly resources: readonly ListedResource[]
  /** Index into `resources` of the shown one; -1 where it is none of them. */
  readonly selected: number
  /** What kept parts of the file from being read, for people. */
  readonly notices: readonly string[]
}

export type SidebarSubject =
  /** No editor is open. */
  | { readonly kind: 'no-editor' }
  /** The file is none that is read; `fileName` as the editor shows it. */
  | { readonly kind: 'unsupported-file'; readonly fileName: string }
  /** Settings keep the file from being read. */
  | { readonly kind: 'left-out-file'; readonly fileName: string }
  /** A file that is read, without a resource at the cursor. */
  | { readonly kind: 'no-resource'; readonly fileName: string }
  /** A resource whose type is not in the table. */
  | { readonly kind: 'unknown-type'; readonly type: string; readonly name: string; readonly line: number }
  /** A module of which nobody knows what it creates; `reason` says why, as a sentence. */
  | {
      readonly kind: 'unknown-module'
      readonly type: string
      readonly name: string
      readonly line: number
      readonly reason: string
    }
  | { readonly kind: 'assessment'; readonly assessment: Assessment; readonly place: SubjectPlace | undefined }

/** Where the shown resource stands, and the lines (from 1) of what its layers point at. */
export interface SubjectPlace {
  readonly fileName: string
  readonly line: number
  /** By layer: the line of the attribute that decided it, or that it depends on. */
  readonly layerLines: Readonly<Partial<Record<string, number>>>
  /** By duty id: the line of its evidence. */
  readonly dutyLines: Readonly<Record<string, number>>
}

export interface ListedResource {
  readonly type: string
  readonly name: string
  readonly line: number
  /** The service's name; undefined where the type is not in the table. */
  readonly serviceName: string | undefined
}
