import type { Node } from 'jsonc-parser'
import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration } from '../../resource.ts'
import { jsonAt, jsonProperties, jsonRange, jsonStringRange } from '../syntax/jsonValue.ts'
import { placeResource } from '../syntax/pieces.ts'
import { settle } from '../syntax/settle.ts'
import { readTemplateValue, templateScope } from './expressions.ts'

/** A resource among others, with the type of the one it stands in. */
interface Place {
  readonly node: Node
  /** The symbolic name of `languageVersion` 2.0. */
  readonly symbol: Node | undefined
  readonly parentType: string | undefined
  readonly template: Node
}

/**
 * The resources of a template: a list, or since `languageVersion` 2.0 an object by symbolic name. Children stand in `resources` of
 * their parent, with a type relative to it; a nested deployment has a template of its own.
 */
export function readResources(text: string, template: Node, resources: Node): ResourceDeclaration[] {
  const found: ResourceDeclaration[] = []
  const open = placesIn(resources, template, undefined)
  for (let place = open.shift(); place; place = open.shift()) {
    const type = jsonAt(place.node, 'type')
    if (type?.type !== 'string') continue
    const fullType = qualified(String(type.value), place.parentType)
    found.push(declaration(text, place, type, fullType))
    const children = jsonAt(place.node, 'resources')
    const nested = jsonAt(place.node, 'properties', 'template')
    const nestedResources = nested && jsonAt(nested, 'resources')
    open.unshift(
      ...(children ? placesIn(children, place.template, fullType) : []),
      ...(nestedResources ? placesIn(nestedResources, ownScope(place.node) ? nested : place.template, undefined) : []),
    )
  }
  return found
}

/** Whether a nested template has parameters and variables of its own; by default its expressions are its parent's. */
function ownScope(deployment: Node): boolean {
  const scope = jsonAt(deployment, 'properties', 'expressionEvaluationOptions', 'scope')?.value
  return String(scope).toLowerCase() === 'inner'
}

function placesIn(resources: Node, template: Node, parentType: string | undefined): Place[] {
  if (resources.type === 'array')
    return (resources.children ?? []).map((node) => ({ node, symbol: undefined, parentType, template }))
  return jsonProperties(resources).flatMap(({ key, value }) =>
    value ? [{ node: value, symbol: key, parentType, template }] : [],
  )
}

/** A child's type goes on from its parent's; one with a namespace stands for itself. */
function qualified(type: string, parentType: string | undefined): string {
  return parentType === undefined || /^[^/]+\.[^/]+\//.test(type) ? type : `${parentType}/${type}`
}

function declaration(
  text: string,
  { node, symbol, template }: Place,
  type: Node,
  fullType: string,
): ResourceDeclaration {
  const name = symbol ?? jsonAt(node, 'name')
  const existing = jsonAt(node, 'existing')?.value === true
  const range = jsonRange(node)
  return placeResource(
    'arm',
    {
      mode: existing ? 'data' : 'resource',
      type: fullType,
      name: name?.type === 'string' ? String(name.value) : '',
      range: symbol ? { start: symbol.offset, end: range.end } : range,
      typeRange: jsonStringRange(text, type),
      nameRange: name?.type === 'string' ? jsonStringRange(text, name) : jsonStringRange(text, type),
      bodyRange: range,
      attributes: lazy(() => attributes(text, node, template)),
    },
    0,
  )
}

function attributes(text: string, node: Node, template: Node): readonly Attribute[] {
  const value = settle(readTemplateValue(node, text), templateScope(template, text))
  return value.kind === 'map' ? value.entries : []
}
