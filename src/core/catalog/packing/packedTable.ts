import { type FormatId, formatIds } from '../../resource.ts'
import type { CompiledTable, LayerText } from '../compiledTable.ts'
import type { Bridge, Layer, Model, Modules, Service, Standards, Vendor } from '../table.generated.ts'
import { withShortIds } from './shortIds.ts'
import { packNames, unpackNames } from './names.ts'
import { serviceCodec, type ServiceText } from './services.ts'

/** Resource types of one service that configure the same layers. A name that ends in `*` is a prefix rule. */
export interface TypeGroup {
  readonly serviceId: string
  readonly configures: readonly Layer[]
  readonly names: readonly string[]
}

/** The table as it is used: small parts at hand, services and type names parsed when they are asked for. */
export interface Table {
  readonly layers: readonly LayerText[]
  readonly standards: Standards
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly models: Readonly<Record<string, Model>>
  readonly serviceIds: readonly string[]
  /** A service by its id. The id must be one of `serviceIds`. */
  service(id: string): ServiceText
  /** Vocabularies whose names are made from another's. */
  bridges(): readonly Bridge[]
  /** What well-known modules create, by their canonical source. */
  modules(): Readonly<Record<string, CreatedTypes>>
  /** The type names of a format, in table order. */
  typeGroups(format: FormatId): readonly TypeGroup[]
}

/** Resource types that a module creates, the main one first. */
export interface CreatedTypes {
  readonly format: FormatId
  readonly types: readonly string[]
}

interface Head extends Pick<Table, 'layers' | 'standards' | 'vendors' | 'models' | 'serviceIds'> {
  /** The day on which most pages were read. */
  readonly usualDay: string
}
type PackedGroup = readonly [service: number, configures: readonly Layer[], names: string]

/**
 * The table as the text that ships: JSON, one part per line. First what every answer needs, then the bridges, what modules create, the type names of each
 * format in the order of `formatIds`, then one service per line. A hover needs one format and one service of hundreds, and
 * parsing all of them was most of the time to the first answer.
 */
export function packTable({ layers, standards, vendors, bridges, modules, models, services }: CompiledTable): string {
  const serviceIds = Object.keys(services)
  const usualDay = mostFrequent(Object.values(services).flatMap(accessDays))
  const head: Head = { layers, standards, vendors, models, serviceIds, usualDay }
  const codec = serviceCodec(
    layers.map(({ id }) => id),
    usualDay,
  )
  const groupsOf = (format: FormatId) =>
    serviceIds.flatMap((id, index) =>
      services[id]!.resources.flatMap((group): PackedGroup[] =>
        group[format] ? [[index, group.configures, packNames(group[format])]] : [],
      ),
    )
  const texts = serviceIds.map((id) => {
    const { resources: _, note: __, ...text } = withShortIds(services[id]!)
    return codec.pack(text)
  })
  return [head, Object.values(bridges), createsOf(modules), ...formatIds.map(groupsOf), ...texts]
    .map((part) => JSON.stringify(part))
    .join('\n')
}

function accessDays({ sources = {} }: Service): string[] {
  return Object.values(sources).map(({ accessed }) => accessed)
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0]
}

function createsOf(modules: Modules): Record<string, CreatedTypes> {
  return Object.fromEntries(
    Object.entries(modules).map(([source, { format = 'terraform', creates }]) => [source, { format, types: creates }]),
  )
}

/** Opens a packed table. Throws where the text is none. */
export function openTable(text: string): Table {
  const lines = text.split('\n')
  const head = JSON.parse(lines[0]!) as Head
  const lineOf = new Map(head.serviceIds.map((id, index) => [id, 3 + formatIds.length + index]))
  const codec = serviceCodec(
    head.layers.map(({ id }) => id),
    head.usualDay,
  )
  const services = new Map<string, ServiceText>()
  const groups = new Map<FormatId, readonly TypeGroup[]>()
  let bridges: readonly Bridge[] | undefined
  let modules: Readonly<Record<string, CreatedTypes>> | undefined
  return {
    ...head,
    bridges: () => (bridges ??= JSON.parse(lines[1]!) as readonly Bridge[]),
    modules: () => (modules ??= JSON.parse(lines[2]!) as Readonly<Record<string, CreatedTypes>>),
    service(id) {
      let service = services.get(id)
      if (!service) services.set(id, (service = codec.unpack(JSON.parse(lines[lineOf.get(id)!]!))))
      return service
    },
    typeGroups(format) {
      let found = groups.get(format)
      if (!found) {
        const packed = JSON.parse(lines[3 + formatIds.indexOf(format)]!) as readonly PackedGroup[]
        found = packed.map(([service, configures, names]) => ({
          serviceId: head.serviceIds[service]!,
          configures,
          names: unpackNames(names),
        }))
        groups.set(format, found)
      }
      return found
    },
  }
}
