import { css, html, LitElement, type TemplateResult } from 'lit'
import type { SourcePage } from '../../core/assessment/assessment.ts'
import { icon } from '../icons.ts'
import { baseStyles } from '../styles/baseStyles.ts'

/** The pages a claim rests on, as links with the day each was read. */
export class SourceList extends LitElement {
  static override properties = { sources: { attribute: false } }
  static override styles = [
    baseStyles,
    css`
      li + li {
        margin-block-start: 0.25rem;
      }
      .icon {
        width: 0.8em;
        height: 0.8em;
        margin-inline-start: 0.25em;
        vertical-align: -0.05em;
      }
      .read {
        font-size: 0.92em;
        white-space: nowrap;
      }
    `,
  ]
  declare sources: readonly SourcePage[]

  override render(): TemplateResult {
    return html`<ul role="list">
      ${this.sources.map((source) => html`<li>${title(source)} <span class="read dim">read on ${source.accessed}</span></li>`)}
    </ul>`
  }
}

/** A workspace can add sources of its own, so an address is a link only where it is a plain web address. */
function title({ title, url }: SourcePage): TemplateResult {
  return url.startsWith('https://')
    ? html`<a href=${url} title=${url}>${title}${icon('external')}</a>`
    : html`<span>${title}</span>`
}

customElements.define('rl-source-list', SourceList)
