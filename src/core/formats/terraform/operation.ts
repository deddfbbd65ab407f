import type { Value } from '../../resource.ts'
import { maxDepth } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { type Parsed, skipBlanks, skipSpace } from './space.ts'

/** Reads the value that starts at an offset: a literal, a name, a list, an object. */
export type ReadOperand = (text: string, at: number, end: number, depth: number) => Parsed<Value> | undefined

/** How far to look for the operator: within brackets an expression goes on over line breaks. */
type Skip = typeof skipBlanks

const binding: Readonly<Record<string, number>> = { '||': 1, '&&': 2, '==': 3, '!=': 3 }

/** Terraform's functions whose result is plain, by what they do to known values. Others stand under their own name. */
const functions: Readonly<Record<string, string>> = {
  tostring: 'same',
  tonumber: 'same',
  tobool: 'same',
  tolist: 'same',
  toset: 'same',
  tomap: 'same',
  sensitive: 'same',
  nonsensitive: 'same',
  one: 'values',
  coalesce: 'first',
  try: 'first',
  merge: 'merge',
  concat: 'concat',
  lookup: 'lookup',
}

const call = /([a-z_]\w*)\(/y

/**
 * Reads conditionals, comparisons, logic, calls and brackets, with what they are made from. Anything else (arithmetic, `for`) is
 * undefined.
 * https://developer.hashicorp.com/terraform/language/expressions/operators
 */
export function parseOperation(
  text: string,
  at: number,
  end: number,
  depth: number,
  operand: ReadOperand,
  skip: Skip = skipBlanks,
): Parsed<Value> | undefined {
  if (depth > maxDepth) return undefined
  const condition = parseBinary(text, at, end, depth + 1, operand, skip, 0)
  if (!condition) return undefined
  const mark = skip(text, condition.end, end)
  if (text[mark] !== '?') return condition
  const yes = parseOperation(text, skip(text, mark + 1, end), end, depth + 1, operand, skip)
  const colon = yes && skip(text, yes.end, end)
  if (!yes || text[colon!] !== ':') return undefined
  const no = parseOperation(text, skip(text, colon! + 1, end), end, depth + 1, operand, skip)
  return no && made(text, at, no.end, 'if', [condition.value, yes.value, no.value])
}

function parseBinary(
  text: string,
  at: number,
  end: number,
  depth: number,
  operand: ReadOperand,
  skip: Skip,
  weakest: number,
): Parsed<Value> | undefined {
  if (depth > maxDepth) return undefined
  let left = parseUnary(text, at, end, depth, operand, skip)
  while (left) {
    const place = skip(text, left.end, end)
    const operator = text.slice(place, place + 2)
    const strength = binding[operator]
    if (strength === undefined || strength <= weakest) return left
    const right = parseBinary(text, skip(text, place + 2, end), end, depth + 1, operand, skip, strength)
    left = right && made(text, at, right.end, operator, [left.value, right.value])
  }
  return undefined
}

function parseUnary(
  text: string,
  at: number,
  end: number,
  depth: number,
  operand: ReadOperand,
  skip: Skip,
): Parsed<Value> | undefined {
  if (depth > maxDepth) return undefined
  if (text[at] === '!' && text[at + 1] !== '=') {
    const inner = parseUnary(text, skip(text, at + 1, end), end, depth + 1, operand, skip)
    return inner && made(text, at, inner.end, '!', [inner.value])
  }
  if (text[at] === '(') {
    const inner = parseOperation(text, skipSpace(text, at + 1, end), end, depth + 1, operand, skipSpace)
    const close = inner && skipSpace(text, inner.end, end)
    return inner && text[close!] === ')' ? { value: inner.value, end: close! + 1 } : undefined
  }
  call.lastIndex = at
  const name = call.exec(text)?.[1]
  return name === undefined
    ? operand(text, at, end, depth + 1)
    : parseCall(text, at, at + name.length + 1, end, depth, operand, name)
}

function parseCall(
  text: string,
  at: number,
  inside: number,
  end: number,
  depth: number,
  operand: ReadOperand,
  name: string,
): Parsed<Value> | undefined {
  const operator = Object.hasOwn(functions, name) ? functions[name]! : name
  const operands: Value[] = []
  let i = skipSpace(text, inside, end)
  while (i < end && text[i] !== ')') {
    const argument = parseOperation(text, i, end, depth + 1, operand, skipSpace)
    if (!argument) return undefined
    operands.push(argument.value)
    i = skipSpace(text, argument.end, end)
    if (text[i] === ',') i = skipSpace(text, i + 1, end)
    else if (text[i] !== ')') return undefined
  }
  if (i >= end) return undefined
  part.lastIndex = i + 1
  const path = part.exec(text)
  const result = made(text, at, i + 1, operator, operands)
  return path ? partsOf(text, at, result, path[0]) : result
}

const part = /(?:\.[A-Za-z_][\w-]*|\["[^"$%\\\n]*"\]|\[\d+\])+/y

/** What is asked of a call's result: `merge(a, b).size`. */
function partsOf(text: string, at: number, whole: Parsed<Value>, path: string): Parsed<Value> {
  let result = whole
  for (const [step] of path.matchAll(/\.[\w-]+|\[[^\]]*\]/g)) {
    const range = { start: result.end, end: result.end + step.length }
    const key: Value = { kind: 'literal', value: step.replace(/^\.|^\["?|"?\]$/g, ''), range }
    result = made(text, at, range.end, 'index', [result.value, key])
  }
  return result
}

function made(text: string, start: number, end: number, operator: string, operands: readonly Value[]): Parsed<Value> {
  const range = { start, end }
  return {
    value: { kind: 'unknown', text: excerpt(text.slice(start, end)), range, made: { operator, operands } },
    end,
  }
}
