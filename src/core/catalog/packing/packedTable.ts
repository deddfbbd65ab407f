import { lazy } from '../../lazy.ts'
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
  /** Vocabularies whose names are made from another's, those whose patterns are for one format. */
  bridges(format: FormatId): readonly PackedBridge[]
  /** What well-known modules create, by their canonical source. */
  modules(): Readonly<Record<string, CreatedTypes>>
  /** The families of names a format has; see `familyOf`. */
  families(format: FormatId): readonly string[]
  /** The type names of one family of a format, in table order. */
  typeGroups(format: FormatId, family: string): readonly TypeGroup[]
}

/** A bridge, of which the pattern is at hand, and the rest read when a name fits it: their lists are long. */
export interface PackedBridge {
  /** A regular expression over the whole name. */
  readonly pattern: string
  read(): Bridge
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
/** Service and layers by their place, the layers as letters from `a` on. */
type PackedGroup = readonly [service: number, configures: string, names: string]
type PackedNames = Readonly<Record<string, readonly PackedGroup[]>>

/**
 * Names that are looked up together: of Terraform those of one provider, which is the name up to the first underscore; of
 * other formats all.
 */
export function familyOf(format: FormatId, name: string): string {
  return format === 'terraform' ? name.split('_', 1)[0]! : ''
}

/**
 * The table as the text that ships: JSON, one part per line. First what every answer needs, then the patterns of the bridges,
 * what modules create, the type names of each format in the order of `formatIds`, one service per line, one bridge per line. A
 * hover needs one family of names and one service of hundreds, and reading all of them was most of the time to the first answer.
 */
export function packTable({ layers, standards, vendors, bridges, modules, models, services }: CompiledTable): string {
  const serviceIds = Object.keys(services)
  const usualDay = mostFrequent(Object.values(services).flatMap(accessDays))
  const head: Head = { layers, standards, vendors, models, serviceIds, usualDay }
  const codec = serviceCodec(
    layers.map(({ id }) => id),
    usualDay,
  )
  const namesOf = (format: FormatId): PackedNames => {
    const families: Record<string, PackedGroup[]> = {}
    for (const [index, id] of serviceIds.entries())
      for (const { configures, [format]: names = [] } of services[id]!.resources) {
        const letters = configures
          .map((layer) => letterOf(layers.findIndex(({ id: other }) => other === layer)))
          .join('')
        for (const [family, members] of Object.entries(groupBy(names, (name) => familyOf(format, name))))
          (families[family] ??= []).push([index, letters, packNames(members)])
      }
    return families
  }
  const texts = serviceIds.map((id) => {
    const { resources: _, note: __, ...text } = withShortIds(services[id]!)
    return codec.pack(text)
  })
  const crossings = Object.values(bridges)
  const patterns = crossings.map((bridge) => bridge.patterns)
  return [head, patterns, createsOf(modules), ...formatIds.map(namesOf), ...texts, ...crossings]
    .map((part) => JSON.stringify(part))
    .join('\n')
}

function letterOf(place: number): string {
  return String.fromCharCode(97 + place)
}

function groupBy(names: readonly string[], keyOf: (name: string) => string): Record<string, string[]> {
  const groups: Record<string, string[]> = {}
  for (const name of names) (groups[keyOf(name)] ??= []).push(name)
  return groups
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
  const names = new Map<FormatId, PackedNames>()
  const namesOf = (format: FormatId): PackedNames => {
    let found = names.get(format)
    if (!found) names.set(format, (found = JSON.parse(lines[3 + formatIds.indexOf(format)]!) as PackedNames))
    return found
  }
  const patterns = lazy(() => JSON.parse(lines[1]!) as readonly Bridge['patterns'][])
  const firstBridge = 3 + formatIds.length + head.serviceIds.length
  const bridges = lazy(() => lines.slice(firstBridge).map((line) => lazy(() => JSON.parse(line) as Bridge)))
  let modules: Readonly<Record<string, CreatedTypes>> | undefined
  return {
    ...head,
    bridges: (format) =>
      patterns().flatMap(({ [format]: pattern }, index) =>
        pattern === undefined ? [] : [{ pattern, read: bridges()[index]! }],
      ),
    modules: () => (modules ??= JSON.parse(lines[2]!) as Readonly<Record<string, CreatedTypes>>),
    service(id) {
      let service = services.get(id)
      if (!service) services.set(id, (service = codec.unpack(JSON.parse(lines[lineOf.get(id)!]!))))
      return service
    },
    families: (format) => Object.keys(namesOf(format)),
    typeGroups: (format, family) =>
      (Object.hasOwn(namesOf(format), family) ? namesOf(format)[family]! : []).map(([service, letters, packed]) => ({
        serviceId: head.serviceIds[service]!,
        configures: [...letters].map((letter) => head.layers[letter.charCodeAt(0) - 97]!.id),
        names: unpackNames(packed),
      })),
  }
}
