import type { FormatId } from '../resource.ts'
import type { CompiledTable, LayerText } from './compiledTable.ts'
import { canonicalType } from './canonicalType.ts'
import type { Layer, Model, Service, Vendor } from './table.generated.ts'

/** What a resource type resolves to. */
export interface Resolution {
  readonly serviceId: string
  readonly service: Service
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
  readonly table: CompiledTable
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

interface Target {
  readonly serviceId: string
  readonly configures: readonly Layer[]
  readonly type: string
}

/** Indexes a compiled table. Linear in the number of type names; nothing is expanded. */
export function createCatalog(table: CompiledTable): Catalog {
  const exact = new Map<string, Target>()
  const rules = new Map<string, Target>()
  const kinds = new Map<string, string>()
  for (const { format, name, target } of targets(table)) {
    if (name.endsWith('*')) rules.set(indexKey(format, name.slice(0, -1)), target)
    else {
      exact.set(indexKey(format, name), target)
      if (format === 'kubernetes') kinds.set(name.slice(name.lastIndexOf('/') + 1), name)
    }
  }

  const find = (format: FormatId, type: string): { target: Target; match: 'exact' | 'rule' } | undefined => {
    const key = indexKey(format, type)
    const target =
      exact.get(key) ??
      (format === 'kubernetes' && kinds.has(type) ? exact.get(indexKey(format, kinds.get(type)!)) : undefined)
    if (target) return { target, match: 'exact' }
    const shortest = format.length + 2
    for (let length = key.length; length >= shortest; length--) {
      const rule = rules.get(key.slice(0, length))
      if (rule) return { target: rule, match: 'rule' }
    }
    const parent =
      format === 'arm' && type.split('/').length > 2 ? find(format, type.slice(0, type.lastIndexOf('/'))) : undefined
    return parent && { ...parent, match: 'rule' }
  }

  const resolve = (format: FormatId, type: string): Resolution | undefined => {
    const found = find(format, canonicalType(format, type))
    if (!found) return undefined
    const { serviceId, configures } = found.target
    const service = table.services[serviceId]!
    const vendorId = serviceId.slice(0, serviceId.indexOf('/'))
    return {
      serviceId,
      service,
      model: table.models[service.model]!,
      vendorId,
      vendor: table.vendors[vendorId]!,
      match: found.match,
      configures,
      type: found.match === 'exact' ? found.target.type : type,
    }
  }

  return {
    table,
    layers: table.layers,
    resolve,
    formatsOf: (type) => formatOrder.filter((format) => resolve(format, type) !== undefined),
    *types() {
      for (const { format, name, target } of targets(table))
        if (!name.endsWith('*')) yield { format, type: name, serviceId: target.serviceId }
    },
  }
}

const formatOrder: readonly FormatId[] = ['terraform', 'cloudformation', 'arm', 'kubernetes', 'pulumi']

function* targets(table: CompiledTable): Generator<{ format: FormatId; name: string; target: Target }> {
  for (const [serviceId, service] of Object.entries(table.services))
    for (const group of service.resources)
      for (const format of formatOrder)
        for (const name of group[format] ?? [])
          yield { format, name, target: { serviceId, configures: group.configures, type: name } }
}

/** ARM compares types without case; the others by their letters. */
function indexKey(format: FormatId, name: string): string {
  return `${format} ${format === 'arm' ? name.toLowerCase() : name}`
}
