import type { Assessment, LayerAssessment, LayerDependency } from '../assessment/assessment.ts'
import type { TextRange } from '../resource.ts'
import { codeSpan, escapeMarkdown, escapeSentence } from './markdown.ts'
import { partyName } from './words.ts'

/** Counts lines from 1; undefined where there is no file. */
export type LineOf = (range: TextRange) => number | undefined

/** What is done: the customer's part of a customer layer, both parts of the others. */
export function dutySentence({ party, provider, customer }: LayerAssessment): string {
  const parts = party === 'customer' ? [customer] : [provider, customer]
  return parts.filter(Boolean).map(escapeSentence).join(' ')
}

/** What in the block decided the layer, with its line: `(publicly_accessible = true, line 12)`. Empty where nothing did. */
export function shiftNote({ shift }: LayerAssessment, lineOf: LineOf): string {
  if (!shift) return ''
  return `(${codeSpan(shift.when)}${lineNote(shift.range, lineOf)})`
}

/** What the configuration leaves open: every outcome by name, where they differ. Empty where nothing is open. */
export function dependencyNote(assessment: Assessment, { dependsOn }: LayerAssessment, lineOf: LineOf): string {
  if (!dependsOn) return ''
  const [first] = dependsOn.outcomes
  if (dependsOn.outcomes.every(({ party }) => party === first?.party)) return detailsNote(dependsOn, lineOf)
  return `Depends on ${subject(dependsOn, lineOf)}: ${dependsOn.outcomes
    .map(({ when, party }) => `${escapeMarkdown(when)} → ${escapeMarkdown(partyName(party, assessment))}`)
    .join('; ')}.`
}

/** Where the party is settled and only what is to be done is not: what a value somebody wrote would mean. */
function detailsNote(dependsOn: LayerDependency, lineOf: LineOf): string {
  const meanings = dependsOn.range ? dependsOn.outcomes.filter(({ because }) => because) : []
  const told = meanings.map(({ when, because }) => `with ${escapeMarkdown(when)}: ${escapeMarkdown(because!)}`)
  return `Details depend on ${subject(dependsOn, lineOf)}${told.length === 0 ? '.' : `; ${told.join(' ')}`}`
}

function subject({ on, range }: LayerDependency, lineOf: LineOf): string {
  return range ? `${codeSpan(on)}${lineNote(range, lineOf)}` : escapeSentence(on)
}

/** Whether the layer's party is one of several that the configuration leaves open. */
export function mayDiffer({ dependsOn }: LayerAssessment): boolean {
  return new Set(dependsOn?.outcomes.map(({ party }) => party)).size > 1
}

function lineNote(range: TextRange | undefined, lineOf: LineOf): string {
  const line = range && lineOf(range)
  return line === undefined ? '' : `, line ${line}`
}
