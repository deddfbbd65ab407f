import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { LayerAssessment } from '../../core/assessment/assessment.ts'
import { partyName } from '../../core/presentation/words.ts'
import type { TextRange } from '../../core/resource.ts'
import { sendViewChange } from '../events.ts'
import { icon } from '../icons.ts'
import type { AssessmentSubject } from '../model/subject.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import { chevronStyles } from '../styles/chevronStyles.ts'
import { partyStyles } from '../styles/partyStyles.ts'
import { dependencyWords } from '../words/layerWords.ts'
import { factor } from './factor.ts'
import './layerDetail.ts'
import { layerRowStyles } from './layerRowStyles.ts'
import './lineLink.ts'

/** One band of the stack: the layer, who carries it, what moved it, and on request the rest. */
export class LayerRow extends LitElement {
  static override properties = { subject: { attribute: false }, layer: { attribute: false }, open: { type: Boolean } }
  static override styles = [baseStyles, chevronStyles, partyStyles, layerRowStyles]
  declare subject: AssessmentSubject
  declare layer: LayerAssessment
  declare open: boolean

  override render(): TemplateResult {
    const { label, party } = this.layer
    return html`<div class="band ${party}">
      <div class="head">
        <h3>
          <button
            aria-expanded=${this.open ? 'true' : 'false'}
            aria-controls="detail"
            aria-describedby="notes"
            @click=${() => this.toggle(!this.open)}
          >
            ${icon('chevron')}<span class="label">${label}<span class="visually-hidden">: </span></span
            ><span class="party">${icon(party)}${partyName(party, this.subject.assessment)}</span>
          </button>
        </h3>
        <div id="notes">${this.open ? nothing : this.#renderNotes()}</div>
      </div>
      <div id="detail" ?hidden=${!this.open}>
        ${this.open ? html`<rl-layer-detail .subject=${this.subject} .layer=${this.layer}></rl-layer-detail>` : nothing}
      </div>
    </div>`
  }

  /** Moves the keyboard to this row. */
  focusRow(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  /** Whether the keyboard is on the row itself, not on something it opened to. */
  get hasRowFocus(): boolean {
    return this.shadowRoot?.activeElement?.matches('h3 button') === true
  }

  /** Opens or closes the row. */
  toggle(open: boolean): void {
    if (open !== this.open) sendViewChange(this, { kind: 'layers', layers: [this.layer.layer], open })
  }

  #renderNotes(): unknown {
    const { shift, dependsOn } = this.layer
    return [
      shift ? this.#renderNote(icon('shift'), 'decided by', html`<code>${shift.when}</code>`, shift.range) : nothing,
      dependsOn
        ? this.#renderNote(icon('unknown'), dependencyWords(dependsOn), factor(dependsOn), dependsOn.range)
        : nothing,
    ]
  }

  #renderNote(picture: TemplateResult, words: string, what: unknown, range: TextRange | undefined): TemplateResult {
    const line = range && this.subject.place?.layerLines[this.layer.layer]
    return html`<p class="note">
      ${picture}<span class="what">${words} ${what}</span
      >${line === undefined ? nothing : html`<rl-line-link .line=${line}></rl-line-link>`}
    </p>`
  }
}

customElements.define('rl-layer-row', LayerRow)
