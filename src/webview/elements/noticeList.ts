import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { icon } from '../icons.ts'
import { baseStyles } from '../styles/baseStyles.ts'

/** What kept parts of the file from being read, in a quiet box. */
export class NoticeList extends LitElement {
  static override properties = { notices: { attribute: false } }
  static override styles = [
    baseStyles,
    css`
      section {
        display: flex;
        gap: 0.5rem;
        margin: 0.5rem 0.75rem 0;
        padding: 0.375rem 0.5rem;
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-inline-start: 3px solid var(--vscode-textBlockQuote-border);
        background: var(--vscode-textBlockQuote-background);
        font-size: 0.92em;
      }
      .icon {
        color: var(--vscode-charts-blue);
      }
      li + li {
        margin-block-start: 0.25rem;
      }
    `,
  ]
  declare notices: readonly string[]

  override render(): TemplateResult | typeof nothing {
    if (this.notices.length === 0) return nothing
    return html`<section aria-label="Notices">
      ${icon('info')}
      <ul role="list">
        ${this.notices.map((notice) => html`<li>${notice}</li>`)}
      </ul>
    </section>`
  }
}

customElements.define('rl-notice-list', NoticeList)
