import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { Entry, Expression } from './expression.ts'
import { definedBy, evaluateCall, literalFrom, viaOf } from './evaluateCall.ts'
import type { Definition, Effort, Names } from './names.ts'
import { eitherOf, foundAt, isNull, isOpen, memberOf, optionsOf, spread } from './values.ts'

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

/** What a name stands for, where the document and not a loop defines it. */
export function definitionOf(name: string, context: Context, effort: Effort): Definition | undefined {
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
      ? literalFrom(null, range, viaOf([option]) ?? definedBy([expression.of], context, effort))
      : open(expression, range, context)
  })
  const member = eitherOf(members, context.text(expression.range), range)
  return isOpen(member) ? open(expression, range, context) : member
}
