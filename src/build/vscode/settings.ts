/** VS Code settings by their full name. */
export type Settings = Readonly<Record<string, unknown>>

/** What every VS Code we start has in common: quiet, offline, and without the chat panels that a first start opens. */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
}

/** What tests need on top: nothing moves by itself, and nothing covers what is looked at. */
export const testSettings: Settings = {
  ...quietSettings,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'editor.hover.sticky': true,
  'files.hotExit': 'off',
  'git.enabled': false,
  'window.restoreWindows': 'none',
}

/** The three looks a screenshot is taken in, by the name of the file it goes into. */
export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
} as const
