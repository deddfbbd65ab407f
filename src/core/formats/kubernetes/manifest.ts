import { lazy } from '../../lazy.ts'
import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { Piece, PieceResource } from '../syntax/pieces.ts'
import { isMasked } from '../syntax/templateActions.ts'
import { shiftValue } from '../syntax/shift.ts'
import { findSection, splitItems } from '../syntax/yamlEntries.ts'
import { insideQuotes, parseYaml, type YamlResult } from '../syntax/yamlValue.ts'
import { type Scalar, topLevelScalars } from './documents.ts'
import type { Branch } from './helm/branches.ts'
import { type Chart, plainYaml } from './helm/chart.ts'
import { type Evaluation, evaluate } from './helm/evaluate.ts'
import { fillTemplate } from './helm/fill.ts'
import { maskTemplate } from './helm/mask.ts'
import { readTemplate, type Template } from './helm/template.ts'

/** What one document of a stream holds, whatever the chart around it says. */
export interface Manifest {
  /** The objects as they are with the values of a chart; the chart is only asked for where it matters. */
  objectsIn(chart: () => Chart | undefined): Piece
}

/** Reads one document: an object, or a `List` of objects. Anything else is none, without a word: YAML is used for many things. */
export function readManifest(text: string): Manifest {
  const template = readTemplate(text)
  const masked = template
    ? maskTemplate(template, evaluate(template, undefined, new Set(template.branches.all))).text
    : text
  const kinds = topLevelScalars(masked, 'kind')
  const versions = topLevelScalars(masked, 'apiVersion')
  if (!template || (kinds.length < 2 && versions.length < 2)) {
    const read = readObject({ text, masked, kind: kinds[0], version: versions[0], template })
    return { objectsIn: read }
  }
  const read = remember((chart: Chart | undefined) =>
    readObject(chooseObject(template, kinds, versions, chart))(() => chart),
  )
  return { objectsIn: (chart) => read(chart()) }
}

/** A document with what says which object it is. */
interface Outline {
  readonly text: string
  /** The text without template actions. */
  readonly masked: string
  readonly kind: Scalar | undefined
  readonly version: Scalar | undefined
  readonly template: Template | undefined
}

/** A template that writes one of several kinds or versions: the first one that the chart's defaults do not leave out. */
function chooseObject(
  template: Template,
  kinds: readonly Scalar[],
  versions: readonly Scalar[],
  chart: Chart | undefined,
): Outline {
  const around = kinds.map(({ range }) => branchesAround(template, range.start))
  const common = around[0]?.filter((branch) => around.every((each) => each.includes(branch))) ?? []
  const byDefault = evaluate(template, chart, new Set(common))
  const kind = firstKept(template, byDefault, kinds)
  const chosen = evaluate(template, chart, new Set(kind ? branchesAround(template, kind.range.start) : []))
  const version = firstKept(template, chosen, versions)
  return { text: template.text, masked: maskTemplate(template, chosen).text, kind, version, template }
}

function firstKept({ branches }: Template, evaluation: Evaluation, scalars: readonly Scalar[]): Scalar | undefined {
  return scalars.find(({ range }) => !evaluation.isDropped(branches.at(range.start))) ?? scalars[0]
}

function branchesAround({ branches }: Template, offset: number): Branch[] {
  const around: Branch[] = []
  for (let branch = branches.at(offset); branch; branch = branch.parent) around.push(branch)
  return around
}

function readObject({ text, masked, kind, version, template }: Outline): Manifest['objectsIn'] {
  if (!version || !kind || isMasked(kind.text) || !isApiVersion(version.text)) return () => nothing
  const assumed = new Set(template ? branchesAround(template, kind.range.start) : [])
  if (kind.text.endsWith('List')) {
    const section = findSection(masked, 'items')
    const items = section ? splitItems(masked, section) : []
    const fillIn = (chart: Chart | undefined) => {
      if (!template) return (value: Value) => value
      const evaluation = evaluate(template, chart, assumed)
      const { written, below } = maskTemplate(template, evaluation)
      return (value: Value) => fillTemplate(template, evaluation, { text: masked, written, below }, value)
    }
    const fill = remember(fillIn)
    if (items.length > 0)
      return (chart) => ({
        resources: items.flatMap((range) => listItem(text, masked, range, (value) => fill(chart())(value))),
        problems: [],
      })
  }
  const plain = lazy(() => parseYaml(masked, plainYaml))
  const attributesWith = remember((chart: Chart | undefined): readonly Attribute[] => {
    if (!template) return entriesOf(plain())
    const evaluation = evaluate(template, chart, assumed)
    const settled = maskTemplate(template, evaluation)
    const result = parseYaml(settled.text, plainYaml)
    if ('error' in result) return entriesOf(result)
    const entries = entriesOf({ value: fillTemplate(template, evaluation, settled, result.value) })
    // Lines that are in their places only once the template is carried out: more may be set than is seen.
    return result.isPartial ? [...entries, open(result.value.range)] : entries
  })
  const name = nameLine(masked) ?? nameInValue(text, plain())
  const range = { start: 0, end: text.trimEnd().length }
  return (chart) => ({
    resources: [
      {
        mode: 'resource',
        type: typeOf(version.text, kind.text),
        name: name ? text.slice(name.start, name.end) : '',
        range,
        typeRange: kind.range,
        nameRange: name ?? kind.range,
        bodyRange: range,
        attributes: () => attributesWith(template && chart()),
      },
    ],
    problems: [],
  })
}

