import type { Node } from 'jsonc-parser'
import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration } from '../../resource.ts'
import { truthOf } from '../azure/functions.ts'
import { newEffort } from '../azure/names.ts'
import type { Use } from '../azure/use.ts'
import { jsonAt, jsonProperties, jsonRange, jsonStringRange } from '../syntax/jsonValue.ts'
import { givenTo, linkedTemplate } from './deployments.ts'
import { readTemplateValue, type Scope, templateScope } from './expressions.ts'

/** A resource among others, with the type of the one it stands in. */
interface Place {
  readonly node: Node
  /** The symbolic name of `languageVersion` 2.0. */
  readonly symbol: Node | undefined
  readonly parentType: string | undefined
  readonly scope: () => Scope
}

/** What is read of a template. */
export interface Template {
  readonly text: string
  readonly root: Node
}

/**
 * The resources of a template: a list, or since `languageVersion` 2.0 an object by symbolic name. Children stand in `resources` of
 * their parent, with a type relative to it; a nested deployment has a template of its own, and one that links to another file is
 * followed by what it calls. With `created`, only what the values of a call leave switched on.
 */
export function readResources({ text, root }: Template, use: Use, created = false): ResourceDeclaration[] {
  const found: ResourceDeclaration[] = []
  const resources = jsonAt(root, 'resources')
  // The next place is the last; lists may be too long to be spread into a call.
  const open: Place[] = []
  const add = (places: readonly Place[]) => {
    for (let i = places.length - 1; i >= 0; i--) open.push(places[i]!)
  }
  if (resources)
    add(
      placesIn(
        resources,
        lazy(() => templateScope(root, text, use)),
        undefined,
      ),
    )
  for (let place = open.pop(); place; place = open.pop()) {
    const { node, scope } = place
    const type = jsonAt(node, 'type')
    if (type?.type !== 'string') continue
    if (created && isOff(node, scope)) continue
    const fullType = qualified(String(type.value), place.parentType)
    const resource = declaration(place, text, type, fullType)
    if (!created || resource.mode !== 'data') found.push(resource)
    const linked = linkedTemplate(node, resource, scope, text, use)
    if (linked) found.push(linked)
    const children = jsonAt(node, 'resources')
    const nested = jsonAt(node, 'properties', 'template')
    const nestedResources = nested && jsonAt(nested, 'resources')
    if (nestedResources) add(placesIn(nestedResources, nestedScope(node, nested, scope, text), undefined))
    if (children) add(placesIn(children, scope, fullType))
  }
  return found
}

/** Whether a resource's condition is known to be false. */
function isOff(node: Node, scope: () => Scope): boolean {
  const condition = jsonAt(node, 'condition')
  return condition !== undefined && truthOf(readTemplateValue(condition, scope(), newEffort())) === false
}

/** A nested template has parameters and variables of its own where it says so; by default its expressions are its parent's. */
function nestedScope(deployment: Node, template: Node, outer: () => Scope, text: string): () => Scope {
  const scope = jsonAt(deployment, 'properties', 'expressionEvaluationOptions', 'scope')?.value
  if (String(scope).toLowerCase() !== 'inner') return outer
  return lazy(() => templateScope(template, text, { given: givenTo(deployment, outer()), deployments: () => [] }))
}

function placesIn(resources: Node, scope: () => Scope, parentType: string | undefined): Place[] {
  if (resources.type === 'array')
    return (resources.children ?? []).map((node) => ({ node, symbol: undefined, parentType, scope }))
  return jsonProperties(resources).flatMap(({ key, value }) =>
    value ? [{ node: value, symbol: key, parentType, scope }] : [],
  )
}

/** A child's type goes on from its parent's; one with a namespace stands for itself. */
function qualified(type: string, parentType: string | undefined): string {
  return parentType === undefined || /^[^/]+\.[^/]+\//.test(type) ? type : `${parentType}/${type}`
}

function declaration({ node, symbol, scope }: Place, text: string, typeNode: Node, type: string): ResourceDeclaration {
  const name = symbol ?? jsonAt(node, 'name')
  const existing = jsonAt(node, 'existing')?.value === true
  const range = jsonRange(node)
  const attributes = lazy((): readonly Attribute[] => {
    const value = readTemplateValue(node, scope(), newEffort())
    return value.kind === 'map' ? value.entries : []
  })
  return {
    format: 'arm',
    mode: existing ? 'data' : 'resource',
    type,
    name: name?.type === 'string' ? String(name.value) : '',
    range: symbol ? { start: symbol.offset, end: range.end } : range,
    typeRange: jsonStringRange(text, typeNode),
    nameRange: name?.type === 'string' ? jsonStringRange(text, name) : jsonStringRange(text, typeNode),
    bodyRange: range,
    get attributes() {
      return attributes()
    },
  }
}
