import type { Attribute, TextRange, Value } from '../../resource.ts'
import { maxDepth } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { readHeredoc, skipComment, skipOpaque, skipString } from '../syntax/hclScanner.ts'
import { unescape } from './escapes.ts'
import { parseOperation } from './operation.ts'
import { type Parsed, skipBlanks, skipSpace } from './space.ts'
import { parseTemplate } from './template.ts'

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const traversal = /[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\.\d+|\.\*|\[[^\]\n[]*\])*/y
const keywords: Record<string, boolean | null> = { true: true, false: false, null: null }

/**
 * Reads the expression at `at`. What is neither a plain value, reference, list or object nor made from these by plain operators
 * (arithmetic, other functions, `for`) becomes `unknown` as a whole: the configuration does not settle it.
 */
export function parseExpression(text: string, at: number, end: number, depth = 0): Parsed<Value> {
  const primary = depth < maxDepth ? parsePrimary(text, at, end, depth) : undefined
  if (primary && endsExpression(text, skipBlanks(text, primary.end, end), end)) return primary
  // What was read is handed on: read twice at every level, nested lists would cost twice as much with each.
  const operation = parseOperation(text, at, end, depth, (whole, start, stop, level) =>
    start === at && primary ? primary : parsePrimary(whole, start, stop, level),
  )
  if (operation && endsExpression(text, skipBlanks(text, operation.end, end), end)) return operation
  const stop = expressionEnd(text, at, end)
  const range = trimEnd(text, { start: at, end: stop })
  return { value: { kind: 'unknown', text: excerpt(text.slice(range.start, range.end)), range }, end: stop }
}

function parsePrimary(text: string, at: number, end: number, depth: number): Parsed<Value> | undefined {
  switch (text[at]) {
    case '"':
      return parseString(text, at, end, depth)
    case '[':
      return parseList(text, at, end, depth)
    case '{':
      return parseObject(text, at, end, depth)
    case '<':
      return parseHeredoc(text, at, end)
    default:
      return parseWord(text, at)
  }
}

function parseWord(text: string, at: number): Parsed<Value> | undefined {
  number.lastIndex = at
  const digits = number.exec(text)
  if (digits) {
    const range = { start: at, end: number.lastIndex }
    return { value: { kind: 'literal', value: Number(digits[0]), range }, end: range.end }
  }
  traversal.lastIndex = at
  const word = traversal.exec(text)?.[0]
  if (word === undefined) return undefined
  const range = { start: at, end: traversal.lastIndex }
  if (word in keywords) return { value: { kind: 'literal', value: keywords[word]!, range }, end: range.end }
  return { value: { kind: 'reference', text: excerpt(word), range }, end: range.end }
}

function parseString(text: string, at: number, end: number, depth: number): Parsed<Value> | undefined {
  const close = skipString(text, at, end)
  if (text[close - 1] !== '"' || close - at < 2) return undefined
  const range = { start: at, end: close }
  const inside = text.slice(at + 1, close - 1)
  if (!hasTemplate(inside)) return { value: { kind: 'literal', value: unescape(inside), range }, end: close }
  return { value: parseTemplate(text, at + 1, close - 1, range, depth, parseExpression), end: close }
}

function parseHeredoc(text: string, at: number, end: number): Parsed<Value> | undefined {
  const heredoc = readHeredoc(text, at, end)
  if (!heredoc) return undefined
  const range = { start: at, end: heredoc.end }
  const body = text.slice(...heredoc.body)
  if (hasTemplate(body)) return { value: { kind: 'unknown', text: excerpt(body), range }, end: range.end }
  return { value: { kind: 'literal', value: body.replace(/\r\n/g, '\n'), range }, end: range.end }
}

function parseList(text: string, at: number, end: number, depth: number): Parsed<Value> | undefined {
  const items: Value[] = []
  let i = skipSpace(text, at + 1, end)
  if (/^for\b/.test(text.slice(i, i + 4))) return undefined
  while (i < end && text[i] !== ']') {
    const item = parseExpression(text, i, end, depth + 1)
    if (item.end === i) return undefined
    items.push(item.value)
    i = skipSpace(text, item.end, end)
    if (text[i] === ',') i = skipSpace(text, i + 1, end)
    else if (text[i] !== ']') return undefined
  }
  if (i >= end) return undefined
  return { value: { kind: 'list', items, range: { start: at, end: i + 1 } }, end: i + 1 }
}

const objectKey = /"((?:[^"\\\n$%]|\\.)*)"|([\w.-]+)/y

function parseObject(text: string, at: number, end: number, depth: number): Parsed<Value> | undefined {
  const entries: Attribute[] = []
  let i = skipSpace(text, at + 1, end)
  if (/^for\b/.test(text.slice(i, i + 4))) return undefined
  while (i < end && text[i] !== '}') {
    objectKey.lastIndex = i
    const key = objectKey.exec(text)
    if (!key) return undefined
    const nameRange = { start: i, end: objectKey.lastIndex }
    i = skipSpace(text, nameRange.end, end)
    if (text[i] !== '=' && text[i] !== ':') return undefined
    i = skipSpace(text, i + 1, end)
    const { value, end: valueEnd } = parseExpression(text, i, end, depth + 1)
    if (valueEnd === i) return undefined
    entries.push({ name: key[1] ?? key[2]!, nameRange, value })
    i = skipSpace(text, valueEnd, end)
    if (text[i] === ',') i = skipSpace(text, i + 1, end)
  }
  if (i >= end) return undefined
  return { value: { kind: 'map', entries, range: { start: at, end: i + 1 } }, end: i + 1 }
}

/** The offset where an expression that we do not read ends: its line, a comma or a closing bracket outside of brackets. */
function expressionEnd(text: string, at: number, end: number): number {
  let depth = 0
  let i = at
  while (i < end) {
    const char = text[i]!
    if (char === '(' || char === '[' || char === '{') depth++
    else if (char === ')' || char === ']' || char === '}') {
      if (depth === 0) return i
      depth--
    } else if (depth === 0 && (char === '\n' || char === ',' || char === '#' || skipComment(text, i, end) > i)) return i
    const skipped = skipOpaque(text, i, end)
    i = skipped > i ? skipped : i + 1
  }
  return end
}

function endsExpression(text: string, at: number, end: number): boolean {
  return at >= end || '\n\r,]}'.includes(text[at]!) || skipComment(text, at, end) > at
}

function trimEnd(text: string, { start, end }: TextRange): TextRange {
  let last = end
  while (last > start && /\s/.test(text[last - 1]!)) last--
  return { start, end: last }
}

function hasTemplate(text: string): boolean {
  return /(?<!\$)\$\{|(?<!%)%\{/.test(text)
}
