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

/**
 * The hover of an assessed resource. VS Code shows about a dozen lines before it scrolls, so the whole map comes first
 * (what is yours on top), then a sentence per layer that is not the provider's alone, beginning with those this block
 * decided. The sidebar has the rest.
 */
export function renderHover(assessment: Assessment, context: HoverContext): string {
  const { commands, lineOf } = context
  return [
    lines(
      `**${escapeMarkdown(assessment.serviceName)}** · ${escapeMarkdown(modelWords(assessment))} · ${codeSpan(address(assessment))}`,
      ...(['customer', 'shared', 'provider', 'none'] as const).map((party) => renderGroup(assessment, party)),
      commands.map(({ title, address: target }) => link(title, target)).join(' · '),
    ),
    lines(...told(assessment).map((layer) => `**${escapeMarkdown(layer.label)}**: ${tell(assessment, layer, lineOf)}`)),
    lines(
      renderDuties(assessment),
      `Sources: ${assessment.sources
        .slice(0, 4)
        .map(({ title, url }) => link(title, url))
        .join(' · ')}`,
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The hover of a resource whose type is not in the table: it says so, and guesses nothing. */
export function renderUnknownHover(type: string): string {
  return `${codeSpan(type)} is not in the responsibility table, so nothing is said about it.`
}

/** Lines of one paragraph, kept apart by hard breaks: a list or paragraphs would cost more height. */
function lines(...texts: readonly string[]): string {
  return texts.filter(Boolean).join('  \n')
}

function renderGroup(assessment: Assessment, party: Party): string {
  const labels = assessment.layers.filter((layer) => layer.party === party).map(({ label }) => escapeMarkdown(label))
  return labels.length === 0 ? '' : `**${escapeMarkdown(partyName(party, assessment))}**: ${labels.join(' · ')}`
}

/** The layers that get a sentence: what the block decided or leaves open, then the service's own claims, then the rest. */
function told({ layers }: Assessment): LayerAssessment[] {
  const rank = ({ shift, dependsOn, inherited }: LayerAssessment) =>
    shift?.range ? 0 : dependsOn ? 1 : shift ? 2 : inherited ? 4 : 3
  return layers
    .filter(
      ({ party, shift, dependsOn, customer }) =>
        party !== 'none' && (party !== 'provider' || shift || dependsOn || customer),
    )
    .sort((a, b) => rank(a) - rank(b))
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

/** How many open duties are named; the sidebar has all. */
const namedDuties = 3

function renderDuties({ duties }: Assessment): string {
  const open = duties.filter(({ status }) => status === 'open').map(({ title }) => escapeMarkdown(title))
  if (open.length === 0) return ''
  const more = open.length > namedDuties ? ` · and ${open.length - namedDuties} more` : ''
  return `**Open duties**: ${open.slice(0, namedDuties).join(' · ')}${more}`
}
