import type { Assessment, LayerAssessment } from '../assessment/assessment.ts'
import type { Party } from '../catalog/table.generated.ts'
import { dependencyNote, dutySentence, type LineOf, mayDiffer, shiftNote } from './layerText.ts'
import { codeSpan, escapeMarkdown, link } from './markdown.ts'
import { address, modelWords, partyName } from './words.ts'

/** What a hover needs besides the assessment. */
export interface HoverContext {
  readonly lineOf: LineOf
  /** Commands as Markdown link targets (`command:...`), by title. */
  readonly commands: readonly { readonly title: string; readonly address: string }[]
}

/** Lines a hover shows before it scrolls: VS Code gives it 250 pixels in a window of ordinary height. */
const visibleLines = 11

/** Lines a hover may have at all, where what the block decided needs more than fits. */
const mostLines = 25

/** Characters of a line in a hover, roughly. */
const lineWidth = 100

/**
 * The hover of an assessed resource. First the whole map, what is yours on top; then sentences, as many as can be read
 * without scrolling: what this block decided or leaves open always, then what is shared, then what is yours. The rest is
 * in the sidebar. A layer that may differ is never told as if it were settled: where its sentence does not fit, its name does.
 */
export function renderHover(assessment: Assessment, context: HoverContext): string {
  const map = [
    `**${escapeMarkdown(assessment.serviceName)}** · ${escapeMarkdown(modelWords(assessment))} · ${codeSpan(address(assessment))}`,
    ...(['customer', 'shared', 'provider', 'none'] as const).map((party) => renderGroup(assessment, party)),
  ]
  const unknown = unknownTypes(assessment)
  const links = renderLinks(assessment, context)
  const sentences = [...told(assessment, context.lineOf), ...openDuties(assessment)]
  const height = heightOf(lines(...map, unknown, links))
  let chosen = fitting(sentences, height)
  // The more sentences it takes the room of, the longer it gets: room is kept for the longest.
  if (openLayers(assessment, chosen)) chosen = fitting(sentences, height + heightOf(openLayers(assessment, [])))
  return [lines(...map, openLayers(assessment, chosen), unknown), lines(...chosen.map(({ text }) => text), links)].join(
    '\n\n',
  )
}

/** The sentences for which there is room below what has the height. */
function fitting(sentences: readonly Sentence[], above: number): Sentence[] {
  let height = above
  return sentences.filter(({ text, always }) => {
    if (height + heightOf(text) > (always ? mostLines : visibleLines)) return false
    height += heightOf(text)
    return true
  })
}

/** The layers that may differ and have no sentence that says so; empty where there are none. */
function openLayers({ layers }: Assessment, chosen: readonly Sentence[]): string {
  const open = layers.filter((layer) => mayDiffer(layer) && !chosen.some((sentence) => sentence.layer === layer))
  return open.length === 0 ? '' : `**May differ**: ${open.map(({ label }) => escapeMarkdown(label)).join(' · ')}`
}

/** Lines of one paragraph, kept apart by hard breaks: a list or paragraphs would cost more height. */
function lines(...texts: readonly string[]): string {
  return texts.filter(Boolean).join('  \n')
}

/** How many lines Markdown takes when it is shown: without link targets and escapes, wrapped at the width of a hover. */
export function heightOf(markdown: string): number {
  const shown = markdown
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/&(?:amp|lt|gt);/g, '&')
    .replace(/\\(.)|[*`[\]]/g, '$1')
  return shown
    .split('\n')
    .filter(Boolean)
    .reduce((height, line) => height + Math.ceil(line.trimEnd().length / lineWidth), 0)
}

/** Commands and sources on one line: as many sources as fit on it, at most three, at least one. */
function renderLinks({ sources }: Assessment, { commands }: HoverContext): string {
  const render = (count: number) =>
    [
      ...commands.map(({ title, address: target }) => link(title, target)),
      `Sources: ${sources
        .slice(0, count)
        .map(({ title, url }) => link(title, url))
        .join(' · ')}`,
    ].join(' · ')
  return [3, 2].map(render).find((text) => heightOf(text) === 1) ?? render(1)
}

/** What a module creates that nothing can be said about. */
function unknownTypes({ creates }: Assessment): string {
  if (!creates || creates.unknown.length === 0) return ''
  return `Not in the table: ${creates.unknown.slice(0, 3).map(codeSpan).join(' · ')}${creates.unknown.length > 3 ? ' ...' : ''}`
}

function renderGroup(assessment: Assessment, party: Party): string {
  const labels = assessment.layers.filter((layer) => layer.party === party).map(({ label }) => escapeMarkdown(label))
  return labels.length === 0 ? '' : `**${escapeMarkdown(partyName(party, assessment))}**: ${labels.join(' · ')}`
}

interface Sentence {
  readonly text: string
  /** The layer it is about, if it is about one. */
  readonly layer?: LayerAssessment
  /** Shown even where the hover then scrolls. */
  readonly always: boolean
}

/** What is said of the layers, the most telling first. */
function told(assessment: Assessment, lineOf: LineOf): Sentence[] {
  return assessment.layers
    .map((layer) => ({ layer, rank: rankOf(layer) }))
    .filter(({ rank }) => rank < ranks.length)
    .sort((a, b) => a.rank - b.rank)
    .map(({ layer, rank }) => ({ text: tell(assessment, layer, lineOf), layer, always: rank <= lastAlways }))
}

/** Why a layer gets a sentence, in the order of telling; those up to `lastAlways` are never left out for height. */
const ranks: readonly ((layer: LayerAssessment) => boolean)[] = [
  ({ shift }) => shift?.range !== undefined,
  ({ dependsOn }) => dependsOn?.range !== undefined,
  ({ party, shift }) => party !== 'none' && shift !== undefined,
  mayDiffer,
  ({ party, basis }) => party === 'shared' && basis !== 'model',
  ({ party, basis }) => party === 'customer' && basis !== 'model',
  ({ party }) => party === 'shared',
  ({ party }) => party === 'customer',
  ({ party, customer }) => party === 'provider' && customer !== '',
]
const lastAlways = 1

function rankOf(layer: LayerAssessment): number {
  const rank = ranks.findIndex((applies) => applies(layer))
  return rank === -1 ? ranks.length : rank
}

function tell(assessment: Assessment, layer: LayerAssessment, lineOf: LineOf): string {
  return [
    `**${escapeMarkdown(layer.label)}**:`,
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

function openDuties({ duties }: Assessment): Sentence[] {
  const open = duties.filter(({ status }) => status === 'open').map(({ title }) => escapeMarkdown(title))
  if (open.length === 0) return []
  const more = open.length > namedDuties ? ` · and ${open.length - namedDuties} more` : ''
  return [{ text: `**Open duties**: ${open.slice(0, namedDuties).join(' · ')}${more}`, always: false }]
}
