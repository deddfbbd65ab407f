import type { TextRange, Value } from '../../resource.ts'
import { type Context, definitionOf, evaluate } from './evaluate.ts'
import type { Expression } from './expression.ts'
import { callFunction, truthOf } from './functions.ts'
import type { Effort } from './names.ts'
import { eitherOf, foundAt, isNull, isOpen, optionsOf } from './values.ts'

/** Values that several operands together may have; of more, nothing is said. */
const maxCombinations = 16

/** What a function makes of its operands. `if` and its like need only those that decide. */
export function evaluateCall(
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
          return literalFrom(result, range, viaOf(values) ?? definedBy(operands, context, effort))
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
    return literalFrom(decided ? deciding : !deciding, range, viaOf(decided ? [decided] : values))
  }
}

/** A plain value, and where what decided it was found. */
export function literalFrom(value: string | number | boolean | null, range: TextRange, via: string | undefined): Value {
  return { kind: 'literal', value, range, ...(via !== undefined && { via }) }
}

/** Where the first of some names is defined: an empty object does not say so by what is in it. */
export function definedBy(operands: readonly Expression[], context: Context, effort: Effort): string | undefined {
  for (let at of operands) {
    while (at.kind === 'member') at = at.of
    const via = at.kind === 'name' ? definitionOf(at.name, context, effort)?.via : undefined
    if (via !== undefined) return via
  }
  return undefined
}

/** Where the values were found that decided something: the first that says so. */
export function viaOf(values: readonly Value[]): string | undefined {
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
