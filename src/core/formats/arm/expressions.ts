import type { Node } from 'jsonc-parser'
import type { Attribute, Value } from '../../resource.ts'
import { type Context, evaluate } from '../azure/evaluate.ts'
import { type Definition, type Effort, Names } from '../azure/names.ts'
import { deployedParameter, givenParameter } from '../azure/parameters.ts'
import type { Use } from '../azure/use.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { jsonAt, jsonProperties, jsonRange, jsonStringRange } from '../syntax/jsonValue.ts'
import { nameOf, readTemplateExpression } from './expressionSyntax.ts'

/** A template's text, and what its parameters and variables are. */
export interface Scope {
  readonly text: string
  readonly names: Names
}

/** Whether a string is an expression. `[[` stands for a bracket. */
export function isExpression(source: string): boolean {
  return source.startsWith('[') && source.endsWith(']') && !source.startsWith('[[')
}

/** A node as a value, with the expressions in it followed as far as the template settles them. */
export function readTemplateValue(node: Node, scope: Scope, effort: Effort): Value {
  const range = jsonRange(node)
  switch (node.type) {
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((item) => readTemplateValue(item, scope, effort)), range }
    case 'object':
      return {
        kind: 'map',
        entries: jsonProperties(node).flatMap((property) => readProperty(property, scope, effort)),
        range,
      }
    case 'string': {
      const source = String(node.value)
      if (isExpression(source)) return evaluate(readTemplateExpression(source), contextOf(source, node, scope), effort)
      return { kind: 'literal', value: source.startsWith('[[') ? source.slice(1) : source, range }
    }
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: 'literal', value: node.value as number | boolean | null, range }
    default:
      return { kind: 'unknown', text: excerpt(scope.text.slice(range.start, range.end)), range }
  }
}

/** Everything in an expression stands where its string does: that can be changed, and escapes shift what is inside. */
function contextOf(source: string, node: Node, { names }: Scope): Context {
  const range = jsonRange(node)
  return { names, place: () => range, text: ({ start, end }) => excerpt(source.slice(start, end)) }
}

type Property = ReturnType<typeof jsonProperties>[number]

/**
 * A property. One whose name is an expression may be any; `copy` makes lists by the names that it says.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/copy-properties
 */
function readProperty({ key, value }: Property, scope: Scope, effort: Effort): Attribute[] {
  const nameRange = jsonStringRange(scope.text, key)
  const unknown: Value = { kind: 'unknown', text: '', range: { start: nameRange.end, end: nameRange.end } }
  const name = String(key.value)
  const read = value ? readTemplateValue(value, scope, effort) : unknown
  const copies = name === 'copy' && value?.type === 'array' ? (value.children ?? []) : []
  const copied = copies.flatMap((copy): Attribute[] => {
    const made = jsonAt(copy, 'name')
    if (made?.type !== 'string') return []
    const range = jsonRange(copy)
    return [{ name: String(made.value), nameRange: range, value: { kind: 'unknown', text: 'copy', range } }]
  })
  return [{ name: isExpression(name) ? '*' : name, nameRange, value: read }, ...copied]
}

/** What the parameters and variables of a template are, as it is used. */
export function templateScope(template: Node, text: string, use: Pick<Use, 'given' | 'deployments'>): Scope {
  const named = new Map<string, { kind: string; name: string; node: Node }>()
  for (const kind of ['parameters', 'variables'])
    for (const { key, value } of jsonProperties(jsonAt(template, kind)))
      if (value) named.set(nameOf(kind, String(key.value)), { kind, name: String(key.value), node: value })
  const scope: Scope = { text, names: new Names(find) }
  return scope

  function find(wanted: string, effort: Effort): Definition | undefined {
    const found = named.get(wanted)
    if (!found) return undefined
    const { kind, name, node } = found
    if (kind === 'variables') return { value: readTemplateValue(node, scope, effort), via: `variable ${name}` }
    const fallback = jsonAt(node, 'defaultValue')
    const parameter = {
      name,
      fallback: fallback && readTemplateValue(fallback, scope, effort),
      nullable: jsonAt(node, 'nullable')?.value === true,
    }
    return use.given ? givenParameter(parameter, use.given) : deployedParameter(parameter, use.deployments())
  }
}
