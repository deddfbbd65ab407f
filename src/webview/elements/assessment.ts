import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { createdWords } from '../../core/presentation/words.ts'
import { sendViewChange } from '../events.ts'
import { icon } from '../icons.ts'
import type { AssessmentSubject } from '../model/subject.ts'
import { sortDuties, summarizeDuties } from '../model/summary.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import type { SectionId } from '../viewState.ts'
import './createdList.ts'
import './dutyList.ts'
import './layerStack.ts'
import './section.ts'
import './sourceList.ts'
import './subjectHeader.ts'
import './toolbar.ts'

/** The answer for one resource: header, layer stack, duties and sources. */
export class AssessmentView extends LitElement {
  static override properties = {
    subject: { attribute: false },
    pinned: { type: Boolean },
    openLayers: { attribute: false },
    closedSections: { attribute: false },
  }
  static override styles = [
    baseStyles,
    css`
      .top {
        padding: 0.625rem 0.75rem;
      }
      rl-toolbar {
        margin-block-start: 0.5rem;
      }
      .all {
        display: flex;
        margin-inline-end: 0.5rem;
        padding: 0.125rem;
        border-radius: 4px;
      }
      .all:hover {
        background: var(--vscode-toolbar-hoverBackground);
      }
    `,
  ]
  declare subject: AssessmentSubject
  declare pinned: boolean
  declare openLayers: readonly string[]
  declare closedSections: readonly SectionId[]

  override render(): TemplateResult {
    const { layers, duties, sources, creates } = this.subject.assessment
    const labels = Object.fromEntries(layers.map(({ layer, label }) => [layer, label]))
    return html`<div class="top">
        <rl-subject-header .subject=${this.subject}></rl-subject-header>
        <rl-toolbar .pinned=${this.pinned}></rl-toolbar>
      </div>
      <rl-section section="layers" heading="Layers" .open=${this.#isOpen('layers')}>
        ${this.#renderOpenAll()}
        <rl-layer-stack .subject=${this.subject} .openLayers=${this.openLayers}></rl-layer-stack>
      </rl-section>
      ${
        creates
          ? html`<rl-section
              section="creates"
              heading="Creates"
              .note=${createdWords(creates)}
              .open=${this.#isOpen('creates')}
            >
              <rl-created-list .creates=${creates}></rl-created-list>
            </rl-section>`
          : nothing
      }
      ${
        duties.length === 0
          ? nothing
          : html`<rl-section
              section="duties"
              heading="Duties"
              .note=${summarizeDuties(duties)}
              .open=${this.#isOpen('duties')}
            >
              <rl-duty-list
                .duties=${sortDuties(duties)}
                .lines=${this.subject.place?.dutyLines}
                .layerLabels=${labels}
              ></rl-duty-list>
            </rl-section>`
      }
      ${
        sources.length === 0
          ? nothing
          : html`<rl-section
              section="sources"
              heading="Sources"
              .note=${String(sources.length)}
              .open=${this.#isOpen('sources')}
            >
              <rl-source-list .sources=${sources}></rl-source-list>
            </rl-section>`
      }`
  }

  #renderOpenAll(): unknown {
    if (!this.#isOpen('layers')) return nothing
    const layers = this.subject.assessment.layers.map(({ layer }) => layer)
    const open = this.openLayers.length === 0
    const words = open ? 'Open all layers' : 'Close all layers'
    return html`<button
      slot="actions"
      class="all"
      title=${words}
      aria-label=${words}
      @click=${() => sendViewChange(this, { kind: 'layers', layers, open })}
    >
      ${icon(open ? 'expandAll' : 'collapseAll')}
    </button>`
  }

  #isOpen(section: SectionId): boolean {
    return !this.closedSections.includes(section)
  }
}

customElements.define('rl-assessment', AssessmentView)
