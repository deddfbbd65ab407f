import type { Assessment } from '../assessment/assessment.ts'
import { mayDiffer } from './layerText.ts'
import { address, countWords, partyName } from './words.ts'

/** The line above a resource, and what it says when the mouse rests on it. Plain text. */
export interface LensText {
  readonly title: string
  readonly tooltip: string
}

/**
 * The answer for a resource in one short line: `You 6 · Shared 3 · AWS 5 · 2 may differ`. A layer that the configuration does not settle
 * counts for the party that is assumed, and the end of the line says how many such layers there are. Undefined where no layer applies.
 */
export function renderLens(assessment: Assessment): LensText | undefined {
  const { layers, creates } = assessment
  const counts = (['customer', 'shared', 'provider'] as const)
    .map((party) => ({ party, count: layers.filter((layer) => layer.party === party).length }))
    .filter(({ count }) => count > 0)
  const open = layers.filter(mayDiffer)
  if (counts.length === 0 && open.length === 0) return undefined
  const unknown = creates?.unknown.length ?? 0
  return {
    title: [
      ...counts.map(({ party, count }) => `${partyName(party, assessment)} ${count}`),
      ...(open.length > 0 ? [`${open.length} may differ`] : []),
      ...(unknown > 0 ? [`${countWords(unknown, 'type')} not in the table`] : []),
    ].join(' · '),
    tooltip: [
      `${assessment.serviceName}, ${address(assessment)}: who carries how many layers of its security`,
      ...open.map(({ label, dependsOn }) => `${label} depends on ${dependsOn!.on}`),
      'Click to show it in the sidebar',
    ].join('\n'),
  }
}
