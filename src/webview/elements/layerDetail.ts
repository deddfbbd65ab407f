import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { LayerAssessment } from '../../core/assessment/assessment.ts'
import { partyName } from '../../core/presentation/words.ts'
import type { TextRange } from '../../core/resource.ts'
import { type AssessmentSubject, dutiesOf, sourcesOf } from '../model/subject.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import { conditionWords, missingSideWords } from '../words/layerWords.ts'
import './dutyList.ts'
import { factor } from './factor.ts'
import './lineLink.ts'
import './sourceList.ts'

/** What one layer opens to: both sides' sentences, why, what is left open, duties and sources. */
export class LayerDetail extends LitElement {
  static override properties = { subject: { attribute: false }, layer: { attribute: false } }
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: fit-content(6rem) 1fr;
        gap: 0.5rem 0.75rem;
      }
      dt {
        font-weight: 600;
      }
      dl ul > li + li {
        margin-block-start: 0.125rem;
      }
      .outcome {
        font-weight: 600;
      }
      /* Too narrow for two columns. */
      @media (max-width: 259px) {
        dl {
          display: block;
        }
        dt:not(:first-child) {
          margin-block-start: 0.5rem;
        }
      }
    `,
  ]
  declare subject: AssessmentSubject
  declare layer: LayerAssessment

  override render(): TemplateResult {
    const { assessment, place } = this.subject
    const duties = dutiesOf(assessment, this.layer)
    const sources = sourcesOf(assessment, this.layer)
    return html`<dl>
      ${this.#renderSides()} ${this.#renderReason()} ${this.#renderDependency()}
      ${duties.length === 0 ? nothing : entry('Duties', html`<rl-duty-list .duties=${duties} .lines=${place?.dutyLines}></rl-duty-list>`)}
      ${sources.length === 0 ? nothing : entry('Sources', html`<rl-source-list .sources=${sources}></rl-source-list>`)}
      ${this.#renderBasis()}
    </dl>`
  }

  #renderSides(): TemplateResult {
    const { assessment } = this.subject
    const { party, provider, customer, thirdParty } = this.layer
    if (party === 'none' && !provider && !customer)
      return entry(partyName(party, assessment), 'This layer does not exist for this resource.')
    return html`${entry(assessment.vendor.short, provider || missingSideWords.provider)}
    ${entry('You', customer || missingSideWords.customer)} ${thirdParty ? entry('Also', thirdParty) : nothing}`
  }

  /** Said where the claim does not rest on pages about the service itself. */
  #renderBasis(): unknown {
    const { basis, party } = this.layer
    if (party === 'none' || basis === 'documented') return nothing
    const { modelName } = this.subject.assessment
    return entry(
      'Basis',
      basis === 'model' ? `follows from the model: ${modelName}` : 'general knowledge, no page cited',
    )
  }

  #renderReason(): unknown {
    const { shift } = this.layer
    return shift
      ? entry(
          'Why',
          html`${shift.because}
            <span class="dim">Decided by <code>${shift.when}</code>${this.#line(shift.range)}.</span>`,
        )
      : nothing
  }

  #renderDependency(): unknown {
    const { dependsOn } = this.layer
    if (!dependsOn) return nothing
    const outcomes = dependsOn.outcomes.map(
      ({ when, party }) =>
        html`<li>
          ${conditionWords(when)}: <span class="outcome">${partyName(party, this.subject.assessment)}</span>
        </li>`,
    )
    return entry(
      'Depends on',
      html`<p>${factor(dependsOn)}${this.#line(dependsOn.range)}</p>
        <ul role="list">
          ${outcomes}
        </ul>`,
    )
  }

  #line(range: TextRange | undefined): unknown {
    const line = this.subject.place?.layerLines[this.layer.layer]
    return range && line !== undefined ? html`, <rl-line-link .line=${line}></rl-line-link>` : nothing
  }
}

function entry(term: string, description: unknown): TemplateResult {
  return html`<dt>${term}</dt>
    <dd>${description}</dd>`
}

customElements.define('rl-layer-detail', LayerDetail)
