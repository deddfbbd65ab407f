import { css, html, LitElement, type TemplateResult } from 'lit'
import { sendIntent } from '../events.ts'
import { baseStyles } from '../styles/baseStyles.ts'

/** A line of the subject's file, to go to: `line 14`, or with its file `database.tf, line 14`. */
export class LineLink extends LitElement {
  static override properties = { line: { type: Number }, fileName: { attribute: 'file-name' } }
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline;
      }
    `,
  ]
  declare line: number
  declare fileName: string | undefined

  override render(): TemplateResult {
    const text = this.fileName ? `${this.fileName}, line ${this.line}` : `line ${this.line}`
    return html`<button
      class="link"
      title="Show in the editor"
      aria-label=${`${text}, show in the editor`}
      @click=${this.#reveal}
    >
      ${text}
    </button>`
  }

  #reveal(): void {
    sendIntent(this, { type: 'revealLine', line: this.line })
  }
}

customElements.define('rl-line-link', LineLink)
