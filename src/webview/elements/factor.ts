import { html } from 'lit'
import type { LayerDependency } from '../../core/assessment/assessment.ts'

/** What a layer depends on: as code where the file names it, as prose where it is a fact outside of the file. */
export function factor({ on, range }: LayerDependency): unknown {
  return range ? html`<code>${on}</code>` : on
}
