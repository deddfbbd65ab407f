import type { TextRange, Value } from '../../resource.ts'
import { excerpt } from '../syntax/excerpt.ts'
import type { YamlDialect } from '../syntax/yamlValue.ts'

/** A function as written, with what it is called with. To whoever does not evaluate it, it is an open value like any other. */
export interface Call {
  readonly kind: 'reference' | 'unknown'
  readonly text: string
  readonly range: TextRange
  /** Without `Fn::` or `!`: `Ref`, `If`, `ForEach::Buckets`. */
  readonly function: string
  readonly argument: Value
}

/**
 * CloudFormation's intrinsic functions, in their short form (`!Ref X`) and as single-key objects (`{ "Ref": "X" }`).
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export const cloudFormationDialect: YamlDialect = {
  tagged: (tag, text, range, read) => call(tag.replace(/^!/, ''), `${tag} ${text.slice(0, 200)}`, range, read()),
  call: (key, text, range, read) =>
    key === 'Ref' || key.startsWith('Fn::') ? call(key.replace(/^Fn::/, ''), text, range, read()) : undefined,
}

const references = new Set(['Ref', 'GetAtt', 'Sub', 'ImportValue', 'GetParam'])

function call(name: string, source: string, range: TextRange, argument: Value): Call {
  return {
    kind: references.has(name) ? 'reference' : 'unknown',
    text: excerpt(source),
    range,
    function: name,
    argument,
  }
}

/** The call that a value is; undefined where it is none. */
export function asCall(value: Value | undefined): Call | undefined {
  return value && 'function' in value ? (value as Call) : undefined
}

/** The text of a literal string; undefined for any other value. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
}

/** The value at a key of a map as written; undefined where there is no such key or no map. */
export function entryOf(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.name === name)?.value : undefined
}

/** What a list holds; nothing for any other value. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? value.items : []
}
