import type { Assessment, LayerAssessment } from '../assessment/assessment.ts'
import type { Party } from '../catalog/table.generated.ts'
import { dependencyNote, dutySentence, type LineOf, shiftNote } from './layerText.ts'
import { codeSpan, escapeMarkdown, link } from './markdown.ts'
import { address, modelWords, partyName } from './words.ts'

/** What a hover needs besides the assessment. */
export interface HoverContext {
  readonly lineOf: LineOf
  /** Commands as Markdown link targets (`command:...`), by title. */
  readonly commands: readonly { readonly title: string; readonly address: string }[]
}

/** The hover of an assessed resource: what is yours first, short enough to read at a glance. The sidebar has the rest. */
export function renderHover(assessment: Assessment, context: HoverContext): string {
  const groups = (['customer', 'shared', 'provider', 'none'] as const).map((party) =>
    renderGroup(assessment, party, context.lineOf),
  )
  return [
    `**${escapeMarkdown(assessment.serviceName)}** · ${escapeMarkdown(modelWords(assessment))} · ${codeSpan(address(assessment))}`,
    ...groups,
    renderDuties(assessment),
    `Sources: ${assessment.sources
      .slice(0, 4)
      .map(({ title, url }) => link(title, url))
      .join(' · ')}`,
    context.commands.map(({ title, address: target }) => link(title, target)).join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The hover of a resource whose type is not in the table: it says so, and guesses nothing. */
export function renderUnknownHover(type: string): string {
  return `${codeSpan(type)} is not in the responsibility table, so nothing is said about it.`
}

function renderGroup(assessment: Assessment, party: Party, lineOf: LineOf): string {
  const layers = assessment.layers.filter((layer) => layer.party === party)
  if (layers.length === 0) return ''
  const name = `**${escapeMarkdown(partyName(party, assessment))}**`
  const told = layers.filter(
    (layer) => party !== 'none' && (party !== 'provider' || layer.shift || layer.dependsOn || layer.customer),
  )
  const plain = layers.filter((layer) => !told.includes(layer)).map(({ label }) => escapeMarkdown(label))
  const lines = told.map((layer) => `- *${escapeMarkdown(layer.label)}*: ${tell(assessment, layer, lineOf)}`)
  return [`${name}${plain.length > 0 ? `: ${plain.join(' · ')}` : ''}`, ...lines].join('\n')
}

function tell(assessment: Assessment, layer: LayerAssessment, lineOf: LineOf): string {
  return [
    dutySentence(layer),
    shiftNote(layer, lineOf),
    dependencyNote(assessment, layer, lineOf),
    layer.thirdParty && `With ${escapeMarkdown(layer.thirdParty)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function renderDuties({ duties }: Assessment): string {
  const open = duties.filter(({ status }) => status === 'open')
  if (open.length === 0) return ''
  return `**Open duties**: ${open.map(({ title }) => escapeMarkdown(title)).join(' · ')}`
}
