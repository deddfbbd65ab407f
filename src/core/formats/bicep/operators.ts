import type { Expression } from '../azure/expression.ts'
import { maxDepth } from '../limits.ts'
import type { Parsed } from './expression.ts'
import { skipComment, skipSpace } from './scanner.ts'

/** Operators by how tightly they bind, with the function each stands for. */
const operators: Readonly<Record<string, readonly [binds: number, name: string]>> = {
  '??': [1, 'coalesce'],
  '||': [2, 'or'],
  '&&': [3, 'and'],
  '==': [4, 'equals'],
  '!=': [4, 'notEquals'],
  '=~': [4, 'equalsIgnoringCase'],
  '!~': [4, 'notEqualsIgnoringCase'],
  '<=': [5, 'lessOrEquals'],
  '>=': [5, 'greaterOrEquals'],
  '<': [5, 'less'],
  '>': [5, 'greater'],
  '+': [6, 'add'],
  '-': [6, 'sub'],
  '*': [7, 'mul'],
  '/': [7, 'div'],
  '%': [7, 'mod'],
}

const operator = /\?\?|\|\||&&|==|!=|=~|!~|<=|>=|[<>+*/%-]/y

/** What goes on with an expression even at the start of a line, because nothing else starts so there. */
const continuing = /\?\?|\|\||&&|==|!=|=~|!~|\?|:(?!:)/y

/** Operators in one expression that are followed. */
const maxOperators = 1000

type ReadOperand = (text: string, at: number, end: number, depth: number) => Parsed | undefined

/** An expression with its operators and conditions; undefined where it cannot be read. May end before its line does. */
export function readOperators(
  text: string,
  at: number,
  end: number,
  depth: number,
  readOperand: ReadOperand,
  binds = 0,
): Parsed | undefined {
  const first = depth > maxDepth ? undefined : readOperand(text, at, end, depth)
  if (!first) return undefined
  let { value: left, end: i } = first
  for (let count = 0; count < maxOperators; count++) {
    const start = operatorAt(text, i, end)
    operator.lastIndex = start
    const found = start < end ? operator.exec(text)?.[0] : undefined
    if (found === undefined) {
      if (binds > 0 || text[start] !== '?' || start >= end) return { value: left, end: i }
      return readChoice(text, left, start, end, depth, readOperand)
    }
    const [tightness, name] = operators[found]!
    if (tightness <= binds) return { value: left, end: i }
    const next = skipSpace(text, start + found.length, end)
    const right = readOperators(text, next, end, depth + 1, readOperand, tightness)
    if (!right) return undefined
    left = { kind: 'call', name, operands: [left, right.value], range: { start: left.range.start, end: right.end } }
    i = right.end
  }
  return undefined
}

/** `? a : b`, behind a condition. */
function readChoice(
  text: string,
  condition: Expression,
  at: number,
  end: number,
  depth: number,
  readOperand: ReadOperand,
): Parsed | undefined {
  const yes = readOperators(text, skipSpace(text, at + 1, end), end, depth + 1, readOperand)
  const colon = yes && skipSpace(text, yes.end, end)
  if (!yes || colon === undefined || text[colon] !== ':') return undefined
  const no = readOperators(text, skipSpace(text, colon + 1, end), end, depth + 1, readOperand)
  if (!no) return undefined
  const range = { start: condition.range.start, end: no.end }
  return { value: { kind: 'call', name: 'if', operands: [condition, yes.value, no.value], range }, end: no.end }
}

/** Where an operator may stand: on the same line, or on the next where it can be nothing else. */
function operatorAt(text: string, at: number, end: number): number {
  const i = skipOnLine(text, at, end)
  const lineEnds = text[i] === '\n' || text[i] === '\r' || (text[i] === '/' && text[i + 1] === '/')
  return lineEnds ? (skipToOperator(text, i, end) ?? end) : i
}

/** The offset of the next thing on a line: blanks and comments in between are passed over. */
export function skipOnLine(text: string, at: number, end: number): number {
  let i = at
  while (i < end)
    if (text[i] === ' ' || text[i] === '\t') i++
    else if (text[i] === '/' && text[i + 1] === '*') i = skipComment(text, i, end)
    else break
  return i
}

/** The operator after a line's end that goes on with its expression; undefined where the next line starts something of its own. */
export function skipToOperator(text: string, at: number, end: number): number | undefined {
  const next = skipSpace(text, at, end)
  continuing.lastIndex = next
  return next < end && continuing.test(text) ? next : undefined
}
