import type { FormatId } from '../resource.ts'
import { letters, looseName, singular } from './looseName.ts'
import { commonLength } from './packing/names.ts'
import type { Table } from './packing/packedTable.ts'
import type { Bridge } from './table.generated.ts'
import type { FoundType, TypeIndex } from './typeIndex.ts'

/** A type found through the vocabulary its name is made from. */
export interface BridgedType extends FoundType {
  /** The format whose names and attributes the found type has. */
  readonly base: FormatId
  /** Where a resource keeps the base's attributes; undefined where they stand at the top. */
  readonly attributesAt: string | undefined
  /** The asked name is that of a module, whose inputs are not the base's attributes. */
  readonly opaque: boolean
  /** Attributes may stand at other places than the base's. */
  readonly otherStructure: boolean
}

/** Gives the names of one family of a format. */
export type IndexOf = (format: FormatId, family: string) => TypeIndex

/** Finds a type of a format through the bridges of that format. */
export type FindBridged = (format: FormatId, type: string) => BridgedType | undefined

/** Prepares the bridges, those of a format when one of its names is first asked for; `indexOf` gives the names of a base format. */
export function createBridges(bridgesOf: Table['bridges'], indexOf: IndexOf): FindBridged {
  const ready = new Map<FormatId, readonly { readonly pattern: RegExp; read(): Bridge }[]>()
  const readyFor = (format: FormatId) => {
    const bridges = bridgesOf(format).map(({ pattern, read }) => ({ pattern: new RegExp(`^(?:${pattern})$`), read }))
    ready.set(format, bridges)
    return bridges
  }
  return (format, type) => {
    for (const { pattern, read } of ready.get(format) ?? readyFor(format)) {
      const parts = pattern.exec(type)?.groups
      if (!parts) continue
      const bridge = read()
      const found = cross(bridge, letters(parts['module'] ?? ''), parts['name']!, indexOf)
      if (found)
        return {
          ...found,
          base: bridge.base,
          attributesAt: bridge.attributes,
          opaque: bridge.opaque === true,
          otherStructure: bridge.otherStructure === true,
        }
    }
    return undefined
  }
}

/** By the bridge's own list, by the same name, by a rule over the same name, and last among the service of the module. */
function cross(
  { base, prefix, modules, types }: Bridge,
  module: string,
  name: string,
  indexOf: IndexOf,
): FoundType | undefined {
  const index = indexOf(base, base === 'terraform' ? prefix || module : '')
  const listed = types?.[`${module}/${letters(name)}`]
  if (listed !== undefined) return index.find(listed)
  const places = modules?.[module]?.names ?? [module]
  const keysOf = (word: string) => places.map((place) => prefix + place + word)
  const plain = letters(name)
  // Data sources that list a type are named after its plural.
  const stem = plain.replace(/plural$/, '')
  const words = base === 'arm' ? [singular(stem)] : [...new Set([plain, stem, singular(stem)])]
  const keys = words.flatMap(keysOf)
  const found = keys.map((key) => index.findLoosely(key)).filter((each) => each !== undefined)
  const best = found.find(({ match }) => match === 'exact') ?? found[0]
  const service = modules?.[module]?.service
  return best ?? (service === undefined ? undefined : sibling(service, base, keys[0]!, index))
}

/** The type of a service whose name begins most like the key: what it configures is likely what its neighbour does. */
function sibling(serviceId: string, base: FormatId, key: string, { groups }: TypeIndex): FoundType | undefined {
  let best: FoundType | undefined
  let longest = -1
  for (const group of groups) {
    if (group.serviceId !== serviceId) continue
    for (const name of group.names) {
      const length = commonLength(looseName(base, name), key)
      if (length <= longest) continue
      longest = length
      best = { named: { group, name }, match: 'rule' }
    }
  }
  return best
}
