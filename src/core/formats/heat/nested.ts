import type { ResourceDeclaration, TextRange, Value } from '../../resource.ts'
import { lazy } from '../../lazy.ts'
import type { Files, SourceDocument } from '../format.ts'
import { folderOf, joinPath } from '../paths.ts'
import { asModule } from '../syntax/declaration.ts'
import { placeResource } from '../syntax/pieces.ts'
import { propertiesOf } from '../syntax/properties.ts'
import { shiftRange, shiftValue } from '../syntax/shift.ts'
import type { Complete, EntryResource } from '../syntax/yamlTemplate.ts'
import { entryOf, type Given, type TemplateScope } from './templateScope.ts'

/** Templates within templates that are followed; a circle ends here. */
const maxNesting = 8

/** Where resources of a template are completed. */
export interface Surroundings {
  readonly path: string
  readonly files: Files | undefined
  readonly scope: TemplateScope
  /** How many templates are around this one. */
  readonly nesting: number
  /** The resources of another template that this one calls. */
  readonly readTemplate: (document: SourceDocument, nesting: number, given: Given) => readonly ResourceDeclaration[]
}

/** Where groups keep what they create many of. https://docs.openstack.org/heat/latest/template_guide/openstack.html */
const groups = new Map([
  ['OS::Heat::ResourceGroup', 'resource_def'],
  ['OS::Heat::AutoScalingGroup', 'resource'],
])

const templateFile = /\.(?:ya?ml|template)$/

/** Resources at their places: a group and a template as a type are modules, which create others. */
export function completeIn(surroundings: Surroundings): Complete {
  const { scope } = surroundings
  return (resource, offset) => {
    const attributes = lazy(() => scope.follow(resource.attributes()))
    const placed = placeResource('heat', { ...resource, attributes }, offset)
    const key = groups.get(resource.type)
    if (key !== undefined && typeIn(definitionIn(resource.body(), key)) !== undefined)
      return asModule(
        placed,
        lazy(() => membersOf(resource, offset, key, surroundings)),
      )
    if (!templateFile.test(resource.type)) return placed
    return asModule(
      placed,
      lazy(() => createdBy(resource.type, entriesOf(placed), surroundings)),
    )
  }
}

/** What a group creates: the definition counts once, however many it makes. */
function membersOf(
  { name, body, nameRange }: EntryResource,
  offset: number,
  key: string,
  surroundings: Surroundings,
): readonly ResourceDeclaration[] | undefined {
  const written = definitionIn(body(), key)
  const definition = written && surroundings.scope.value(written)
  const type = typeIn(definition)
  if (!definition || !type) return undefined
  const own = entryOf(definition, 'properties')
  const attributes = propertiesOf(own && shiftValue(own, offset))
  if (templateFile.test(type.name))
    return createdBy(type.name, new Map(attributes.map(({ name, value }) => [name, value])), surroundings)
  const range = shiftRange(definition.range, offset)
  return [
    {
      format: 'heat',
      mode: 'resource',
      type: type.name,
      name,
      range,
      typeRange: shiftRange(type.range, offset),
      nameRange: shiftRange(nameRange, offset),
      bodyRange: range,
      attributes,
    },
  ]
}

function definitionIn(body: Value | undefined, key: string): Value | undefined {
  return entryOf(entryOf(body, 'properties'), key)
}

function typeIn(definition: Value | undefined): { readonly name: string; readonly range: TextRange } | undefined {
  const type = entryOf(definition, 'type')
  return type?.kind === 'literal' && typeof type.value === 'string'
    ? { name: type.value, range: type.range }
    : undefined
}

function createdBy(
  file: string,
  given: Given,
  { path, files, nesting, readTemplate }: Surroundings,
): readonly ResourceDeclaration[] | undefined {
  if (nesting >= maxNesting || /^[a-z]+:/.test(file)) return undefined
  const document = files?.read(joinPath(folderOf(path), file))
  return document && readTemplate(document, nesting + 1, given)
}

function entriesOf({ attributes }: ResourceDeclaration): ReadonlyMap<string, Value> {
  return new Map(attributes.map(({ name, value }) => [name, value]))
}
