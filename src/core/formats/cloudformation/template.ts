import { lazy } from '../../lazy.ts'
import type { Problem, Value } from '../../resource.ts'
import { propertiesOf } from '../syntax/properties.ts'
import type { EntryResource } from '../syntax/yamlTemplate.ts'
import { insideQuotes } from '../syntax/yamlValue.ts'
import { asCall, entryOf, itemsOf, textOf } from './dialect.ts'
import type { Loop, Sections } from './scope.ts'

/** What a resource type looks like, for a pattern. */
export const typePattern = '[A-Za-z0-9]+::[\\w:@.-]+'

/** A template as it is written, in whichever notation: nothing in it is looked up yet. */
export interface Template {
  readonly resources: readonly PlacedResource[]
  readonly problems: readonly Problem[]
  readonly sections: Sections
}

/** A resource, and where its piece stands in the document. */
export interface PlacedResource {
  readonly resource: TemplateResource
  readonly offset: number
}

export interface TemplateResource extends EntryResource {
  /** The loops around it, the outermost first. */
  readonly loops?: readonly Loop[]
}

/** Loops in loops are followed this far. */
const maxLoops = 8

/** The resources of a map by logical ID; `text` is the piece that the ranges count in. */
export function resourcesIn(text: string, resources: Value, loops: readonly Loop[] = []): TemplateResource[] {
  const loop = asCall(resources)
  if (loop?.function.startsWith('ForEach::')) return repeated(text, loop.argument, loops)
  if (resources.kind !== 'map') return []
  return resources.entries.flatMap(({ name, nameRange, value }) => {
    if (name.startsWith('Fn::ForEach::')) return repeated(text, value, loops)
    const type = entryOf(value, 'Type')
    const typeName = textOf(type)
    if (!type || typeName === undefined || !new RegExp(`^${typePattern}$`).test(typeName)) return []
    return [
      {
        mode: 'resource' as const,
        type: typeName,
        name,
        range: { start: nameRange.start, end: value.range.end },
        typeRange: insideQuotes(text, type.range),
        nameRange: insideQuotes(text, nameRange),
        bodyRange: value.range,
        attributes: lazy(() => propertiesOf(entryOf(value, 'Properties'))),
        body: () => value,
        loops,
      },
    ]
  })
}

/**
 * The resources that a loop makes, each told once, with the name as written: `Bucket${Name}`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
function repeated(text: string, loop: Value, loops: readonly Loop[]): TemplateResource[] {
  const [identifier, collection, resources] = itemsOf(loop)
  const name = textOf(identifier)
  if (!collection || !resources || loops.length >= maxLoops) return []
  return resourcesIn(text, resources, name === undefined ? loops : [...loops, { identifier: name, collection }])
}
