import type { LayerDependency } from '../../core/assessment/assessment.ts'

/** One outcome's condition: `if package_type = "Image"`, `otherwise`. */
export function conditionWords(when: string): string {
  return when === 'otherwise' ? when : `if ${when}`
}

/** How a dependency is introduced. Where every outcome names one party, only the sentences differ. */
export function dependencyWords({ outcomes }: LayerDependency): string {
  return new Set(outcomes.map(({ party }) => party)).size > 1 ? 'depends on' : 'details depend on'
}

/** What stands for a side that has no sentence. */
export const missingSideWords = { provider: 'Nothing on this layer.', customer: 'Nothing is left to do.' } as const
