import type { TextRange, Value } from '../../resource.ts'
import type { PieceCache } from '../syntax/pieces.ts'
import { readKey, splitEntries } from '../syntax/yamlEntries.ts'
import { parseYaml } from '../syntax/yamlValue.ts'
import { cloudFormationDialect } from './dialect.ts'
import type { SectionEntry, Sections } from './scope.ts'

/** A section of a template in YAML: what follows its colon, to the next key of the template. */
export interface Section extends TextRange {
  /** Written in braces, and not by indentation. */
  readonly inBraces: boolean
}

/** How far the keys of the template itself are indented: as far as the first line that says something. */
export function outerIndent(text: string): number {
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    let end = text.indexOf('\n', at)
    if (end === -1) end = text.length
    let first = at
    while (first < end && (text[first] === ' ' || text[first] === '\t')) first++
    if (first < end && !/^(?:[#%\r]|---)/.test(text.slice(first, first + 3))) return first - at
    at = end + 1
  }
  return 0
}

/** A section by its name, written at the outer indentation. */
export function findOuterSection(text: string, name: string, indent: number): Section | undefined {
  const header = new RegExp(`^\\ufeff?[ \\t]{${indent}}(["']?)${name}\\1[ \\t]*:(?=[ \\t\\r\\n]|$)`, 'm').exec(text)
  if (!header) return undefined
  const colon = header.index + header[0].length
  const newline = text.indexOf('\n', colon)
  const lineEnd = newline === -1 ? text.length : newline
  const rest = text.slice(colon, lineEnd).trimStart()
  const inBraces = rest.startsWith('{')
  // What stands in braces may be indented in any way, so that only a key ends it.
  const next = new RegExp(
    inBraces
      ? `^[ \\t]{0,${indent}}(?:["']?[A-Za-z]\\w*["']?[ \\t]*:|---)`
      : `^[ \\t]{0,${indent}}(?:[^\\s#-]|-(?![ \\t\\r\\n]))`,
    'gm',
  )
  next.lastIndex = Math.min(lineEnd + 1, text.length)
  const end = lineEnd < text.length ? (next.exec(text)?.index ?? text.length) : text.length
  return { start: inBraces ? text.indexOf('{', colon) : Math.min(lineEnd + 1, text.length), end, inBraces }
}

/** The sections of a template in YAML. Entries are read when they are asked for; the cache keeps them for the next text. */
export class YamlSections implements Sections {
  readonly #text: string
  readonly #indent: number
  readonly #cache: PieceCache<Value>
  readonly #entries = new Map<string, ReadonlyMap<string, () => SectionEntry>>()

  constructor(text: string, indent: number, cache: PieceCache<Value>) {
    this.#text = text
    this.#indent = indent
    this.#cache = cache
  }

  entry(section: string, name: string): SectionEntry | undefined {
    let entries = this.#entries.get(section)
    if (!entries) this.#entries.set(section, (entries = this.#find(section)))
    return entries.get(name)?.()
  }

  mentions(section: string, word: string): boolean {
    const header = new RegExp(`^\\ufeff?[ \\t]{${this.#indent}}(["']?)${section}\\1[ \\t]*:[^\\n]*`, 'm').exec(
      this.#text,
    )
    const below = header && findOuterSection(this.#text, section, this.#indent)
    return below ? header[0].includes(word) || this.#text.slice(below.start, below.end).includes(word) : false
  }

  #find(name: string): ReadonlyMap<string, () => SectionEntry> {
    const section = findOuterSection(this.#text, name, this.#indent)
    if (!section) return new Map()
    if (section.inBraces) return this.#inBraces(section)
    return new Map(
      splitEntries(this.#text, section).flatMap(({ start, end }): [string, () => SectionEntry][] => {
        const key = readKey(this.#text, start, lineEnd(this.#text, start))
        const read = () => ({ value: this.#cache.piece(this.#text.slice(start, end), readEntry), offset: start })
        return key && !key.name.startsWith('{') ? [[key.name, read]] : []
      }),
    )
  }

  #inBraces({ start, end }: Section): ReadonlyMap<string, () => SectionEntry> {
    const value = this.#cache.piece(this.#text.slice(start, end), readWhole)
    const entries = value.kind === 'map' ? value.entries : []
    return new Map(entries.map((entry) => [entry.name, () => ({ value: entry.value, offset: start })]))
  }
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline
}

function readWhole(text: string): Value {
  const result = parseYaml(text, cloudFormationDialect)
  return 'value' in result ? result.value : { kind: 'unknown', text: '', range: result.range }
}

/** What stands below the name of an entry. */
function readEntry(text: string): Value {
  const value = readWhole(text)
  return value.kind === 'map' && value.entries.length === 1
    ? value.entries[0]!.value
    : { ...value, kind: 'unknown', text: '' }
}
