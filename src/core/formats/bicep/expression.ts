import type { Entry, Expression } from '../azure/expression.ts'
import { maxDepth } from '../limits.ts'
import { readOperand } from './operand.ts'
import { readOperators, skipOnLine, skipToOperator } from './operators.ts'
import { skipBrackets, skipComment, skipSpace, skipString } from './scanner.ts'
import { readString } from './strings.ts'

/** What was read, and the offset after it. */
export interface Parsed<T = Expression> {
  readonly value: T
  readonly end: number
}

/**
 * Reads the expression at `at`. What cannot be read (half-typed text, syntax nobody knew when this was written) is open as a whole.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/operators
 */
export function readExpression(text: string, at: number, end: number, depth = 0): Parsed {
  const whole = depth < maxDepth ? readOperators(text, at, end, depth, readOperand) : undefined
  if (whole && endsExpression(text, whole.end, end)) return whole
  const stop = expressionEnd(text, at, end)
  return { value: open(text, at, stop), end: stop }
}

const key = /'((?:[^'\\\n$]|\\.)*)'|([A-Za-z_]\w*)/y
const childResource = /resource[ \t]+\w+[ \t]+'/y

/**
 * The properties of the object that opens at `at`. What is not a property is passed over, its brackets with it: a child resource,
 * a decorator, half-typed text. A spread, and a property whose name is put together, leave an open `*` where they are not settled.
 */
export function readObject(
  text: string,
  at: number,
  end: number,
  depth = 0,
): { readonly entries: readonly Entry[]; readonly end: number } {
  const entries: Entry[] = []
  let i = skipSeparators(text, at + 1, end)
  while (i < end && text[i] !== '}') {
    if (text.startsWith('...', i)) {
      const { value, end: stop } = readExpression(text, i + 3, end, depth + 1)
      entries.push({ name: '*', nameRange: { start: i, end: value.range.end }, value })
      i = skipSeparators(text, Math.max(stop, i + 3), end)
      continue
    }
    childResource.lastIndex = i
    key.lastIndex = i
    const found = childResource.test(text) ? null : key.exec(text)
    const nameEnd = found ? i + found[0].length : text[i] === "'" ? skipString(text, i, end) : i
    const colon = nameEnd > i ? skipSpace(text, nameEnd, end) : end
    if (colon < end && text[colon] === ':') {
      const start = skipBlanks(text, colon + 1, end)
      const { value, end: after } = readExpression(text, start, end, depth + 1)
      if (found) entries.push({ name: found[1] ?? found[2]!, nameRange: { start: i, end: nameEnd }, value })
      else entries.push(openEntry(text, i, value, depth))
      i = skipSeparators(text, Math.max(after, start), end)
    } else i = skipSeparators(text, Math.max(i + 1, expressionEnd(text, i, end)), end)
  }
  return { entries, end: Math.min(i + 1, end) }
}

/** A property whose name is put together may be any. */
function openEntry(text: string, at: number, value: Expression, depth: number): Entry {
  const range = { start: at, end: value.range.end }
  const name = readString(text, at, range.end, depth)?.value
  return {
    name: '*',
    nameRange: range,
    value: { kind: 'open', parts: name ? [name, value] : [value], locals: [], range },
  }
}

/** Blanks alone: a value starts on the line of its name, and half-typed text has none yet. */
function skipBlanks(text: string, at: number, end: number): number {
  let i = at
  while (i < end && (text[i] === ' ' || text[i] === '\t')) i++
  return i
}

/** White space, comments, and the commas that may stand in place of new lines. */
export function skipSeparators(text: string, at: number, end: number): number {
  let i = skipSpace(text, at, end)
  while (i < end && text[i] === ',') i = skipSpace(text, i + 1, end)
  return i
}

function endsExpression(text: string, at: number, end: number): boolean {
  const i = skipOnLine(text, at, end)
  return i >= end || /[\r\n,}\])]/.test(text[i]!) || (text[i] === '/' && text[i + 1] === '/')
}

/** Where an expression that we do not read ends: its line, a comma or a closing bracket outside of brackets. */
function expressionEnd(text: string, at: number, end: number): number {
  let i = at
  while (i < end) {
    const char = text[i]!
    if (char === '\n') {
      const next = i > at ? skipToOperator(text, i, end) : undefined
      if (next === undefined) return i
      i = next + 1
    } else if (char === ',' || char === '}' || char === ']' || char === ')') return i
    else if (char === "'") i = Math.max(i + 1, skipString(text, i, end))
    else if (char === '/') i = Math.max(i + 1, skipComment(text, i, end))
    else if (char === '{' || char === '[' || char === '(') i = skipBrackets(text, i, end)
    else i++
  }
  return end
}

function open(text: string, start: number, end: number): Expression {
  const source = text.slice(start, end).trimEnd()
  return { kind: 'open', parts: [], locals: [], range: { start, end: start + source.length } }
}
