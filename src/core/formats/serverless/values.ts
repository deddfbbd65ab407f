import type { Attribute, TextRange, Value } from '../../resource.ts'
import { cloudFormationDialect } from '../cloudformation/dialect.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { type Scope, settle } from '../syntax/settle.ts'
import type { YamlDialect } from '../syntax/yamlValue.ts'

/** Longest variable that is followed; longer ones stay open. */
const maxVariableLength = 400

/** `${self:x}`, `${file(x)}`: a word and `:` or `(`. CloudFormation's own `${AWS::Region}` is not the framework's. */
const variable = /\$\{\s*[\w-]+(?:\(|:(?!:))/

/**
 * CloudFormation's functions and the framework's variables. A string that is one variable is a reference with the whole of it as its
 * text, so that it can be followed; text around a variable makes the string unknown.
 * https://www.serverless.com/framework/docs/guides/variables
 */
export const serviceDialect: YamlDialect = {
  tagged: (tag, text, range, read) =>
    evaluated(tag.slice(1), range, read) ?? cloudFormationDialect.tagged(tag, text, range, read),
  call: (key, text, range, read) =>
    (key === 'Ref' || key.startsWith('Fn::') ? evaluated(key.replace(/^Fn::/, ''), range, read) : undefined) ??
    cloudFormationDialect.call(key, text, range, read),
  string(value, range) {
    if (!value.includes('${') || !variable.test(value.slice(0, 2000))) return undefined
    const text = value.replace(/\s+/g, ' ').trim()
    return text.length <= maxVariableLength && text.startsWith('${') && closing(text, 0) === text.length - 1
      ? { kind: 'reference', text, range }
      : { kind: 'unknown', text: excerpt(value), range }
  },
}

/** What the template alone says of a function: nothing set, a text without placeholders, or one of two branches. */
function evaluated(name: string, range: TextRange, read: () => Value): Value | undefined {
  if (name !== 'Ref' && name !== 'Sub' && name !== 'If') return undefined
  const argument = read()
  const text = stringOf(argument)
  if (name === 'Ref') return text === 'AWS::NoValue' ? { kind: 'literal', value: null, range } : undefined
  if (name === 'Sub')
    return text === undefined || text.includes('${') ? undefined : { kind: 'literal', value: text, range }
  if (argument.kind !== 'list' || argument.items.length !== 3) return undefined
  const condition = stringOf(argument.items[0]) ?? 'a condition'
  return { kind: 'either', options: argument.items.slice(1), text: excerpt(`Fn::If ${condition}`), range }
}

/** The offset of the brace that closes the `${` at `open`; -1 where none does. */
export function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return -1
}

/** The value with its variables followed; those that stay open are shortened for display. */
export function settled(value: Value, scope: Scope): Value {
  return shorten(settle(value, scope))
}

/** Attributes likewise. */
export function settledAttributes(attributes: readonly Attribute[], scope: Scope): readonly Attribute[] {
  return attributes.map((attribute) => ({ ...attribute, value: settled(attribute.value, scope) }))
}

function shorten(value: Value): Value {
  switch (value.kind) {
    case 'reference':
      return { ...value, text: excerpt(value.text) }
    case 'list':
      return { ...value, items: value.items.map(shorten) }
    case 'map':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: shorten(entry.value) })) }
    case 'either':
      return { ...value, options: value.options.map(shorten) }
    default:
      return value
  }
}

/** The entry of this name, in a map. */
export function entryOf(value: Value | undefined, name: string): Attribute | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.name === name) : undefined
}

/** The value at a path of names; undefined where there is none. */
export function valueAt(value: Value | undefined, ...path: string[]): Value | undefined {
  return path.reduce<Value | undefined>((at, name) => entryOf(at, name)?.value, value)
}

/** Whether the value is written at all: `~` takes a value back. */
export function isNull(value: Value | undefined): boolean {
  return value === undefined || (value.kind === 'literal' && value.value === null)
}

/** The text of a literal string. */
export function stringOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
}

/** A value that the framework sets itself, with the words that say why. */
export function given(value: string | number | boolean, range: TextRange, via: string): Value {
  return { kind: 'literal', value, range, via }
}

/** One entry of an event under CloudFormation's name; of a short event, the whole of it. */
export function plain(as: string, event: Value, key: string): Attribute[] {
  const value = event.kind === 'map' ? valueAt(event, key) : event
  const nameRange = entryOf(event, key)?.nameRange ?? event.range
  return value && !isNull(value) ? [{ name: as, nameRange, value }] : []
}
