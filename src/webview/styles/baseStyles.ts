import { css } from 'lit'

/** What every element starts from: text, links, buttons and focus as in VS Code's own views. */
export const baseStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ol,
  ul {
    list-style: none;
  }
  code {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.92em;
  }
  .dim {
    color: var(--vscode-descriptionForeground);
  }
  .icon {
    flex: none;
    vertical-align: -0.2em;
  }
  a,
  .link {
    color: var(--vscode-textLink-foreground);
    text-decoration: none;
  }
  a:hover,
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  a:focus-visible,
  .link:focus-visible {
    outline-offset: 1px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`
