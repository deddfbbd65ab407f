import type { Attribute, TextRange, Value } from '../../resource.ts'
import { lazy } from '../../lazy.ts'
import { PieceCache } from './pieces.ts'
import { shiftAttributes } from './shift.ts'
import { readKey, splitEntries, splitItems } from './yamlEntries.ts'
import { insideQuotes, parseYaml, type YamlDialect } from './yamlValue.ts'

/** An entry of a section with the span of the whole of it. Ranges are those of the document. */
export interface Entry extends Attribute {
  readonly range: TextRange
}

/** A file by its top-level sections; what is asked for is parsed. */
export interface Sections {
  readonly text: string
  /** The span of a top-level entry in block style. */
  range(name: string): TextRange | undefined
  /** A top-level entry as a whole. */
  section(name: string): Attribute | undefined
  /** The entries of a top-level section, each parsed by itself, so that a broken one does not hide the next. */
  entries(name: string): readonly Entry[]
  /** The items of a section that is a list, or that is one value and no map: what stands elsewhere. */
  others(name: string): readonly Value[]
}

/** Starts a reader that keeps the entries of the last text. */
export function createSectionsReader(dialect: YamlDialect): (text: string) => Sections {
  const cache = new PieceCache<Attribute | undefined>()
  return (text) => {
    cache.turn()
    return /^\ufeff?\s*\{/.test(text.slice(0, 1024)) ? jsonFile(text, dialect) : yamlFile(text, dialect, cache)
  }
}

function yamlFile(text: string, dialect: YamlDialect, cache: PieceCache<Attribute | undefined>): Sections {
  const sections = lazy(() => {
    const found = new Map<string, TextRange>()
    let last: string | undefined
    for (const range of splitEntries(text, { start: text.startsWith('\ufeff') ? 1 : 0, end: text.length })) {
      const key = readKey(text, range.start, lineEnd(text, range.start))
      const above = last === undefined ? undefined : found.get(last)
      // A list may stand in the column of its key.
      if (above && /^-[ \t]/.test(text.slice(range.start, range.start + 2)))
        found.set(last!, { ...above, end: range.end })
      else if (key && !found.has(key.name)) found.set((last = key.name), range)
      else last = undefined
    }
    return found
  })
  const read = (range: TextRange): Entry | undefined => {
    const found = cache.piece(text.slice(range.start, range.end), (piece) => readEntry(piece, dialect))
    const [placed] = found ? shiftAttributes([found], range.start) : []
    return placed && { ...placed, range }
  }
  const kept = new Map<string, Attribute | undefined>()
  const section = (name: string) => {
    const range = sections().get(name)
    if (range && !kept.has(name)) kept.set(name, read(range))
    return kept.get(name)
  }
  return {
    text,
    range: (name) => sections().get(name),
    section,
    entries(name) {
      const range = sections().get(name)
      const body = range && bodyOf(text, range)
      if (!body) return entriesOf(text, section(name)?.value)
      const items = splitItems(text, body)
      const bodies = items.length > 0 ? items.flatMap((item) => afterDash(text, item) ?? []) : [body]
      return bodies.flatMap((each) => splitEntries(text, each)).flatMap((each) => read(each) ?? [])
    },
    others(name) {
      const range = sections().get(name)
      const body = range && bodyOf(text, range)
      // A block of entries has no others, and need not be parsed as a whole.
      return body && splitItems(text, body).length === 0 && splitEntries(text, body).length > 0
        ? []
        : othersOf(section(name)?.value)
    },
  }
}

/** JSON is read as the YAML it is, as a whole. */
function jsonFile(text: string, dialect: YamlDialect): Sections {
  const result = parseYaml(text.replace(/^\ufeff/, ' '), dialect)
  const root = 'value' in result ? result.value : undefined
  const section = (name: string) =>
    root?.kind === 'map' ? root.entries.find((entry) => entry.name === name) : undefined
  return {
    text,
    range: () => undefined,
    section,
    entries: (name) => entriesOf(text, section(name)?.value),
    others: (name) => othersOf(section(name)?.value),
  }
}

/** The entries of a value that was parsed as a whole; of a list of maps, those of each. */
export function entriesOf(text: string, value: Value | undefined): Entry[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => (item.kind === 'map' ? entriesOf(text, item) : []))
  if (value?.kind !== 'map') return []
  return value.entries.map((entry) => ({
    ...entry,
    nameRange: insideQuotes(text, entry.nameRange),
    range: { start: entry.nameRange.start, end: Math.max(entry.nameRange.end, entry.value.range.end) },
  }))
}

function othersOf(value: Value | undefined): Value[] {
  if (value?.kind === 'list') return value.items.filter((item) => item.kind !== 'map')
  return value && value.kind !== 'map' ? [value] : []
}

/** An entry's text as name and value, with ranges counted from its start. Text that cannot be read is an unknown value. */
function readEntry(text: string, dialect: YamlDialect): Attribute | undefined {
  const key = readKey(text, 0, lineEnd(text, 0))
  if (!key) return undefined
  const result = parseYaml(text, dialect)
  const range = { start: key.valueStart, end: text.length }
  const found = 'value' in result && result.value.kind === 'map' ? result.value.entries[0]?.value : undefined
  return { name: key.name, nameRange: key.range, value: found ?? { kind: 'unknown', text: '', range } }
}

/** What is indented below an entry's key; undefined where its value stands on the key's line. */
export function bodyOf(text: string, { start, end }: TextRange): TextRange | undefined {
  const line = Math.min(lineEnd(text, start), end)
  const key = readKey(text, start, line)
  if (!key || !/^[ \t]*(?:#.*)?\r?$/.test(text.slice(key.valueStart, line))) return undefined
  return { start: Math.min(line + 1, end), end }
}

/** An item of a list without its dash, where entries follow on the same line. */
export function afterDash(text: string, { start, end }: TextRange): TextRange | undefined {
  const dash = text.indexOf('-', start)
  let at = dash + 1
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  return dash === -1 || at >= end ? undefined : { start: at, end }
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline
}
