import { css } from 'lit'

/** Colours of parties and duty statuses, for `:host` of the outermost element: custom properties reach into every other one. */
export const partyColours = css`
  :host {
    --rl-customer: var(--vscode-charts-yellow);
    --rl-shared: var(--vscode-charts-purple);
    --rl-provider: var(--vscode-charts-blue);
    --rl-none: var(--vscode-descriptionForeground);
    --rl-open: var(--vscode-charts-yellow);
    --rl-done: var(--vscode-charts-green);
  }
`

/** Gives whatever carries a party's name as its class that party's colour. */
export const partyStyles = css`
  .customer {
    --rl-party: var(--rl-customer);
  }
  .shared {
    --rl-party: var(--rl-shared);
  }
  .provider {
    --rl-party: var(--rl-provider);
  }
  .none {
    --rl-party: var(--rl-none);
  }
`
