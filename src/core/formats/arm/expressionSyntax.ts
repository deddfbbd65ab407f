import type { Expression } from '../azure/expression.ts'
import { maxDepth } from '../limits.ts'

/** What was read, and the offset after it. */
interface Parsed {
  readonly value: Expression
  readonly end: number
}

/**
 * Reads a string that is an expression: what stands in its brackets. Parameters and variables are names; what cannot be read is open.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-expressions
 */
export function readTemplateExpression(source: string): Expression {
  const range = { start: 0, end: source.length }
  const found = readExpression(source, 1, 0)
  if (!found || skipSpace(source, found.end) !== source.length - 1)
    return { kind: 'open', parts: [], locals: [], range }
  // A name is shown as it is, anything else with its brackets.
  return found.value.kind === 'call' || found.value.kind === 'open' ? { ...found.value, range } : found.value
}

/** How the names of parameters and variables are told apart; both are written in any case. */
export function nameOf(kind: string, name: string): string {
  return `${kind} ${name}`.toLowerCase()
}

const word = /[A-Za-z_][\w.]*(?=\s*\()/y
const number = /-?\d+(?![\w.])/y
const text = /'(?:[^']|'')*'/y
const member = /\s*\.\s*([A-Za-z_]\w*)(?!\s*\()/y

function readExpression(source: string, at: number, depth: number): Parsed | undefined {
  const start = skipSpace(source, at)
  const first = depth > maxDepth ? undefined : readPrimary(source, start, depth)
  if (!first) return undefined
  let { value, end } = first
  for (;;) {
    const name = match(member, source, end)
    const bracket = skipSpace(source, end)
    if (name !== undefined) {
      end += name.length
      const key = name.replace(/[\s.]/g, '')
      value = {
        kind: 'member',
        of: value,
        key: { kind: 'literal', value: key, range: { start: end - key.length, end } },
        safe: false,
        range: { start, end },
      }
    } else if (source[bracket] === '[') {
      const key = readExpression(source, bracket + 1, depth + 1)
      const close = key && skipSpace(source, key.end)
      if (!key || close === undefined || source[close] !== ']') return undefined
      end = close + 1
      value = { kind: 'member', of: value, key: key.value, safe: false, range: { start, end } }
    } else return { value, end }
  }
}

function readPrimary(source: string, start: number, depth: number): Parsed | undefined {
  const quoted = match(text, source, start)
  if (quoted !== undefined) return literal(quoted.slice(1, -1).replaceAll("''", "'"), start, quoted)
  const digits = match(number, source, start)
  if (digits !== undefined) return literal(Number(digits), start, digits)
  const name = match(word, source, start)
  return name === undefined ? undefined : readCall(source, start, name, depth)
}

function readCall(source: string, start: number, name: string, depth: number): Parsed | undefined {
  const operands: Expression[] = []
  let i = skipSpace(source, skipSpace(source, start + name.length) + 1)
  while (source[i] !== ')') {
    const operand = readExpression(source, i, depth + 1)
    if (!operand) return undefined
    operands.push(operand.value)
    i = skipSpace(source, operand.end)
    if (source[i] === ',') i = skipSpace(source, i + 1)
    else if (source[i] !== ')') return undefined
  }
  const range = { start, end: i + 1 }
  const [only] = operands
  const value: Expression =
    /^(?:parameters|variables)$/i.test(name) && only?.kind === 'literal'
      ? { kind: 'name', name: nameOf(name, String(only.value)), range }
      : { kind: 'call', name, operands, range }
  return { value, end: range.end }
}

function literal(value: string | number, start: number, source: string): Parsed {
  const range = { start, end: start + source.length }
  return { value: { kind: 'literal', value, range }, end: range.end }
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0]
}

function skipSpace(source: string, at: number): number {
  let i = at
  while (i < source.length && /\s/.test(source[i]!)) i++
  return i
}
