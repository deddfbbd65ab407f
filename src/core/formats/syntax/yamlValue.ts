import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument, type Pair } from 'yaml'
import type { Attribute, TextRange, Value } from '../../resource.ts'
import { maxDepth, maxPieceLength } from '../limits.ts'
import { excerpt } from './excerpt.ts'
import { readFastYaml } from './fastYaml.ts'

/** Lines indented further are refused: every level of a YAML block costs at least one column. */
const maxIndent = 1000

/** How a format reads tags and single-key mappings: what is a reference in it. Undefined: an ordinary value. */
export interface YamlDialect {
  /** The value of a node that carries a tag such as `!Ref`; `read` gives what the tag stands before. */
  tagged(tag: string, text: string, range: TextRange, read: () => Value): Value
  /** The value of `{ key: ... }` where the one key is a function; `read` gives what it is called with. */
  call(key: string, text: string, range: TextRange, read: () => Value): Value | undefined
  /** The value of a string that is more than its letters, such as `${name}`. */
  string?(value: string, range: TextRange): Value | undefined
}

/** A YAML value read from text, or why it could not be read. */
export type YamlResult =
  /** `isPartial`: something in it could not be read, and may be missing or at another place. */
  { readonly value: Value; readonly isPartial?: boolean } | { readonly error: string; readonly range: TextRange }

/**
 * Parses a piece of YAML into a value. Ranges count from the start of `text`. Aliases are not followed (what they point
 * to may stand outside of the piece): they are unknown.
 */
export function parseYaml(text: string, dialect: YamlDialect): YamlResult {
  const value = readFastYaml(text, dialect)
  return value ? { value } : parseWithLibrary(text, dialect)
}

/** Likewise, all of it by the library: any YAML, and four to ten times slower. */
export function parseWithLibrary(text: string, dialect: YamlDialect): YamlResult {
  if (text.length > maxPieceLength)
    return { error: `Longer than ${maxPieceLength.toLocaleString('en')} characters.`, range: { start: 0, end: 0 } }
  if (bracketDepth(text) > maxDepth || indentDepth(text) > maxIndent)
    return { error: `Nested more than ${maxDepth} levels deep.`, range: { start: 0, end: 0 } }
  const document = parseDocument(text, { strict: false, uniqueKeys: false, logLevel: 'silent', stringKeys: true })
  if (!document.contents) {
    const error = document.errors[0]
    return error
      ? { error: error.message.split('\n')[0]!, range: { start: error.pos[0], end: error.pos[1] } }
      : { value: { kind: 'literal', value: null, range: { start: 0, end: 0 } } }
  }
  const value = readNode(document.contents as Node, text, dialect)
  return document.errors.length > 0 ? { value, isPartial: true } : { value }
}

function readNode(node: Node | null, text: string, dialect: YamlDialect): Value {
  if (!node) return { kind: 'literal', value: null, range: { start: 0, end: 0 } }
  const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0]
  const range = { start, end }
  if (isAlias(node)) return { kind: 'unknown', text: excerpt(`*${node.source}`), range }
  if (node.tag && !node.tag.startsWith('tag:yaml.org'))
    return dialect.tagged(node.tag, text.slice(start, end), range, () => readContent(node, text, dialect, range))
  return readContent(node, text, dialect, range)
}

/** A node's value whatever its tag says. */
function readContent(node: Node, text: string, dialect: YamlDialect, range: TextRange): Value {
  const { start, end } = range
  if (isScalar(node)) {
    const value = node.value
    const special = typeof value === 'string' ? dialect.string?.(value, range) : undefined
    if (special) return special
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
      ? { kind: 'literal', value, range }
      : { kind: 'unknown', text: excerpt(text.slice(start, end)), range }
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => readNode((isPair(item) ? item.value : item) as Node | null, text, dialect))
    return { kind: 'list', items, range }
  }
  if (isMap(node)) return readMap(node.items as Pair<Node, Node | null>[], text, dialect, range)
  return { kind: 'unknown', text: excerpt(text.slice(start, end)), range }
}

function readMap(pairs: Pair<Node, Node | null>[], text: string, dialect: YamlDialect, range: TextRange): Value {
  const only = pairs.length === 1 && isScalar(pairs[0]!.key) ? String(pairs[0]!.key.value) : undefined
  const argument = () => readNode(pairs[0]!.value, text, dialect)
  const called =
    only === undefined ? undefined : dialect.call(only, text.slice(range.start, range.end), range, argument)
  if (called) return called
  const entries: Attribute[] = []
  for (const { key, value } of pairs) {
    if (!isScalar(key) || !key.range) continue
    if (key.value === '<<') return { kind: 'unknown', text: '<<', range } // merged keys stand elsewhere
    const [start, end] = key.range
    entries.push({ name: String(key.value), nameRange: { start, end }, value: readNode(value, text, dialect) })
  }
  return { kind: 'map', entries, range }
}

/** The span of a scalar without its quotes. */
export function insideQuotes(text: string, { start, end }: TextRange): TextRange {
  const quote = text[start]
  if ((quote !== '"' && quote !== "'") || end - start < 2) return { start, end }
  const close = text.lastIndexOf(quote, end - 1)
  return { start: start + 1, end: close > start ? close : end } // half-typed, it may have no end, or more behind it
}

/** Deepest run of open brackets. Counts those in strings too: it only has to be an upper bound. */
export function bracketDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) | 32
    if (code === 123) deepest = Math.max(deepest, ++depth)
    else if (code === 125 && depth > 0) depth--
  }
  return deepest
}

/** Longest run of leading spaces and dashes: an upper bound of block nesting. */
function indentDepth(text: string): number {
  let deepest = 0
  for (const [prefix] of text.matchAll(/^(?:[ \t]|[-?][ \t])+/gm)) deepest = Math.max(deepest, prefix.length)
  return deepest
}
