import type { Attribute, TextRange, Value } from '../../resource.ts'
import { maxDepth } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { skipBrackets, skipComment, skipSpace, skipString } from './scanner.ts'

/** A value and the offset after it. */
interface Parsed<T> {
  readonly value: T
  readonly end: number
}

const number = /-?\d+(?![\w.])/y
const name = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y
const keywords: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/**
 * Reads the expression at `at`. What is not a plain value, name, array or object (operators, calls, conditions, loops)
 * becomes `unknown` as a whole.
 */
export function readExpression(text: string, at: number, end: number, depth = 0): Parsed<Value> {
  const primary = depth < maxDepth ? readPrimary(text, at, end, depth) : undefined
  if (primary && endsExpression(text, primary.end, end)) return primary
  const stop = expressionEnd(text, at, end)
  return { value: unknown(text, at, stop), end: stop }
}

function readPrimary(text: string, at: number, end: number, depth: number): Parsed<Value> | undefined {
  if (text[at] === "'") return readString(text, at, end)
  if (text[at] === '[') return readArray(text, at, end, depth)
  if (text[at] === '{') {
    const { entries, end: after } = readObject(text, at, end, depth)
    return { value: { kind: 'map', entries, range: { start: at, end: after } }, end: after }
  }
  number.lastIndex = at
  const digits = number.exec(text)?.[0]
  if (digits !== undefined) return literal(Number(digits), { start: at, end: at + digits.length })
  name.lastIndex = at
  const word = name.exec(text)?.[0]
  if (word === undefined) return undefined
  const range = { start: at, end: at + word.length }
  if (Object.hasOwn(keywords, word)) return literal(keywords[word]!, range)
  return { value: { kind: 'reference', text: excerpt(word), range }, end: range.end }
}

function literal(value: string | number | boolean | null, range: TextRange): Parsed<Value> {
  return { value: { kind: 'literal', value, range }, end: range.end }
}

function readString(text: string, at: number, end: number): Parsed<Value> | undefined {
  const after = skipString(text, at, end)
  const range = { start: at, end: after }
  if (text.startsWith("'''", at)) {
    if (after - at < 6 || !text.startsWith("'''", after - 3)) return undefined
    return literal(text.slice(at + 3, after - 3).replace(/^\r?\n/, ''), range)
  }
  if (after - at < 2 || text[after - 1] !== "'") return undefined
  const inside = text.slice(at + 1, after - 1)
  if (/(?:^|[^\\])(?:\\\\)*\$\{/.test(inside))
    return { value: { kind: 'unknown', text: excerpt(inside), range }, end: after }
  return literal(unescape(inside), range)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescape(inside: string): string {
  return inside.replace(/\\(u\{([0-9a-fA-F]{1,6})\}|.)/g, (_, char: string, hex: string | undefined) =>
    hex === undefined ? (escapes[char] ?? char) : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  )
}

function readArray(text: string, at: number, end: number, depth: number): Parsed<Value> | undefined {
  const items: Value[] = []
  let i = skipSeparators(text, at + 1, end)
  if (/^for\b/.test(text.slice(i, i + 4))) return undefined
  while (i < end && text[i] !== ']') {
    const item = readExpression(text, i, end, depth + 1)
    if (item.end === i) return undefined
    items.push(item.value)
    i = skipSeparators(text, item.end, end)
  }
  if (i >= end) return undefined
  return { value: { kind: 'list', items, range: { start: at, end: i + 1 } }, end: i + 1 }
}

const key = /'((?:[^'\\\n$]|\\.)*)'|([A-Za-z_]\w*)/y
const childResource = /resource[ \t]+\w+[ \t]+'/y

/**
 * The properties of the object that opens at `at`. What is not a property is passed over, its brackets with it: a child resource,
 * a decorator, a spread, half-typed text. A spread may set anything, so it leaves an open `*`.
 */
export function readObject(
  text: string,
  at: number,
  end: number,
  depth = 0,
): { readonly entries: readonly Attribute[]; readonly end: number } {
  const entries: Attribute[] = []
  let i = skipSeparators(text, at + 1, end)
  while (i < end && text[i] !== '}') {
    if (text.startsWith('...', i)) {
      const stop = expressionEnd(text, i, end)
      const range = { start: i, end: stop }
      entries.push({ name: '*', nameRange: range, value: unknown(text, i, stop) })
      i = skipSeparators(text, stop, end)
      continue
    }
    childResource.lastIndex = i
    key.lastIndex = i
    const found = childResource.test(text) ? null : key.exec(text)
    const colon = found && skipSpace(text, i + found[0].length, end)
    if (found && colon !== null && text[colon] === ':') {
      const nameRange = { start: i, end: i + found[0].length }
      const start = skipBlanks(text, colon + 1, end)
      const { value, end: after } = readExpression(text, start, end, depth + 1)
      entries.push({ name: found[1] ?? found[2]!, nameRange, value })
      i = skipSeparators(text, Math.max(after, start), end)
    } else i = skipSeparators(text, Math.max(i + 1, expressionEnd(text, i, end)), end)
  }
  return { entries, end: Math.min(i + 1, end) }
}

/** Blanks alone: a value starts on the line of its name, and half-typed text has none yet. */
function skipBlanks(text: string, at: number, end: number): number {
  let i = at
  while (i < end && (text[i] === ' ' || text[i] === '\t')) i++
  return i
}

/** White space, comments, and the commas that may stand in place of new lines. */
function skipSeparators(text: string, at: number, end: number): number {
  let i = skipSpace(text, at, end)
  while (i < end && text[i] === ',') i = skipSpace(text, i + 1, end)
  return i
}

function endsExpression(text: string, at: number, end: number): boolean {
  let i = at
  while (i < end && (text[i] === ' ' || text[i] === '\t' || text[i] === '\r')) i++
  return i >= end || /[\n,}\])]/.test(text[i]!) || skipComment(text, i, end) > i
}

/** Where an expression that we do not read ends: its line, a comma or a closing bracket outside of brackets. */
function expressionEnd(text: string, at: number, end: number): number {
  let i = at
  while (i < end) {
    const char = text[i]!
    if (char === '\n' || char === ',' || char === '}' || char === ']' || char === ')') return i
    if (char === "'") i = Math.max(i + 1, skipString(text, i, end))
    else if (char === '/') i = Math.max(i + 1, skipComment(text, i, end))
    else if (char === '{' || char === '[' || char === '(') i = skipBrackets(text, i, end)
    else i++
  }
  return end
}

function unknown(text: string, start: number, end: number): Value {
  const source = text.slice(start, end).trimEnd()
  return { kind: 'unknown', text: excerpt(source), range: { start, end: start + source.length } }
}
