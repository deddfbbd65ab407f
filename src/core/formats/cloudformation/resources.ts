import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import { placeResource } from '../syntax/pieces.ts'
import { propertiesOf } from '../syntax/properties.ts'
import { entryOf } from './dialect.ts'
import { globalsFor, overGlobals } from './globals.ts'
import type { TemplateScope } from './scope.ts'
import type { PlacedResource } from './template.ts'

/** A resource at its place, with the values that the template tells. They are looked up when somebody asks for the attributes. */
export function declareResource(placed: PlacedResource, scope: TemplateScope): ResourceDeclaration {
  const { resource, offset } = placed
  const attributes = lazy(() => settledProperties(placed, scope))
  return placeResource('cloudformation', { ...resource, attributes }, offset)
}

function settledProperties({ resource, offset }: PlacedResource, scope: TemplateScope): readonly Attribute[] {
  const body = resource.body()
  // What cannot be read may have properties.
  const own = body?.kind === 'map' ? entryOf(body, 'Properties') : body
  const settle = (value: Value) => scope.settle(value, resource.loops)
  const globals = globalsFor(resource.type, body, scope, offset)
  if (!globals) return propertiesOf(own && settle(own))
  const properties = propertiesOf(overGlobals(own, settle, globals))
  return globals.value.kind === 'map' ? properties : [...properties, ...propertiesOf(globals.settle(globals.value))]
}
