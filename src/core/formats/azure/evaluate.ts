import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { Entry, Expression } from './expression.ts'
import { callFunction, truthOf } from './functions.ts'
import type { Definition, Effort, Names } from './names.ts'
import { eitherOf, foundAt, isOpen, memberOf, spread } from './values.ts'

/** Where an expression stands. */
export interface Context {
  readonly names: Names
  /** Names that a loop defines for the expression: never those of the document. */
  readonly locals?: readonly string[]
  /** The place of a part of the expression in the document. */
  place(range: TextRange): TextRange
  /** A part of the expression as it is shown: its source, shortened. */
  text(range: TextRange): string
}

/** Values that several operands together may have; of more, nothing is said. */
const maxCombinations = 16

/** What an expression is by what the document says; what it does not settle stays a reference, unknown, or one of several. */
export function evaluate(expression: Expression, context: Context, effort: Effort): Value {
  const range = context.place(expression.range)
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value, range }
    case 'name':
      return evaluateName(expression.name, range, expression, context, effort)
    case 'member':
      return evaluateMember(expression, range, context, effort)
    case 'call':
      return evaluateCall(expression, range, context, effort)
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => evaluate(item, context, effort)), range }
    case 'object':
      return { kind: 'map', entries: evaluateEntries(expression.entries, context, effort), range }
    case 'open':
      return { kind: 'unknown', text: context.text(expression.range), range }
    default:
      return expression satisfies never
  }
}

/** The properties of an object. A spread that is not settled may set anything, and leaves an open `*`. */
export function evaluateEntries(entries: readonly Entry[], context: Context, effort: Effort): readonly Attribute[] {
  const plain = entries.every(({ name }) => name !== '*')
  if (plain)
    return entries.map(({ name, nameRange, value }) => ({
      name,
      nameRange: context.place(nameRange),
      value: evaluate(value, context, effort),
    }))
  let found: readonly Attribute[] = []
  for (const { name, nameRange, value: source } of entries) {
    const value = evaluate(source, context, effort)
    const place = context.place(nameRange)
    if (name !== '*') found = [...found.filter((entry) => entry.name !== name), { name, nameRange: place, value }]
    else
      found = spread(found, value) ?? [
        ...found,
        { name: '*', nameRange: place, value: { kind: 'unknown', text: context.text(nameRange), range: place } },
      ]
  }
  return found
}

function open(expression: Expression, range: TextRange, context: Context): Value {
  return { kind: isPath(expression) ? 'reference' : 'unknown', text: context.text(expression.range), range }
}

/** A name and members of it: what people know by its name. */
function isPath(expression: Expression): boolean {
  let at = expression
  while (at.kind === 'member' && at.key.kind === 'literal' && typeof at.key.value === 'string' && !at.safe) at = at.of
  return at.kind === 'name'
}

function evaluateName(name: string, range: TextRange, expression: Expression, context: Context, effort: Effort): Value {
  const definition = definitionOf(name, context, effort)
  // A definition that is open itself is best shown by the name in the file.
  if (!definition || isOpen(definition.value)) return open(expression, range, context)
  const value = foundAt(definition.value, definition.via, range)
  return value.kind === 'either' ? { ...value, text: context.text(expression.range) } : value
}

function definitionOf(name: string, context: Context, effort: Effort): Definition | undefined {
  return context.locals?.includes(name) ? undefined : context.names.get(name, effort)
}

function evaluateMember(
  expression: Expression & { kind: 'member' },
  range: TextRange,
  context: Context,
  effort: Effort,
): Value {
  const of = evaluate(expression.of, context, effort)
  const key = evaluate(expression.key, context, effort)
  const members = optionsOf(of).map((option): Value => {
    const member = isNull(option) && expression.safe ? null : memberOf(option, key)
    if (member) return foundAt(member, undefined, range)
    return member === null && expression.safe
      ? literal(null, range, viaOf([option]) ?? definedBy([expression.of], context, effort))
      : open(expression, range, context)
  })
  const member = eitherOf(members, context.text(expression.range), range)
  return isOpen(member) ? open(expression, range, context) : member
}