const nothing: Piece = { resources: [], problems: [] }

/** Keeps the last result. */
function remember<T, R>(make: (input: T) => R): (input: T) => R {
  let last: { readonly input: T; readonly result: R } | undefined
  return (input) => (last && last.input === input ? last : (last = { input, result: make(input) })).result
}

function entriesOf(result: YamlResult): readonly Attribute[] {
  if ('error' in result) return [open(result.range)]
  return result.value.kind === 'map' ? result.value.entries : [open(result.value.range)]
}

/** An item of a `List`, read by itself: lists of a megabyte are not rare. */
function listItem(
  text: string,
  masked: string,
  { start, end }: TextRange,
  fill: (value: Value) => Value,
): PieceResource[] {
  const result = parseYaml(masked.slice(start, end), plainYaml)
  const item = 'value' in result && result.value.kind === 'list' ? result.value.items[0] : undefined
  return item ? objectsIn(text, shiftValue(item, start), fill) : []
}

/** The object of a map that has a version and a kind, as in a list or in JSON; those of a list within it. */
export function objectsIn(text: string, value: Value, fill = (given: Value): Value => given): PieceResource[] {
  const version = find(value, 'apiVersion')
  const kind = find(value, 'kind')
  const items = find(value, 'items')
  if (value.kind !== 'map' || kind?.kind !== 'literal' || version?.kind !== 'literal') return []
  if (typeof kind.value !== 'string' || typeof version.value !== 'string' || isMasked(kind.value)) return []
  // A kind is one word; text that was folded over lines, as half-typed text may be, is none.
  if (!isApiVersion(version.value) || /\s/.test(kind.value)) return []
  if (kind.value.endsWith('List') && items?.kind === 'list' && items.items.length > 0)
    return items.items.flatMap((item) => objectsIn(text, item, fill))
  const metadata = find(value, 'metadata')
  const name = metadata && find(metadata, 'name')
  const nameRange = nameIn(text, name)
  return [
    {
      mode: 'resource',
      type: typeOf(version.value, kind.value),
      name: nameRange ? text.slice(nameRange.start, nameRange.end) : '',
      range: value.range,
      typeRange: insideQuotes(text, kind.range),
      nameRange: nameRange ?? insideQuotes(text, kind.range),
      bodyRange: value.range,
      attributes: lazy(() => {
        const filled = fill(value)
        return filled.kind === 'map' ? filled.entries : []
      }),
    },
  ]
}

/**
 * A version of the API of a cluster: groups are domain names, but for Kubernetes' first ones. Other tools write `apiVersion` and
 * `kind`, too (`skaffold/v4`, `release-notes/v2`): those files are none of ours.
 */
function isApiVersion(version: string): boolean {
  return (
    isMasked(version) || /^(?:(?:apps|batch|autoscaling|policy|extensions|[\w-]+(?:\.[\w-]+)+)\/)?v\d\w*$/.test(version)
  )
}

/** A version that a template writes leaves the kind alone, which may still say what it is. */
function typeOf(version: string, kind: string): string {
  return isMasked(version) ? kind : `${version}/${kind}`
}

/** `metadata.name`, by its line: at the indentation of what stands first below `metadata:`. Line by line: one pattern over all would go over them again and again. */
function nameLine(text: string): TextRange | undefined {
  const header = /^metadata[ \t]*:[ \t]*(?:#.*)?\r?\n/m.exec(text)
  if (!header) return undefined
  let indent: string | undefined
  const line = /([ \t]*)([^\r\n]*)\r?(?:\n|$)/y
  line.lastIndex = header.index + header[0].length
  for (let match = line.exec(text); match && match[0] !== ''; match = line.exec(text)) {
    const [, margin, content] = match as unknown as [string, string, string]
    if (content === '' || content.startsWith('#')) continue
    if (margin === '') return undefined
    indent ??= margin
    const name = margin === indent ? nameEntry.exec(content)?.[3] : undefined
    if (name !== undefined) {
      const start = match.index + margin.length + content.indexOf(name, content.indexOf(':') + 1)
      return { start, end: start + name.length }
    }
  }
  return undefined
}

const nameEntry = /^(["']?)name\1[ \t]*:[ \t]*(["']?)([^\s"'#](?:[^"'#]*[^\s"'#])?)\2[ \t]*(?:#.*)?$/

/** The name where it stands otherwise: `metadata: { name: x }`. */
function nameInValue(text: string, result: ReturnType<typeof parseYaml>): TextRange | undefined {
  const metadata = 'value' in result ? find(result.value, 'metadata') : undefined
  const name = metadata && find(metadata, 'name')
  return nameIn(text, name)
}

/** A name stands on one line; a quote that is not closed yet takes in the lines that follow. */
function nameIn(text: string, name: Value | undefined): TextRange | undefined {
  if (name?.kind !== 'literal' || name.value === null) return undefined
  const range = insideQuotes(text, name.range)
  return text.slice(range.start, range.end).includes('\n') ? undefined : range
}

function find(value: Value, name: string): Value | undefined {
  return value.kind === 'map' ? value.entries.find((entry) => entry.name === name)?.value : undefined
}

function open(range: TextRange): Attribute {
  return { name: '*', nameRange: range, value: { kind: 'unknown', text: '', range } }
}
