import { remembered } from '../lazy.ts'
import { type FormatId, formatIds } from '../resource.ts'
import type { LayerText } from './compiledTable.ts'
import { canonicalType } from './canonicalType.ts'
import { type BridgedType, createBridges, type IndexOf } from './bridges.ts'
import { type CreatedTypes, familyOf, type Table } from './packing/packedTable.ts'
import type { ServiceText } from './packing/services.ts'
import type { Layer, Model, Vendor } from './table.generated.ts'
import { createTypeIndex, type FoundType, type TypeIndex } from './typeIndex.ts'

/** What a resource type resolves to. */
export interface Resolution {
  readonly serviceId: string
  readonly service: ServiceText
  readonly model: Model
  readonly vendorId: string
  readonly vendor: Vendor
  readonly match: 'exact' | 'rule'
  readonly configures: readonly Layer[]
  /** The type as the table writes it: conditions are looked up under this name. */
  readonly type: string
  /** The format whose names `type` and its attributes have, where the asked format's names are made from them. */
  readonly bridgedFrom?: FormatId
  /** Then where a resource keeps those attributes, as a dotted path. */
  readonly attributesAt?: string | undefined
  /** They may stand at other places than the table's: what is not found is open. */
  readonly otherStructure?: boolean
}

/** The responsibility table, ready to look types up. Knows nothing of files. */
export interface Catalog {
  readonly table: Table
  readonly layers: readonly LayerText[]
  /** The service a type belongs to: by exact name, by the longest prefix rule, through its ARM parent, or through the vocabulary its name is made from. Never a guess. */
  resolve(format: FormatId, type: string): Resolution | undefined
  /** The types a well-known module creates, the main one first; undefined for any other. */
  createdBy(format: FormatId, source: string): CreatedTypes | undefined
  /** The formats in which a type resolves; for a lookup without a file. */
  formatsOf(type: string): FormatId[]
  /** Every type that resolves exactly, in table order. */
  types(): Generator<ExactType>
}

export interface ExactType {
  readonly format: FormatId
  readonly type: string
  readonly serviceId: string
}

/** Types of one format whose resolution is kept; a repository has some hundred. */
const maxResolved = 2000

/** Makes the table ready to look types up. The names of a format, and of a provider, are indexed when one is first asked for. */
export function createCatalog(table: Table): Catalog {
  const indexes = new Map<string, TypeIndex>()
  const indexOf: IndexOf = (format, family) => {
    const key = `${format} ${family}`
    let index = indexes.get(key)
    if (!index) indexes.set(key, (index = createTypeIndex(format, table.typeGroups(format, family))))
    return index
  }
  const bridged = createBridges(table.bridges, indexOf)
  const listed = (source: string): CreatedTypes | undefined =>
    source.includes('/') ? (table.modules()[source] ?? table.modules()[source.replace(/\/\/.*$/, '')]) : undefined
  const findModule = (source: string): BridgedType | undefined => {
    const created = listed(source)
    if (!created) return undefined
    const main = created.types[0]!
    const found = indexOf(created.format, familyOf(created.format, main)).find(main)
    return found && { ...found, base: created.format, attributesAt: undefined, opaque: true, otherStructure: true }
  }
  const find = (format: FormatId, type: string): FoundType | BridgedType | undefined => {
    const index = indexOf(format, familyOf(format, type))
    return index.find(type) ?? findModule(type) ?? bridged(format, type) ?? index.findOfPublisher(type)
  }

  const resolve = (format: FormatId, type: string): Resolution | undefined => {
    const found = find(format, canonicalType(format, type))
    if (!found) return undefined
    const { group, name } = found.named
    const service = table.service(group.serviceId)
    const vendorId = group.serviceId.slice(0, group.serviceId.indexOf('/'))
    return {
      serviceId: group.serviceId,
      service,
      model: table.models[service.model]!,
      vendorId,
      vendor: table.vendors[vendorId]!,
      match: found.match,
      configures: group.configures,
      type: found.match === 'exact' && !('opaque' in found && found.opaque) ? name : type,
      ...('base' in found && {
        bridgedFrom: found.base,
        attributesAt: found.attributesAt,
        otherStructure: found.otherStructure,
      }),
    }
  }

  const createdBy = (format: FormatId, source: string): CreatedTypes | undefined => {
    const canonical = canonicalType(format, source)
    const types = listed(canonical)
    if (types) return types
    const found = find(format, canonical)
    return found && 'opaque' in found && found.opaque ? { format: found.base, types: [found.named.name] } : undefined
  }

  const resolveIn = Object.fromEntries(
    formatIds.map((format) => [format, remembered(maxResolved, (type) => resolve(format, type))]),
  ) as Record<FormatId, (type: string) => Resolution | undefined>

  return {
    table,
    layers: table.layers,
    resolve: (format, type) => resolveIn[format](type),
    createdBy,
    formatsOf: (type) => formatIds.filter((format) => find(format, canonicalType(format, type)) !== undefined),
    *types() {
      for (const format of formatIds)
        for (const family of table.families(format))
          for (const { serviceId, names } of table.typeGroups(format, family))
            for (const type of names) if (!type.endsWith('*')) yield { format, type, serviceId }
    },
  }
}
