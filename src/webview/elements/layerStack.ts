import { css, html, LitElement, type TemplateResult } from 'lit'
import { keyTarget } from '../model/listKeys.ts'
import type { AssessmentSubject } from '../model/subject.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import { LayerRow } from './layerRow.ts'

/** The diagram: all layers as bands, from the data down to the data centre. */
export class LayerStack extends LitElement {
  static override properties = { subject: { attribute: false }, openLayers: { attribute: false } }
  static override styles = [
    baseStyles,
    css`
      li + li {
        margin-block-start: 2px;
      }
    `,
  ]
  declare subject: AssessmentSubject
  declare openLayers: readonly string[]

  override render(): TemplateResult {
    return html`<ol role="list" @keydown=${this.#moveByKey}>
      ${this.subject.assessment.layers.map(
        (layer) =>
          html`<li>
            <rl-layer-row
              .subject=${this.subject}
              .layer=${layer}
              .open=${this.openLayers.includes(layer.layer)}
            ></rl-layer-row>
          </li>`,
      )}
    </ol>`
  }

  #moveByKey(event: KeyboardEvent): void {
    const rows = Array.from(this.renderRoot.querySelectorAll('rl-layer-row')).filter((row) => row instanceof LayerRow)
    const at = rows.findIndex((row) => row.hasRowFocus)
    const row = rows[at]
    if (!row || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowRight') row.toggle(true)
    else if (event.key === 'ArrowLeft') row.toggle(false)
    else {
      const target = keyTarget(event.key, at, rows.length)
      if (target === undefined) return
      rows[target]?.focusRow()
    }
    event.preventDefault() // the page would scroll as well
  }
}

customElements.define('rl-layer-stack', LayerStack)
