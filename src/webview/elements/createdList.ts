import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { CreatedServices } from '../../core/assessment/assessment.ts'
import { countWords } from '../../core/presentation/words.ts'
import { baseStyles } from '../styles/baseStyles.ts'

/** What a module creates: its services with how many resources each has, and the types nothing can be said about. */
export class CreatedList extends LitElement {
  static override properties = { creates: { attribute: false } }
  static override styles = [
    baseStyles,
    css`
      li {
        display: flex;
        justify-content: space-between;
        gap: 0.75rem;
      }
      li + li {
        margin-block-start: 0.25rem;
      }
      .count {
        flex: none;
      }
      p {
        margin-block-start: 0.5rem;
      }
    `,
  ]
  declare creates: CreatedServices

  override render(): TemplateResult {
    const { read, services, unknown } = this.creates
    const what = read ? 'resource' : 'type'
    return html`<ul role="list">
        ${services.map(({ serviceName, resources }) => html`<li><span>${serviceName}</span> <span class="count dim">${countWords(resources, what)}</span></li>`)}
      </ul>
      ${
        unknown.length === 0
          ? nothing
          : html`<p>Not in the table, so nothing is said about them:</p>
              <ul role="list">
                ${unknown.map((type) => html`<li><code>${type}</code></li>`)}
              </ul>`
      }`
  }
}

customElements.define('rl-created-list', CreatedList)
