import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { LayerAssessment } from '../../core/assessment/assessment.ts'
import { modelWords } from '../../core/presentation/words.ts'
import type { AssessmentSubject } from '../model/subject.ts'
import { summarize } from '../model/summary.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import './lineLink.ts'

/** What the assessment is of, and the answer in one line. */
export class SubjectHeader extends LitElement {
  static override properties = { subject: { attribute: false } }
  static override styles = [
    baseStyles,
    css`
      h1 {
        font-size: 1.25em;
        font-weight: 600;
        line-height: 1.3;
      }
      .summary {
        margin-block-start: 0.5rem;
        font-weight: 600;
      }
      .configures {
        margin-block-start: 0.25rem;
      }
    `,
  ]
  declare subject: AssessmentSubject

  override render(): TemplateResult {
    const { assessment, place } = this.subject
    const { serviceName, vendor, type, name, match, creates } = assessment
    return html`<header>
      <h1>${serviceName}</h1>
      <p class="dim">${modelWords(assessment)} · ${vendor.name}</p>
      <p><code>${type}</code>${name ? html` <code><b>${name}</b></code>` : nothing}</p>
      <p>
        ${
          place
            ? html`<rl-line-link .line=${place.line} .fileName=${place.fileName}></rl-line-link>`
            : html`<span class="dim">Looked up without a file: documented defaults apply.</span>`
        }
      </p>
      ${match === 'rule' && !creates ? html`<p class="dim">Matched by rule: the start of the type names the service.</p>` : nothing}
      <p class="summary">${summarize(assessment)}</p>
      ${this.#renderConfigures()}
    </header>`
  }

  #renderConfigures(): unknown {
    const { layers, configures, creates } = this.subject.assessment
    const labels = layers.filter(({ layer }: LayerAssessment) => configures.includes(layer)).map(({ label }) => label)
    return labels.length === 0
      ? nothing
      : html`<p class="configures dim">This ${creates ? 'module' : 'block'} configures: ${labels.join(', ')}.</p>`
  }
}

customElements.define('rl-subject-header', SubjectHeader)
