import { type FormatId, formatIds } from '../resource.ts'
import type { LayerText } from './compiledTable.ts'
import { canonicalType } from './canonicalType.ts'
import type { ServiceText, Table, TypeGroup } from './packedTable.ts'
import type { Layer, Model, Vendor } from './table.generated.ts'

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
}

/** The responsibility table, ready to look types up. Knows nothing of files. */
export interface Catalog {
  readonly table: Table
  readonly layers: readonly LayerText[]
  /** The service a type belongs to: by exact name, by the longest prefix rule, or (ARM) through its parent. Never a guess. */
  resolve(format: FormatId, type: string): Resolution | undefined
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

/** The names of one format: those that resolve exactly, and the prefixes of rules. */
interface FormatIndex {
  readonly exact: ReadonlyMap<string, Named>
  readonly rules: ReadonlyMap<string, Named>
}

interface Named {
  readonly group: TypeGroup
  /** The name as the table writes it. */
  readonly name: string
}

/** Makes the table ready to look types up. The names of a format are indexed when it is first asked for. */
export function createCatalog(table: Table): Catalog {
  const indexes = new Map<FormatId, FormatIndex>()
  const indexOf = (format: FormatId): FormatIndex => {
    let index = indexes.get(format)
    if (!index) indexes.set(format, (index = indexFormat(format, table.typeGroups(format))))
    return index
  }

  const find = (format: FormatId, type: string): { named: Named; match: 'exact' | 'rule' } | undefined => {
    const { exact, rules } = indexOf(format)
    const key = indexKey(format, type)
    const named = exact.get(key)
    if (named) return { named, match: 'exact' }
    for (let length = rules.size === 0 ? 0 : key.length; length > 0; length--) {
      const rule = rules.get(key.slice(0, length))
      if (rule) return { named: rule, match: 'rule' }
    }
    const parent =
      format === 'arm' && type.split('/').length > 2 ? find(format, type.slice(0, type.lastIndexOf('/'))) : undefined
    return parent && { ...parent, match: 'rule' }
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
      type: found.match === 'exact' ? name : type,
    }
  }

  return {
    table,
    layers: table.layers,
    resolve,
    formatsOf: (type) => formatIds.filter((format) => find(format, canonicalType(format, type)) !== undefined),
    *types() {
      for (const format of formatIds)
        for (const { serviceId, names } of table.typeGroups(format))
          for (const type of names) if (!type.endsWith('*')) yield { format, type, serviceId }
    },
  }
}

function indexFormat(format: FormatId, groups: readonly TypeGroup[]): FormatIndex {
  const exact = new Map<string, Named>()
  const rules = new Map<string, Named>()
  for (const group of groups)
    for (const name of group.names) {
      if (name.endsWith('*')) rules.set(indexKey(format, name.slice(0, -1)), { group, name })
      else exact.set(indexKey(format, name), { group, name })
    }
  // A Kubernetes kind by itself means the one that has it, the core group's where several do.
  if (format === 'kubernetes')
    for (const [name, named] of exact) {
      const kind = name.slice(name.lastIndexOf('/') + 1)
      if (!exact.has(kind)) exact.set(kind, named)
    }
  return { exact, rules }
}

/** ARM compares types without case; the others by their letters. */
function indexKey(format: FormatId, name: string): string {
  return format === 'arm' ? name.toLowerCase() : name
}
