import {
  type Attribute,
  type FormatId,
  formatIds,
  type ResponsibilityService,
  type Subject,
  type Value,
} from '../core/index.ts'
import { UsageError } from './usageError.ts'

/** A lookup as somebody typed it. */
export interface Query {
  readonly type: string
  readonly format: FormatId | undefined
  readonly attributes: readonly Attribute[]
}

/** Reads `<type> [--set path=value]... [--format F]`. Throws UsageError. */
export function parseQuery(words: readonly string[]): Query {
  const types: string[] = []
  const sets: string[] = []
  let format: FormatId | undefined
  for (let i = 0; i < words.length; i++) {
    const [flag, inline] = splitFlag(words[i]!)
    if (flag === '--set') sets.push(inline ?? next(words, ++i, flag))
    else if (flag === '--format') format = parseFormat(inline ?? next(words, ++i, flag))
    else if (flag.startsWith('-') && flag !== '-') throw new UsageError(`unknown option ${flag}`)
    else types.push(words[i]!)
  }
  if (types.length !== 1)
    throw new UsageError(
      types.length === 0
        ? 'which type? give one, or - to read queries from standard input'
        : `one type at a time, not ${types.join(' ')}`,
    )
  return { type: types[0]!, format, attributes: mergeSettings(sets) }
}

/** What the core assesses for a query. Without `--format` the vocabulary in which the type resolves is taken. */
export function toSubject(query: Query, service: ResponsibilityService): Subject {
  const format = query.format ?? service.catalog.formatsOf(query.type)[0] ?? guessFormat(query.type)
  return { format, type: query.type, attributes: query.attributes }
}

/** Splits a line as a shell would: blanks separate, quotes keep together, a backslash takes the next character as it is. */
export function splitLine(line: string): string[] {
  const words: string[] = []
  for (const [, ...parts] of line.matchAll(/((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+)/g)) {
    words.push(
      parts[0]!.replace(
        /"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g,
        (_, double?: string, single?: string, escaped?: string) =>
          double?.replace(/\\(.)/g, '$1') ?? single ?? escaped ?? '',
      ),
    )
  }
  return words
}

/** `--format` as typed. Throws UsageError where it names no format. */
export function parseFormat(text: string): FormatId {
  const format = formatIds.find((id) => id === text.toLowerCase())
  if (!format) throw new UsageError(`unknown format ${text}; it is one of ${formatIds.join(', ')}`)
  return format
}

function splitFlag(word: string): [string, string | undefined] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)]
}

function next(words: readonly string[], index: number, flag: string): string {
  const word = words[index]
  if (word === undefined) throw new UsageError(`${flag} needs a value`)
  return word
}

const nowhere = { start: 0, end: 0 }

/** `--set a.b=c` as nested attributes. One without `=` is present with a value that is not known. */
function mergeSettings(sets: readonly string[]): Attribute[] {
  const root: Attribute[] = []
  for (const set of sets) {
    const equals = set.indexOf('=')
    const path = (equals === -1 ? set : set.slice(0, equals)).trim()
    if (!/^[^\s.]+(\.[^\s.]+)*$/.test(path)) throw new UsageError(`--set takes path=value, not ${set}`)
    const value: Value =
      equals === -1
        ? { kind: 'unknown', text: '', range: nowhere }
        : { kind: 'literal', value: parseValue(set.slice(equals + 1)), range: nowhere }
    insert(root, path.split('.'), value)
  }
  return root
}

function insert(entries: Attribute[], path: readonly string[], value: Value): void {
  const [name, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) return void entries.push({ name, nameRange: nowhere, value })
  const existing = entries.find((entry) => entry.name === name && entry.value.kind === 'map')
  const inner = existing?.value.kind === 'map' ? (existing.value.entries as Attribute[]) : []
  insert(inner, rest, value)
  if (!existing) entries.push({ name, nameRange: nowhere, value: { kind: 'map', entries: inner, range: nowhere } })
}

function parseValue(text: string): string | number | boolean | null {
  if (text === 'true') return true
  if (text === 'false') return false
  if (text === 'null') return null
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text.replace(/^(["'])(.*)\1$/, '$2')
}

function guessFormat(type: string): FormatId {
  if (type.includes('::')) return 'cloudformation'
  if (/^[a-z0-9]+_[a-z0-9_]+$/.test(type)) return 'terraform'
  if (/^[a-z0-9-]+:[\w/.-]+:/i.test(type)) return 'pulumi'
  return /^[A-Za-z]+\.[A-Za-z.]+\//.test(type) ? 'arm' : 'kubernetes'
}
