import type { TextRange, Value } from '../../resource.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { skipString } from '../syntax/hclScanner.ts'
import { unescape } from './escapes.ts'
import { type Parsed, skipSpace } from './space.ts'

/** Reads an expression that starts at an offset. */
export type ReadExpression = (text: string, at: number, end: number, depth: number) => Parsed<Value>

/**
 * The value of a quoted template between `at` and `end`: of `"${name}"` that of the name; of more text one that is made from its parts;
 * one with directives (`%{ if }`) is open.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates
 */
export function parseTemplate(
  text: string,
  at: number,
  end: number,
  range: TextRange,
  depth: number,
  read: ReadExpression,
): Value {
  const open: Value = { kind: 'unknown', text: excerpt(text.slice(at, end)), range }
  const operands: Value[] = []
  const marker = /(\$\$|%%)\{|\$\{|%\{/g
  marker.lastIndex = at
  let from = at
  for (let match = marker.exec(text); match && match.index < end; match = marker.exec(text)) {
    if (match[1]) continue
    if (match[0] === '%{') return open
    const close = closingBrace(text, marker.lastIndex, end)
    if (close === undefined) return open
    if (match.index > from) operands.push(literal(text, from, match.index))
    const inside = text.slice(0, close).replace(/[ \t~]+$/, '').length
    const start = skipSpace(text, marker.lastIndex + (text[marker.lastIndex] === '~' ? 1 : 0), inside)
    const { value, end: after } = read(text, start, inside, depth + 1)
    if (skipSpace(text, after, inside) < inside) return open
    operands.push(value)
    from = marker.lastIndex = close + 1
  }
  if (from < end) operands.push(literal(text, from, end))
  return operands.length === 1 ? { ...operands[0]!, range } : { ...open, made: { operator: 'template', operands } }
}

function literal(text: string, start: number, end: number): Value {
  return { kind: 'literal', value: unescape(text.slice(start, end)), range: { start, end } }
}

/** The brace that closes an interpolation; strings hide theirs. */
function closingBrace(text: string, at: number, end: number): number | undefined {
  let depth = 0
  let i = at
  while (i < end) {
    const char = text[i]
    if (char === '"') {
      i = Math.max(i + 1, skipString(text, i, end))
      continue
    }
    if (char === '{') depth++
    else if (char === '}' && depth-- === 0) return i
    i++
  }
  return undefined
}
