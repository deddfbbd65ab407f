import type { Assessment, DutyAssessment, LayerAssessment } from '../assessment/assessment.ts'
import type { Attribute, ResourceDeclaration, TextRange, Value } from '../resource.ts'
import type { HoverContext } from './hover.ts'
import { dependencyNote } from './layerText.ts'
import { codeSpan, escapeMarkdown, link } from './markdown.ts'
import { dutyWords, partyName } from './words.ts'

/** What is shown on an attribute, and where it stands. */
export interface AttributeHover {
  readonly text: string
  readonly range: TextRange
}

/** What attributes decided, or leave open. */
type Decided = Pick<DutyAssessment, 'range' | 'otherRanges'>

/** What is told of one attribute; the sidebar has all. */
const toldParts = 4

/** Pages that are linked. */
const toldSources = 2

/**
 * What the attribute at an offset does: which layers it moved, or may move, and which duties it shows done or open. Undefined where it
 * decides nothing. `line` is the line of text around the offset: of a block that goes on, only the first line is the attribute's own.
 */
export function renderAttributeHover(
  { attributes }: Pick<ResourceDeclaration, 'attributes'>,
  assessment: Assessment,
  offset: number,
  line: TextRange,
  { commands }: Pick<HoverContext, 'commands'>,
): AttributeHover | undefined {
  const range = innermost(attributes, offset)
  if (!range || range.start < line.start) return undefined
  const decides = (decided: Decided | undefined): boolean =>
    [decided?.range, ...(decided?.otherRanges ?? [])].some((other) => other?.start === range.start)
  const { layers, duties } = assessment
  const moved = layers.filter(({ shift }) => decides(shift))
  const open = layers.filter(({ dependsOn }) => decides(dependsOn))
  const shown = duties.filter((duty) => decides(duty))
  if (moved.length + open.length + shown.length === 0) return undefined
  const cited = [...moved, ...open, ...shown].flatMap(({ sources }) => sources)
  const links = [
    ...commands.map(({ title, address }) => link(title, address)),
    ...assessment.sources
      .filter(({ url }) => cited.includes(url))
      .slice(0, toldSources)
      .map(({ title, url }) => link(title, url)),
  ]
  const told = [
    ...grouped(moved, ({ party, shift }) => ({
      head: ` → ${escapeMarkdown(partyName(party, assessment))}`,
      told: `${codeSpan(shift!.when)}. ${escapeMarkdown(shift!.because)}`,
    })),
    ...grouped(open, (layer) => ({ head: '', told: dependencyNote(assessment, layer, () => undefined) })),
    ...shown.map(tellDuty),
  ]
  const more = told.length > toldParts ? [`And ${told.length - toldParts} more in the sidebar.`] : []
  const text = [...told.slice(0, toldParts), ...more, links.join(' · ')].filter(Boolean).join('\n\n')
  return { text, range: { start: range.start, end: Math.min(range.end, line.end) } }
}

/** One paragraph for all layers of which the same is said. */
function grouped(
  layers: readonly LayerAssessment[],
  tell: (layer: LayerAssessment) => { readonly head: string; readonly told: string },
): string[] {
  const labels = new Map<string, string[]>()
  for (const layer of layers) {
    const { head, told } = tell(layer)
    const said = `${head}**: ${told}`
    labels.set(said, [...(labels.get(said) ?? []), escapeMarkdown(layer.label)])
  }
  return [...labels].map(([said, names]) => `**${names.join(' · ')}${said}`)
}

function tellDuty({ title, status, evidence }: DutyAssessment): string {
  return `**Duty**: ${escapeMarkdown(title)} · **${dutyWords[status]}** (${codeSpan(evidence)})`
}

/** The attribute with the offset in its name or value that has no other around the offset inside: of all around it, the one that starts last. */
function innermost(attributes: readonly Attribute[], offset: number): TextRange | undefined {
  return attributes
    .filter(({ nameRange, value }) => nameRange.start <= offset && offset <= value.range.end)
    .map(({ nameRange, value }) => within(value, offset) ?? { start: nameRange.start, end: value.range.end })
    .reduce<TextRange | undefined>((last, range) => (last && last.start >= range.start ? last : range), undefined)
}

function within(value: Value, offset: number): TextRange | undefined {
  if (value.kind === 'map') return innermost(value.entries, offset)
  if (value.kind === 'list') return value.items.map((item) => within(item, offset)).find(Boolean)
  return undefined
}
