import { css } from 'lit'

/** Rows as in VS Code's lists, in a frame of their own so that a long file does not make a long page. */
export const resourceListStyles = css`
  .rows {
    max-height: 24rem;
    margin-inline: -0.75rem;
    overflow-y: auto;
  }
  [role='option'] {
    padding: 0.1875rem 0.75rem;
    cursor: pointer;
  }
  [role='option']:hover {
    background: var(--vscode-list-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  [aria-selected='true'],
  [aria-selected='true']:hover {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  [role='option']:focus-visible {
    outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder));
  }
  .type {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.92em;
  }
  .place {
    font-size: 0.92em;
  }
  .unknown {
    font-style: italic;
  }
  input {
    width: 100%;
    margin-block-end: 0.375rem;
    padding: 0.1875rem 0.375rem;
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
    border-radius: 2px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
    font: inherit;
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
  }
  p.dim:not(.place) {
    margin-block-start: 0.375rem;
  }
`
