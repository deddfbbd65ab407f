import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { sendIntent } from '../events.ts'
import { icon } from '../icons.ts'
import { baseStyles } from '../styles/baseStyles.ts'

/** What can be done with the subject: pin it, copy it, look up another. */
export class Toolbar extends LitElement {
  static override properties = { pinned: { type: Boolean }, pinOnly: { type: Boolean } }
  static override styles = [
    baseStyles,
    css`
      [role='group'] {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.25rem;
        margin-inline-start: -0.25rem;
      }
      button {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        padding: 0.125rem 0.375rem 0.125rem 0.25rem;
        border: 1px solid transparent;
        border-radius: 4px;
        white-space: nowrap;
      }
      button:hover {
        background: var(--vscode-toolbar-hoverBackground);
        outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
        outline-offset: -1px;
      }
      button:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
      [aria-pressed='true'] {
        border-color: var(--vscode-inputOption-activeBorder, transparent);
        background: var(--vscode-inputOption-activeBackground);
        color: var(--vscode-inputOption-activeForeground);
      }
      /* Too narrow for words beside the pictures; assistive technology still reads them. */
      @media (max-width: 259px) {
        button {
          padding: 0.125rem 0.25rem;
        }
        span {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ]
  declare pinned: boolean
  /** Where there is no assessment there is nothing to copy, and the look-up is offered in a larger way. */
  declare pinOnly: boolean

  override render(): TemplateResult {
    return html`<div role="group" aria-label="Actions">
      <button
        aria-pressed=${this.pinned ? 'true' : 'false'}
        title=${this.pinned ? 'Unpin: follow the cursor again' : 'Pin: keep this subject while the cursor moves'}
        @click=${() => sendIntent(this, { type: 'pin', pinned: !this.pinned })}
      >
        ${icon(this.pinned ? 'pinned' : 'pin')}<span>Pin</span>
      </button>
      ${this.pinOnly ? nothing : this.#renderOthers()}
    </div>`
  }

  #renderOthers(): TemplateResult {
    return html`<button title="Copy as Markdown" @click=${() => sendIntent(this, { type: 'copy' })}>
        ${icon('copy')}<span>Copy as Markdown</span>
      </button>
      <button title="Look up any type or service" @click=${() => sendIntent(this, { type: 'lookUp' })}>
        ${icon('search')}<span>Look up</span>
      </button>`
  }
}

customElements.define('rl-toolbar', Toolbar)
