import { css } from 'lit'

/**
 * A band is tinted in its party's colour and barred on that party's side: at the start for the customer, at the end for the
 * provider, on both for a shared layer. Layers that do not exist are outlines.
 */
export const layerRowStyles = css`
  .band {
    position: relative;
    overflow: hidden;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 2px;
  }
  .band:has([aria-expanded='true']) {
    border-color: var(--vscode-contrastBorder, color-mix(in srgb, var(--rl-party) 35%, transparent));
  }
  .head {
    background: color-mix(in srgb, var(--rl-party) 13%, transparent);
  }
  .band::before,
  .band::after {
    position: absolute;
    inset-block: 0;
    width: 4px;
    background: var(--rl-party);
    content: none;
  }
  .band::before {
    inset-inline-start: 0;
  }
  .band::after {
    inset-inline-end: 0;
  }
  .customer::before,
  .shared::before,
  .shared::after,
  .provider::after {
    content: '';
  }
  .none {
    border: 1px dashed color-mix(in srgb, var(--vscode-foreground) 35%, transparent);
    color: var(--vscode-descriptionForeground);
  }
  .none .head {
    background: none;
  }
  button {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.25rem;
    width: 100%;
    min-height: 1.625rem;
    padding: 0.125rem 0.75rem 0.125rem 0.375rem;
  }
  button:hover {
    background: color-mix(in srgb, var(--rl-party) 12%, transparent);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  button:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }
  .label {
    flex: 1 1 auto;
  }
  .party {
    display: flex;
    align-items: center;
    margin-inline-start: auto;
    gap: 0.3rem;
    font-weight: 600;
  }
  .none .party {
    font-weight: inherit;
  }
  .party .icon {
    width: 0.9em;
    height: 0.9em;
    color: var(--rl-party);
  }
  .note {
    display: flex;
    align-items: baseline;
    gap: 0.3rem;
    padding: 0 0.75rem 0.25rem 1.625rem;
    color: var(--vscode-descriptionForeground);
    font-size: 0.92em;
  }
  .note .icon {
    width: 0.9em;
    height: 0.9em;
    vertical-align: -0.1em;
  }
  /* Conditions can be long; the whole one is in the detail. */
  .what {
    display: -webkit-box;
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  rl-line-link {
    flex: none;
  }
  #detail {
    padding: 0.5rem 0.75rem 0.625rem 1.625rem;
  }
  @media (max-width: 259px) {
    .note {
      display: block;
      padding-inline: 0.75rem;
    }
    .what {
      display: inline;
      margin-inline: 0.3rem;
    }
    #detail {
      padding-inline-start: 0.75rem;
    }
  }
`
