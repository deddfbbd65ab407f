import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { DutyAssessment } from '../../core/assessment/assessment.ts'
import { dutyWords } from '../../core/presentation/words.ts'
import { type IconName, icon } from '../icons.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import type { DutyStatus } from '../words/dutyWords.ts'
import './lineLink.ts'

/** Duties with how far each is done and what shows it. */
export class DutyList extends LitElement {
  static override properties = {
    duties: { attribute: false },
    lines: { attribute: false },
    layerLabels: { attribute: false },
  }
  static override styles = [
    baseStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 1rem 1fr;
        column-gap: 0.375rem;
      }
      li + li {
        margin-block-start: 0.5rem;
      }
      li > .icon {
        margin-block-start: 0.1em;
      }
      .status {
        font-weight: 600;
      }
      .evidence {
        font-size: 0.92em;
      }
      .open > .icon {
        color: var(--rl-open);
      }
      .met > .icon {
        color: var(--rl-done);
      }
      .not-applicable {
        color: var(--vscode-descriptionForeground);
      }
    `,
  ]
  declare duties: readonly DutyAssessment[]
  /** By duty id: the line of its evidence. */
  declare lines: Readonly<Record<string, number>> | undefined
  /** By layer: its label, where the list is about several layers. */
  declare layerLabels: Readonly<Record<string, string>> | undefined

  override render(): TemplateResult {
    return html`<ul role="list">
      ${this.duties.map((duty) => this.#renderDuty(duty))}
    </ul>`
  }

  #renderDuty({ id, layer, title, status, evidence, references }: DutyAssessment): TemplateResult {
    const line = this.lines?.[id]
    const label = this.layerLabels?.[layer]
    return html`<li class=${status}>
      ${icon(icons[status])}
      <div>
        <p><span class="status">${dutyWords[status]}:</span> ${title}</p>
        <p class="evidence dim">
          ${label ? html`${label} · ` : nothing}${evidence}${line === undefined ? nothing : html`, <rl-line-link .line=${line}></rl-line-link>`}
        </p>
        ${
          references.length === 0
            ? nothing
            : html`<p class="evidence dim">
                ${references.map(({ name, control }) => `${name}: ${control}`).join(' · ')}
              </p>`
        }
      </div>
    </li>`
  }
}

const icons: Readonly<Record<DutyStatus, IconName>> = {
  open: 'open',
  unknown: 'unknown',
  met: 'done',
  'not-applicable': 'none',
}

customElements.define('rl-duty-list', DutyList)
