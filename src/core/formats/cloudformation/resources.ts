import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import { placeResource } from '../syntax/pieces.ts'
import { propertiesOf } from '../syntax/properties.ts'
import { entryOf } from './dialect.ts'
import { globalsFor, overGlobals } from './globals.ts'
import { inputsOf, mayNest, nestedTemplate, type Surroundings } from './nestedStack.ts'
import { TemplateScope } from './scope.ts'
import type { PlacedResource, Template } from './template.ts'

/**
 * The resources of a template at their places, with the values that it tells. These are looked up when somebody asks for the attributes, and
 * nested templates are read when somebody asks what a stack creates.
 */
export function declareResources(
  template: Template,
  scope: TemplateScope,
  around: Surroundings | undefined,
): ResourceDeclaration[] {
  return template.resources.map((placed) => {
    const { resource, offset } = placed
    const attributes = lazy(() => settledProperties(placed, scope))
    const declaration = placeResource('cloudformation', { ...resource, attributes }, offset)
    if (!around || !mayNest(declaration)) return declaration
    const creates = lazy(() => createdBy(declaration, around))
    return Object.defineProperty(declaration, 'creates', { get: creates, enumerable: true })
  })
}

function settledProperties({ resource, offset }: PlacedResource, scope: TemplateScope): readonly Attribute[] {
  const body = resource.body()
  // What cannot be read may have properties.
  const own = body?.kind === 'map' ? entryOf(body, 'Properties') : body
  const settle = (value: Value) => scope.settle(value, resource.loops)
  const globals = globalsFor(resource.type, body, scope, offset)
  const properties = propertiesOf(globals ? overGlobals(own, settle, globals) : own && settle(own))
  // Beside the properties, a transform may write them.
  const transform = entryOf(body, 'Fn::Transform')
  return transform
    ? [...properties, ...propertiesOf({ kind: 'unknown', text: '', range: transform.range })]
    : properties
}

function createdBy(stack: ResourceDeclaration, around: Surroundings): readonly ResourceDeclaration[] | undefined {
  const nested = nestedTemplate(stack, around)
  if (!nested) return undefined
  const scope = new TemplateScope(nested.template.sections, inputsOf(stack))
  return declareResources(nested.template, scope, nested.around)
}
