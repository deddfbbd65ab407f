import { css, html, LitElement, type TemplateResult } from 'lit'
import { sendViewChange } from '../events.ts'
import { icon } from '../icons.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import { chevronStyles } from '../styles/chevronStyles.ts'
import type { SectionId } from '../viewState.ts'

/** A part of the view under a heading that opens and closes it, like the panes of VS Code's own views. */
export class Section extends LitElement {
  static override properties = { section: {}, heading: {}, note: {}, open: { type: Boolean } }
  static override styles = [
    baseStyles,
    chevronStyles,
    css`
      .head {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        border-block-start: 1px solid
          var(--vscode-sideBarSectionHeader-border, var(--vscode-contrastBorder, transparent));
        background: var(--vscode-sideBarSectionHeader-background);
        color: var(--vscode-sideBarSectionHeader-foreground, var(--vscode-foreground));
      }
      h2 {
        flex: 1;
        min-width: 0;
      }
      button {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        width: 100%;
        min-height: 1.75rem;
        padding-inline: 0.125rem 0.5rem;
      }
      .title {
        flex: none;
        font-size: 0.85em;
        font-weight: 600;
        text-transform: uppercase;
      }
      .note {
        flex: 1;
        min-width: 0;
        padding-inline-start: 0.5rem;
        text-align: end;
        font-size: 0.92em;
      }
      .body {
        padding: 0.125rem 0.75rem 0.75rem;
      }
    `,
  ]
  declare section: SectionId
  declare heading: string
  /** A few words at the end of the heading: how many there are. */
  declare note: string | undefined
  declare open: boolean

  override render(): TemplateResult {
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2>
          <button aria-expanded=${this.open ? 'true' : 'false'} aria-controls="body" @click=${this.#toggle}>
            ${icon('chevron')}<span class="title" id="title">${this.heading}</span
            ><span class="note dim">${this.note}</span>
          </button>
        </h2>
        <slot name="actions"></slot>
      </div>
      <div class="body" id="body" ?hidden=${!this.open}><slot></slot></div>
    </section>`
  }

  #toggle(): void {
    sendViewChange(this, { kind: 'section', section: this.section, open: !this.open })
  }
}

customElements.define('rl-section', Section)
