import type { Attribute, Value } from '../../resource.ts'
import { asCall, entryOf, textOf } from './dialect.ts'
import { shiftValue } from '../syntax/shift.ts'
import { foundAt } from './found.ts'
import type { TemplateScope } from './scope.ts'

/** Properties that a template gives to every resource of a kind. */
export interface Globals {
  /** As written: what a function makes is one value to SAM, and not merged. */
  readonly value: Value
  readonly settle: (value: Value) => Value
}

const prefix = 'AWS::Serverless::'

/**
 * What the template's `Globals` give to a resource: `Globals.Function` to each `AWS::Serverless::Function`. Undefined where they give it
 * nothing; unknown where they cannot be read. Ranges count from `offset`, where the resource stands.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function globalsFor(
  type: string,
  body: Value | undefined,
  scope: TemplateScope,
  offset: number,
): Globals | undefined {
  const { sections } = scope
  if (!type.startsWith(prefix) || !sections.mentions('Transform', 'AWS::Serverless-')) return undefined
  const kind = type.slice(prefix.length)
  const entry = sections.entry('Globals', kind)
  const elsewhere = sections.entry('Globals', 'Fn::Transform') ?? sections.entry('Globals', '<<')
  const written = elsewhere ?? entry
  if (!written) return undefined
  const value = elsewhere ? open(elsewhere.value) : withoutIgnored(written.value, entryOf(body, 'IgnoreGlobals'))
  if (!value) return undefined
  const settle = (part: Value) => shiftValue(foundAt(scope.settle(part), `Globals.${kind}`), written.offset - offset)
  return { value, settle }
}

/** Without those that the resource does not take: all (`"*"`), or the ones of a list. */
function withoutIgnored(globals: Value, ignored: Value | undefined): Value | undefined {
  if (!ignored) return globals
  if (textOf(ignored) === '*') return undefined
  const names = ignored.kind === 'list' ? ignored.items.map(textOf) : [undefined]
  if (globals.kind !== 'map' || names.includes(undefined)) return open(globals)
  return { ...globals, entries: globals.entries.filter(({ name }) => !names.includes(name)) }
}

function open({ range }: Value): Value {
  return { kind: 'unknown', text: '', range }
}

/**
 * A resource's own properties over those of the globals: maps are merged, lists follow each other, and anything else is the resource's own.
 * `own` is as written, too.
 */
export function overGlobals(own: Value | undefined, settle: (value: Value) => Value, globals: Globals): Value {
  const { value } = globals
  if (!own) return globals.settle(value)
  const unreadable = value.kind === 'unknown' && !asCall(value)
  if (own.kind === 'list' && (value.kind === 'list' || unreadable)) {
    const [first, second] = [globals.settle(value), settle(own)]
    const given = first.kind === 'list' ? first.items : [first]
    return second.kind === 'list' ? { ...second, items: [...given, ...second.items] } : second
  }
  if (own.kind !== 'map' || (value.kind !== 'map' && !unreadable)) return settle(own)
  const given = value.kind === 'map' ? value.entries : []
  const entries = own.entries.flatMap((entry) => {
    const same = given.find(({ name }) => name === entry.name)
    const settled = entriesOf(settle({ ...own, entries: [entry] }))
    return same && settled.length === 1 && settled[0]!.name === entry.name
      ? [{ ...settled[0]!, value: overGlobals(entry.value, settle, { ...globals, value: same.value }) }]
      : settled
  })
  const others = given.filter(({ name }) => own.entries.every((entry) => entry.name !== name))
  const more = value.kind === 'map' ? entriesOf(globals.settle({ ...value, entries: others })) : [anyEntry(globals)]
  return { kind: 'map', range: settle({ ...own, entries: [] }).range, entries: [...entries, ...more] }
}

/** Globals that cannot be read may give anything. */
function anyEntry({ value, settle }: Globals): Attribute {
  const { range } = settle(value)
  return { name: '*', nameRange: range, value: { kind: 'unknown', text: '', range } }
}

function entriesOf(value: Value): readonly Attribute[] {
  return value.kind === 'map' ? value.entries : []
}
