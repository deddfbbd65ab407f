import type { TextRange, Value } from '../../resource.ts'
import { entryOf, itemsOf, textOf } from './dialect.ts'
import { foundAt, maxOptions, oneOf } from './found.ts'

/** What a stack gives to the parameters of its template. */
export interface StackInputs {
  /** The stack's logical ID. */
  readonly stack: string
  /** The value for a parameter: null where the stack gives none, undefined where it may give one that is not known. */
  value(parameter: string): Value | null | undefined
}

/** Characters that a parameter has at most: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const maxLength = 4096

/**
 * What a parameter stands for: what the stack gives, its default, or one of its allowed values. Undefined where it is given at deployment: it has
 * no default, its text is the name of a stored parameter, or it is not to be shown.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterValue(name: string, definition: Value, inputs: StackInputs | undefined): Value | undefined {
  const type = textOf(entryOf(definition, 'Type'))
  if (type === undefined || type.startsWith('AWS::SSM::Parameter::Value<') || isHidden(definition)) return undefined
  const given = inputs ? inputs.value(name) : null
  if (given === undefined) return undefined
  if (given) return foundAt(typed(type, given), `parameter ${name} of stack ${inputs!.stack}`)
  const fallback = entryOf(definition, 'Default')
  if (fallback && hasText(fallback)) return foundAt(typed(type, fallback), `default of parameter ${name}`)
  if (fallback) return isEmpty(fallback) ? perhaps(name, definition.range) : undefined
  if (isList(type)) return undefined // each of its items is one of the allowed values
  const allowed = itemsOf(entryOf(definition, 'AllowedValues'))
  return allowed.length > 0 && allowed.length <= maxOptions && allowed.every(hasText)
    ? foundAt(oneOf(allowed, `Ref ${name}`, definition.range), `allowed by parameter ${name}`)
    : undefined
}

function isHidden(definition: Value): boolean {
  const hidden = entryOf(definition, 'NoEcho')
  return hidden !== undefined && !(hidden.kind === 'literal' && /^false$/i.test(String(hidden.value)))
}

function isEmpty(value: Value): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === '')
}

/** With an empty default, whether there is a value at all is open. */
function perhaps(name: string, range: TextRange): Value {
  const options: readonly Value[] = [
    { kind: 'reference', text: `Ref ${name}`, range },
    { kind: 'literal', value: null, range },
  ]
  return { kind: 'either', options, text: `Ref ${name}`, range }
}

function hasText(value: Value): boolean {
  return value.kind === 'literal' && !isEmpty(value)
}

/** Lists are given as text with commas between their items. */
function typed(type: string, value: Value): Value {
  if (!isList(type) || value.kind !== 'literal') return value
  const items = String(value.value).slice(0, maxLength).split(',')
  return { kind: 'list', range: value.range, items: items.map((item) => ({ ...value, value: item.trim() })) }
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<')
}
