/** Every id that package.json contributes, in one place; a test compares both ways. */
export const commands = {
  lookUp: 'responsibilityLens.lookUp',
  showAtCursor: 'responsibilityLens.showAtCursor',
  openSidebar: 'responsibilityLens.openSidebar',
  copyMarkdown: 'responsibilityLens.copyMarkdown',
  pin: 'responsibilityLens.pin',
  unpin: 'responsibilityLens.unpin',
} as const

export const views = { container: 'responsibilityLens', sidebar: 'responsibilityLens.sidebar' } as const

export const settings = {
  section: 'responsibilityLens',
  hoverEnabled: 'hover.enabled',
  codeLensEnabled: 'codeLens.enabled',
  filesInclude: 'files.include',
  filesExclude: 'files.exclude',
} as const

/** Context keys that `when` clauses read. */
export const contexts = {
  /** The active editor shows a file we read. */
  supportedFile: 'responsibilityLens.supportedFile',
  /** The sidebar is pinned. */
  pinned: 'responsibilityLens.pinned',
} as const
