import { bothSides, completeModel, plainSentences, sourcedClaims } from './claimRules.ts'
import {
  knownIds,
  knownSources,
  knownStandards,
  ownTypes,
  statedDefaults,
  typeShapes,
  uniqueIds,
  uniqueTypes,
} from './referenceRules.ts'
import type { LintRule } from './rule.ts'

/** Every rule the table is held to, in the order of their messages. */
export const lintRules: readonly LintRule[] = [
  completeModel,
  knownIds,
  uniqueTypes,
  typeShapes,
  uniqueIds,
  bothSides,
  sourcedClaims,
  plainSentences,
  knownSources,
  knownStandards,
  ownTypes,
  statedDefaults,
]
