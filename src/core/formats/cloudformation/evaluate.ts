import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { Decision } from './conditions.ts'
import { asCall, type Call, entryOf, itemsOf, textOf } from './dialect.ts'
import { foundAt, joinVia, oneOf, type Place } from './found.ts'
import { findInMap } from './mappings.ts'
import { join, select, split, substitute, substituteItems } from './strings.ts'

/** What names stand for in a template. */
export interface Lookup {
  /** A parameter's value and where that was found; undefined where it is open, or no parameter. */
  parameter(name: string): Value | undefined
  condition(name: string): Decision
  /** A mapping as written. */
  mapping(name: string): Value | undefined
}

/** Where a value is evaluated. */
export interface Context {
  readonly lookup: Lookup
  /** What the identifiers of the loops around stand for. */
  readonly items: ReadonlyMap<string, Value>
  readonly budget: { calls: number; depth: number }
}

/** Deepest nesting of values that is followed; beyond it they are open. */
const maxNesting = 400

/** Items of one loop that are gone through, at most. */
const maxItems = 100

/** A value with its functions evaluated as far as the template tells. */
export function evaluate(value: Value, context: Context): Value {
  const { budget } = context
  if (budget.depth >= maxNesting) return { kind: 'unknown', text: '', range: value.range }
  budget.depth++
  const call = asCall(value)
  const evaluated = call ? evaluateCall(call, context) : evaluatePlain(value, context)
  budget.depth--
  return evaluated
}

function evaluatePlain(value: Value, context: Context): Value {
  const { range } = value
  switch (value.kind) {
    case 'list':
      return { kind: 'list', range, items: value.items.map((item) => evaluate(item, context)) }
    case 'map':
      return { kind: 'map', range, entries: value.entries.flatMap((entry) => evaluateEntry(entry, context)) }
    case 'literal':
      return (context.items.size > 0 && substituteItems(value.value, range, context.items)) || value
    default:
      return value
  }
}

/** An entry of a map: several where it is a loop, and any where a transform writes them. */
function evaluateEntry({ name, nameRange, value }: Attribute, context: Context): readonly Attribute[] {
  if (name.startsWith('Fn::ForEach::')) return repeat(value, nameRange, context)
  if (name === 'Fn::Transform') return [openEntry(nameRange)]
  const named = context.items.size > 0 ? substituteItems(name, nameRange, context.items) : undefined
  if (named && textOf(named) === undefined) return [openEntry(nameRange)]
  return [{ name: textOf(named) ?? name, nameRange, value: evaluate(value, context) }]
}

/** Stands for entries that are not known. */
function openEntry(range: TextRange): Attribute {
  return { name: '*', nameRange: range, value: { kind: 'unknown', text: '', range } }
}

function evaluateCall(call: Call, context: Context): Value {
  const { range } = call
  const evaluated =
    context.budget.calls-- > 0
      ? call.function.startsWith('ForEach::')
        ? ({ kind: 'map', entries: repeat(call.argument, range, context), range } as const)
        : functions.get(call.function)?.(call.argument, { text: call.text, range }, context)
      : undefined
  return evaluated ?? { kind: call.kind, text: call.text, range }
}

/** What a function gives for its argument as written; undefined where that is open. Functions without one here always are. */
type Evaluator = (argument: Value, at: Place, context: Context) => Value | undefined

const functions = new Map<string, Evaluator>([
  ['Ref', (argument, at, context) => refer(textOf(evaluate(argument, context)), at, context)],
  ['If', choose],
  ['FindInMap', lookUp],
  ['Sub', fill],
  ['Join', ofTwo(join)],
  ['Select', ofTwo(select)],
  ['Split', ofTwo(split)],
])

/** A function of two arguments that only looks at what they stand for. */
function ofTwo(apply: (first: Value, second: Value, at: Place) => Value | undefined): Evaluator {
  return (argument, at, context) => {
    const [first, second] = itemsOf(argument)
    return first && second && apply(evaluate(first, context), evaluate(second, context), at)
  }
}

function lookUp(argument: Value, at: Place, context: Context): Value | undefined {
  const [mapping, first, second, options] = itemsOf(argument)
  const name = mapping && textOf(evaluate(mapping, context))
  if (name === undefined || !first || !second) return undefined
  const fallback = entryOf(options, 'DefaultValue')
  const keys = [evaluate(first, context), evaluate(second, context)] as const
  return findInMap(context.lookup.mapping(name), name, keys, at, fallback && evaluate(fallback, context))
}

function fill(argument: Value, at: Place, context: Context): Value | undefined {
  const [template = argument, variables] = itemsOf(argument)
  return substitute(textOf(template), at, (name) => {
    const variable = entryOf(variables, name)
    return variable ? evaluate(variable, context) : refer(name, at, context)
  })
}

/** What a name stands for. Resources and pseudo parameters stand for what only a stack has. */
function refer(name: string | undefined, { text, range }: Place, { lookup, items }: Context): Value | undefined {
  if (name === undefined) return undefined
  // It removes the property, as if it had not been written.
  if (name === 'AWS::NoValue') return { kind: 'literal', value: null, range }
  const found = items.get(name) ?? lookup.parameter(name)
  if (!found || found.kind === 'reference' || found.kind === 'unknown') return undefined
  const value = foundAt(found, undefined, range)
  return value.kind === 'either' ? { ...value, text } : value
}

/** `Fn::If`: a branch where the condition is settled, else one of the two. */
function choose(argument: Value, { text, range }: Place, context: Context): Value | undefined {
  const [condition, yes, no] = itemsOf(argument)
  const name = condition && textOf(evaluate(condition, context))
  if (name === undefined || !yes || !no) return undefined
  const { truth, via } = context.lookup.condition(name)
  if (truth !== 'unknown') return foundAt(evaluate(truth ? yes : no, context), joinVia(`condition ${name}`, via))
  return oneOf([evaluate(yes, context), evaluate(no, context)], text, range)
}

/** The entries of a loop within a map, where all its items are known. */
function repeat(loop: Value, range: TextRange, context: Context): readonly Attribute[] {
  const [identifier, collection, template] = itemsOf(loop)
  const name = textOf(identifier)
  const items = collection && evaluate(collection, context)
  if (name === undefined || !template || items?.kind !== 'list' || items.items.length > maxItems)
    return [openEntry(range)]
  return items.items.flatMap((item) => {
    if (item.kind !== 'literal' || context.budget.calls-- <= 0) return [openEntry(range)]
    const entries = evaluate(template, { ...context, items: new Map(context.items).set(name, item) })
    return entries.kind === 'map' ? entries.entries : [openEntry(range)]
  })
}
