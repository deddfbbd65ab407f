import type { Value } from '../../resource.ts'
import { isComplete, memberOf } from './values.ts'

type Scalar = string | number | boolean | null

/** What a function makes of settled operands: a plain value or one of them; undefined where it cannot be told. */
type Result = Scalar | Value | undefined

/**
 * The functions that are followed, by their name in lower case: those that decide which of two values a property has. Everything else is open.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-functions
 */
const functions: Readonly<Record<string, (...operands: readonly Value[]) => Result>> = {
  equals: (a, b) => compare(a, b, (x, y) => x === y),
  notequals: (a, b) => negate(compare(a, b, (x, y) => x === y)),
  equalsignoringcase: (a, b) => compare(a, b, (x, y) => lower(x) === lower(y)),
  notequalsignoringcase: (a, b) => negate(compare(a, b, (x, y) => lower(x) === lower(y))),
  less: (a, b) => ordered(a, b, (x, y) => x < y),
  lessorequals: (a, b) => ordered(a, b, (x, y) => x <= y),
  greater: (a, b) => ordered(a, b, (x, y) => x > y),
  greaterorequals: (a, b) => ordered(a, b, (x, y) => x >= y),
  not: (a) => negate(truthOf(a)),
  bool: (a) => (a && /^(?:true|false)$/i.test(String(scalarOf(a))) ? lower(scalarOf(a)!) === 'true' : undefined),
  empty: (a) => isEmpty(a),
  any: (a) => a,
  null: () => null,
  true: () => true,
  false: () => false,
  tolower: (a) => ifText(a, (text) => text.toLowerCase()),
  toupper: (a) => ifText(a, (text) => text.toUpperCase()),
  startswith: (a, b) => ifText(a, (text) => ifText(b, (part) => text.toLowerCase().startsWith(part.toLowerCase()))),
  endswith: (a, b) => ifText(a, (text) => ifText(b, (part) => text.toLowerCase().endsWith(part.toLowerCase()))),
  contains: (a, b) => contains(a, b),
  length: (a) => lengthOf(a),
  concat: (...operands) => concat(operands),
  interpolate: (...operands) => joined(operands),
  format: (template, ...operands) => ifText(template, (text) => format(text, operands)),
  createarray: (...items) => ({ kind: 'list', items, range: items[0]?.range ?? { start: 0, end: 0 } }),
  createobject: (...pairs) => createObject(pairs),
}

/** What a function makes of operands that are settled, each one value. */
export function callFunction(name: string, operands: readonly Value[]): Result {
  const known = name.toLowerCase()
  return Object.hasOwn(functions, known) ? functions[known]!(...operands) : undefined
}

/** A truth value; undefined for what is none, or open. */
export function truthOf(value: Value | undefined): boolean | undefined {
  return value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : undefined
}

function scalarOf(value: Value | undefined): Scalar | undefined {
  return value?.kind === 'literal' ? value.value : undefined
}

function lower(value: Scalar): string {
  return String(value).toLowerCase()
}

function negate(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth
}

/** Plain values are compared; an object or a list is never one, and whether two of them are equal is left open. */
function compare(a: Value | undefined, b: Value | undefined, same: (a: Scalar, b: Scalar) => boolean) {
  const [x, y] = [scalarOf(a), scalarOf(b)]
  if (x !== undefined && y !== undefined) return same(x, y)
  const kinds = [a?.kind, b?.kind]
  return kinds.includes('literal') && kinds.some((kind) => kind === 'map' || kind === 'list') ? false : undefined
}

function ordered(a: Value | undefined, b: Value | undefined, test: (a: number, b: number) => boolean) {
  const [x, y] = [scalarOf(a), scalarOf(b)]
  return typeof x === 'number' && typeof y === 'number' ? test(x, y) : undefined
}

function isEmpty(value: Value | undefined): boolean | undefined {
  if (value?.kind === 'literal')
    return value.value === null || value.value === '' ? true : typeof value.value === 'string' ? false : undefined
  if (value?.kind === 'map' && value.entries.some(({ name }) => name !== '*')) return false
  const length = lengthOf(value)
  return length === undefined ? undefined : length === 0
}

function lengthOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'literal') return typeof value.value === 'string' ? value.value.length : undefined
  if (value?.kind === 'list') return value.items.length
  if (value?.kind === 'map' && isComplete(value.entries)) return value.entries.length
  return undefined
}

function ifText<T>(value: Value | undefined, use: (text: string) => T): T | undefined {
  const text = scalarOf(value)
  return typeof text === 'string' ? use(text) : undefined
}

function contains(value: Value | undefined, wanted: Value | undefined): boolean | undefined {
  if (!value || wanted?.kind !== 'literal') return undefined
  if (value.kind === 'literal') return ifText(value, (text) => ifText(wanted, (part) => text.includes(part)))
  if (value.kind === 'list') {
    const truths = value.items.map((item) => compare(item, wanted, (x, y) => x === y))
    return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false
  }
  const member = memberOf(value, wanted)
  return member === undefined ? undefined : member !== null
}

function concat(operands: readonly Value[]): Result {
  if (operands.length > 0 && operands.every(({ kind }) => kind === 'list'))
    return {
      kind: 'list',
      items: operands.flatMap((list) => (list.kind === 'list' ? list.items : [])),
      range: operands[0]!.range,
    }
  return joined(operands)
}

/** Text and numbers side by side. How others are written differs, so they are left open. */
function joined(operands: readonly Value[]): string | undefined {
  const texts = operands.map(scalarOf)
  return texts.every((text) => typeof text === 'string' || typeof text === 'number') ? texts.join('') : undefined
}

function format(template: string, operands: readonly Value[]): string | undefined {
  const texts = operands.map((operand) => joined([operand]))
  if (texts.includes(undefined) || /\{\{|\}\}|\{\d*[^\d}]/.test(template)) return undefined
  return template.replace(/\{(\d+)\}/g, (whole, index: string) => texts[Number(index)] ?? whole)
}

function createObject(pairs: readonly Value[]): Value | undefined {
  const entries = []
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const name = scalarOf(pairs[i])
    if (typeof name !== 'string') return undefined
    entries.push({ name, nameRange: pairs[i]!.range, value: pairs[i + 1]! })
  }
  return { kind: 'map', entries, range: pairs[0]?.range ?? { start: 0, end: 0 } }
}