function isNull(value: Value): boolean {
  return value.kind === 'literal' && value.value === null
}

function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.options : [value]
}

function evaluateCall(
  expression: Expression & { kind: 'call' },
  range: TextRange,
  context: Context,
  effort: Effort,
): Value {
  const { operands } = expression
  const text = context.text(expression.range)
  const unknown: Value = { kind: 'unknown', text, range }
  const read = (index: number): Value => (operands[index] ? evaluate(operands[index], context, effort) : unknown)
  switch (expression.name.toLowerCase()) {
    case 'if': {
      const condition = read(0)
      const truth = truthOf(condition)
      if (truth === undefined) return eitherOf([read(1), read(2)], text, range)
      return foundAt(read(truth ? 1 : 2), viaOf([condition]))
    }
    case 'and':
      return decide(false)
    case 'or':
      return decide(true)
    case 'coalesce':
      return coalesce()
    default:
      return combine(
        operands.map((_, index) => read(index)),
        (values) => {
          const result = values.some(isOpen) ? undefined : callFunction(expression.name, values)
          if (result === undefined) return unknown
          if (typeof result === 'object' && result !== null) return foundAt(result, viaOf(values), range)
          return literal(result, range, viaOf(values) ?? definedBy(operands, context, effort))
        },
        unknown,
      )
  }

  /** The first that is not null; one that is open may be. */
  function coalesce(): Value {
    const options: Value[] = []
    let via: string | undefined
    for (const index of operands.keys()) {
      const parts = optionsOf(read(index))
      const last = index === operands.length - 1
      options.push(...parts.filter((part) => last || !isNull(part)).map((part) => foundAt(part, via)))
      via ??= viaOf(parts.filter(isNull))
      if (!parts.some((part) => isNull(part) || isOpen(part))) break
    }
    return eitherOf(options, text, range)
  }

  /** `and` is settled by one that is false, `or` by one that is true, whatever the others are. */
  function decide(deciding: boolean): Value {
    const values = operands.map((_, index) => read(index))
    const decided = values.find((value) => truthOf(value) === deciding)
    if (!decided && values.some((value) => truthOf(value) === undefined)) return unknown
    return literal(decided ? deciding : !deciding, range, viaOf(decided ? [decided] : values))
  }
}

function literal(value: string | number | boolean | null, range: TextRange, via: string | undefined): Value {
  return { kind: 'literal', value, range, ...(via !== undefined && { via }) }
}

/** Where the first of some names is defined: an empty object does not say so by what is in it. */
function definedBy(operands: readonly Expression[], context: Context, effort: Effort): string | undefined {
  for (let at of operands) {
    while (at.kind === 'member') at = at.of
    const via = at.kind === 'name' ? definitionOf(at.name, context, effort)?.via : undefined
    if (via !== undefined) return via
  }
  return undefined
}

/** Where the values were found that decided something: the first that says so. */
function viaOf(values: readonly Value[]): string | undefined {
  for (const value of values) {
    if (value.kind === 'literal' && value.via !== undefined) return value.via
    const inside =
      value.kind === 'list'
        ? viaOf(value.items)
        : value.kind === 'map'
          ? viaOf(value.entries.map((entry) => entry.value))
          : undefined
    if (inside !== undefined) return inside
  }
  return undefined
}

/** A function of operands of which some may be one of several values. */
function combine(operands: readonly Value[], call: (values: readonly Value[]) => Value, unknown: Value): Value {
  const count = operands.reduce((product, operand) => product * optionsOf(operand).length, 1)
  if (count === 1) return call(operands)
  if (count > maxCombinations) return unknown
  let combinations: Value[][] = [[]]
  for (const operand of operands)
    combinations = combinations.flatMap((head) => optionsOf(operand).map((option) => [...head, option]))
  return eitherOf(combinations.map(call), 'text' in unknown ? unknown.text : '', unknown.range)
}
