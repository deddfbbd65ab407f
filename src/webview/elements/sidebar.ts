import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { SidebarState } from '../../protocol/messages.ts'
import { announcement } from '../model/announcement.ts'
import { subjectKey } from '../model/subject.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import { partyColours } from '../styles/partyStyles.ts'
import { initialView, subjectView, type ViewState } from '../viewState.ts'
import './assessment.ts'
import './emptyState.ts'
import './noticeList.ts'
import './resourceList.ts'
import './section.ts'

/** The whole sidebar, made of the extension's state and of what the person opened, and of nothing else. */
export class Sidebar extends LitElement {
  static override properties = { state: { attribute: false }, view: { attribute: false } }
  static override styles = [
    baseStyles,
    partyColours,
    css`
      :host {
        color: var(--vscode-sideBar-foreground, var(--vscode-foreground));
        font-family: var(--vscode-font-family);
        font-size: var(--vscode-font-size, 13px);
        font-weight: var(--vscode-font-weight, normal);
        line-height: 1.4;
      }
    `,
  ]
  /** Undefined until the extension has answered. */
  declare state: SidebarState | undefined
  declare view: ViewState

  constructor() {
    super()
    this.view = initialView
  }

  override render(): TemplateResult {
    // The live region is there before it has anything to say: one that appears with its text is often not read out.
    const spoken = this.state ? announcement(this.state) : nothing
    return html`<div class="visually-hidden" role="status" aria-live="polite">${spoken}</div>
      ${this.state ? this.#renderState(this.state) : nothing}`
  }

  #renderState({ subject, pinned, resources, selected, notices }: SidebarState): TemplateResult {
    const { closedSections, filter } = this.view
    const { openLayers } = subjectView(this.view, subjectKey(subject))
    const listOpen = !closedSections.includes('resources')
    return html`<main aria-label="Responsibilities">
      <rl-notice-list .notices=${notices}></rl-notice-list>
      ${
        subject.kind === 'assessment'
          ? html`<rl-assessment
              .subject=${subject}
              .pinned=${pinned}
              .openLayers=${openLayers}
              .closedSections=${closedSections}
            ></rl-assessment>`
          : html`<rl-empty-state
              .subject=${subject}
              .pinned=${pinned}
              .resourceCount=${resources.length}
            ></rl-empty-state>`
      }
      ${
        resources.length === 0
          ? nothing
          : html`<rl-section
              section="resources"
              heading="Resources in this file"
              .note=${String(resources.length)}
              .open=${listOpen}
            >
              ${listOpen ? html`<rl-resource-list .resources=${resources} .selected=${selected} .filter=${filter}></rl-resource-list>` : nothing}
            </rl-section>`
      }
    </main>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rl-sidebar': Sidebar
  }
}

customElements.define('rl-sidebar', Sidebar)
