/** What a colour theme of VS Code gives a webview. */
export interface Theme {
  /** What VS Code sets as the body's class. */
  readonly bodyClass: string
  /** Values of `--vscode-*` without that prefix. What a theme leaves undefined is absent, as in VS Code. */
  readonly tokens: Readonly<Record<string, string>>
}

const fonts = {
  'font-family': 'system-ui, "Open Sans", sans-serif',
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': 'monospace',
}

const dark = {
  foreground: '#cccccc',
  descriptionForeground: '#9d9d9d',
  'sideBar-background': '#181818',
  'sideBar-foreground': '#cccccc',
  focusBorder: '#0078d4',
  'textLink-foreground': '#4daafc',
  'textLink-activeForeground': '#4daafc',
  'button-background': '#0078d4',
  'button-foreground': '#ffffff',
  'button-hoverBackground': '#026ec1',
  'button-border': 'rgba(255, 255, 255, 0.07)',
  'input-background': '#313131',
  'input-border': '#3c3c3c',
  'input-foreground': '#cccccc',
  'input-placeholderForeground': '#989898',
  'inputOption-activeBackground': 'rgba(36, 137, 219, 0.51)',
  'inputOption-activeBorder': '#2488db',
  'inputOption-activeForeground': '#ffffff',
  'list-hoverBackground': '#2a2d2e',
  'list-inactiveSelectionBackground': '#37373d',
  'sideBarSectionHeader-background': '#181818',
  'sideBarSectionHeader-foreground': '#cccccc',
  'sideBarSectionHeader-border': '#2b2b2b',
  'textBlockQuote-background': '#2b2b2b',
  'textBlockQuote-border': '#616161',
  'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
  'charts-yellow': '#cca700',
  'charts-purple': '#b180d7',
  'charts-blue': '#3794ff',
  'charts-green': '#89d185',
}

const light = {
  foreground: '#3b3b3b',
  descriptionForeground: '#3b3b3b',
  'sideBar-background': '#f8f8f8',
  'sideBar-foreground': '#3b3b3b',
  focusBorder: '#005fb8',
  'textLink-foreground': '#005fb8',
  'textLink-activeForeground': '#005fb8',
  'button-background': '#005fb8',
  'button-foreground': '#ffffff',
  'button-hoverBackground': '#0258a8',
  'button-border': 'rgba(0, 0, 0, 0.1)',
  'input-background': '#ffffff',
  'input-border': '#cecece',
  'input-foreground': '#3b3b3b',
  'input-placeholderForeground': '#767676',
  'inputOption-activeBackground': '#bed6ed',
  'inputOption-activeBorder': '#005fb8',
  'inputOption-activeForeground': '#000000',
  'list-hoverBackground': '#f2f2f2',
  'list-inactiveSelectionBackground': '#e4e6f1',
  'sideBarSectionHeader-background': '#f8f8f8',
  'sideBarSectionHeader-foreground': '#3b3b3b',
  'sideBarSectionHeader-border': '#e5e5e5',
  'textBlockQuote-background': '#f8f8f8',
  'textBlockQuote-border': '#e5e5e5',
  'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)',
  'charts-yellow': '#bf8803',
  'charts-purple': '#652d90',
  'charts-blue': '#1a85ff',
  'charts-green': '#388a34',
}

const highContrast = {
  foreground: '#ffffff',
  descriptionForeground: 'rgba(255, 255, 255, 0.7)',
  'sideBar-background': '#000000',
  'sideBar-foreground': '#ffffff',
  contrastBorder: '#6fc3df',
  contrastActiveBorder: '#f38518',
  focusBorder: '#f38518',
  'textLink-foreground': '#21a6ff',
  'textLink-activeForeground': '#21a6ff',
  'button-background': '#000000',
  'button-foreground': '#ffffff',
  'button-border': '#6fc3df',
  'input-background': '#000000',
  'input-border': '#6fc3df',
  'input-foreground': '#ffffff',
  'input-placeholderForeground': 'rgba(255, 255, 255, 0.7)',
  'inputOption-activeBackground': 'rgba(0, 0, 0, 0)',
  'inputOption-activeBorder': '#6fc3df',
  'inputOption-activeForeground': '#ffffff',
  'list-hoverBackground': 'rgba(255, 255, 255, 0.1)',
  'sideBarSectionHeader-foreground': '#ffffff',
  'sideBarSectionHeader-border': '#6fc3df',
  'textBlockQuote-border': '#ffffff',
  'toolbar-hoverOutline': '#f38518',
  'charts-yellow': '#ffd370',
  'charts-purple': '#b180d7',
  'charts-blue': '#3794ff',
  'charts-green': '#89d185',
}

const highContrastLight = {
  foreground: '#292929',
  descriptionForeground: 'rgba(41, 41, 41, 0.7)',
  'sideBar-background': '#ffffff',
  'sideBar-foreground': '#292929',
  contrastBorder: '#0f4a85',
  contrastActiveBorder: '#006bbd',
  focusBorder: '#006bbd',
  'textLink-foreground': '#0f4a85',
  'textLink-activeForeground': '#0f4a85',
  'button-background': '#0f4a85',
  'button-foreground': '#ffffff',
  'button-hoverBackground': '#0f4a85',
  'button-border': '#0f4a85',
  'input-background': '#ffffff',
  'input-border': '#0f4a85',
  'input-foreground': '#292929',
  'input-placeholderForeground': 'rgba(41, 41, 41, 0.7)',
  'inputOption-activeBackground': 'rgba(0, 0, 0, 0)',
  'inputOption-activeBorder': '#0f4a85',
  'inputOption-activeForeground': '#292929',
  'list-hoverBackground': 'rgba(15, 74, 133, 0.1)',
  'list-inactiveSelectionBackground': 'rgba(15, 74, 133, 0.1)',
  'sideBarSectionHeader-foreground': '#292929',
  'sideBarSectionHeader-border': '#0f4a85',
  'textBlockQuote-background': '#f2f2f2',
  'textBlockQuote-border': '#292929',
  'toolbar-hoverOutline': '#006bbd',
  'charts-yellow': '#895503',
  'charts-purple': '#652d90',
  'charts-blue': '#1a85ff',
  'charts-green': '#374e06',
}

/** The themes to look at, by name: VS Code's modern ones and both of high contrast. */
export const themes: Readonly<Record<string, Theme>> = {
  dark: { bodyClass: 'vscode-dark', tokens: { ...fonts, ...dark } },
  light: { bodyClass: 'vscode-light', tokens: { ...fonts, ...light } },
  'high-contrast': { bodyClass: 'vscode-high-contrast', tokens: { ...fonts, ...highContrast } },
  'high-contrast-light': {
    bodyClass: 'vscode-high-contrast vscode-high-contrast-light',
    tokens: { ...fonts, ...highContrastLight },
  },
}

/** Dresses the page as VS Code does: through script, since the policy allows no inline styles. */
export function applyTheme({ bodyClass, tokens }: Theme): void {
  const { style } = document.documentElement
  for (const name of Array.from(style)) style.removeProperty(name)
  for (const [name, value] of Object.entries(tokens)) style.setProperty(`--vscode-${name}`, value)
  style.setProperty('background-color', 'var(--vscode-sideBar-background)')
  document.body.className = bodyClass
}
