import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { ListedResource } from '../../protocol/messages.ts'
import { sendIntent, sendViewChange } from '../events.ts'
import { keyTarget } from '../model/listKeys.ts'
import { filterFrom, type IndexedResource, resourceWindow } from '../model/resourceWindow.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import { resourceListStyles } from './resourceListStyles.ts'

/** The resources of the active file, to go to one. */
export class ResourceList extends LitElement {
  static override properties = { resources: { attribute: false }, selected: { type: Number }, filter: {} }
  static override styles = [baseStyles, resourceListStyles]
  declare resources: readonly ListedResource[]
  declare selected: number
  declare filter: string

  override render(): TemplateResult {
    const { rows, hidden } = resourceWindow(this.resources, { filter: this.filter, selected: this.selected })
    const reachable = rows.find(({ index }) => index === this.selected) ?? rows[0]
    return html`${this.#renderFilter()}
      <div class="rows" role="listbox" aria-label="Resources in the active file" @keydown=${this.#moveByKey}>
        ${rows.map((row) => this.#renderRow(row, row === reachable))}
      </div>
      ${rows.length === 0 ? html`<p class="dim">No resource matches the filter.</p>` : nothing}
      ${hidden > 0 ? html`<p class="dim">${hidden} more ${hidden === 1 ? 'is' : 'are'} hidden. Filter to see ${hidden === 1 ? 'it' : 'them'}.</p>` : nothing}`
  }

  /** Keeps the selected row in sight, without moving the page as `scrollIntoView` would. */
  override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('selected') && !changed.has('resources')) return
    const rows = this.renderRoot.querySelector('.rows')
    const row = rows?.querySelector('[aria-selected="true"]')
    if (!rows || !row) return
    const [frame, box] = [rows.getBoundingClientRect(), row.getBoundingClientRect()]
    if (box.top < frame.top) rows.scrollTop -= frame.top - box.top
    else if (box.bottom > frame.bottom) rows.scrollTop += box.bottom - frame.bottom
  }

  #renderFilter(): unknown {
    if (this.resources.length <= filterFrom) return nothing
    return html`<input
      type="search"
      aria-label="Filter the resources"
      placeholder="Filter by type, name or service"
      .value=${this.filter}
      @input=${({ target }: Event) => sendViewChange(this, { kind: 'filter', text: (target as HTMLInputElement).value })}
    />`
  }

  /** One row is reached by Tab, the others from it by arrow keys: hundreds of tab stops would bar the way. */
  #renderRow(
    { index, resource: { type, name, line, serviceName } }: IndexedResource,
    reachable: boolean,
  ): TemplateResult {
    return html`<div
      role="option"
      aria-selected=${index === this.selected ? 'true' : 'false'}
      tabindex=${reachable ? 0 : -1}
      data-index=${index}
      @click=${() => sendIntent(this, { type: 'reveal', index })}
    >
      <p class="name">${name} <span class="type dim">${type}</span></p>
      <p class="place dim">
        <span class=${serviceName ? '' : 'unknown'}>${serviceName ?? 'not in the table'}</span> · line ${line}
      </p>
    </div>`
  }

  #moveByKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const rows = Array.from(this.renderRoot.querySelectorAll<HTMLElement>('[role="option"]'))
    const at = rows.findIndex((row) => row === this.shadowRoot?.activeElement)
    if (at === -1) return
    if (event.key === 'Enter' || event.key === ' ')
      sendIntent(this, { type: 'reveal', index: Number(rows[at]!.dataset['index']) })
    else {
      const target = keyTarget(event.key, at, rows.length)
      if (target === undefined) return
      rows[target]?.focus()
    }
    event.preventDefault() // the page would scroll as well
  }
}

customElements.define('rl-resource-list', ResourceList)
