import type { Party } from '../catalog/table.generated.ts'
import type {
  Assessment,
  Basis,
  CreatedServices,
  DutyAssessment,
  LayerAssessment,
  LayerDependency,
  SourcePage,
} from './assessment.ts'

/** What the roll-up is of: a module call, or a whole folder. */
export interface Whole extends Pick<Assessment, 'type' | 'name' | 'format'> {
  /** Types of created resources that are not in the table. */
  readonly unknown: readonly string[]
  /** See `CreatedServices`. */
  readonly read: boolean
}

/** Stands for the vendor where there are several. */
export const severalVendors = { name: 'Several vendors', short: 'Vendors' } as const

/** How many services are told by themselves before the rest is counted. */
const toldServices = 3

/**
 * The assessment of something that creates several resources. A layer goes to one party only where every resource that has the layer
 * agrees; else it is shared, and the sentences say whose it is for which service. Undefined where there are no parts.
 */
export function rollUp({ unknown, read, ...whole }: Whole, parts: readonly Assessment[]): Assessment | undefined {
  const [first] = parts
  if (!first) return undefined
  // Utilities such as a random name have no vendor's part: whose platform it is, the others say.
  const hosted = parts.filter(({ layers }) => layers.some(({ party }) => party === 'provider' || party === 'shared'))
  const vendors = new Set(hosted.map(({ vendor }) => vendor.id))
  const services = countServices(hosted.length > 0 ? hosted : parts, read)
  const main = parts.find(({ service }) => service === services[0]!.service) ?? first
  const layers = first.layers.map((_, index) =>
    rollUpLayer(parts.map((part) => ({ part, layer: part.layers[index]! }))),
  )
  const duties = rollUpDuties(parts)
  const creates = { read, services: countServices(parts, read), unknown: [...new Set(unknown)] }
  return {
    ...whole,
    vendor: vendors.size > 1 ? { id: main.vendor.id, ...severalVendors } : main.vendor,
    service: main.service,
    serviceName: namesOf(services.map(({ serviceName }) => serviceName)),
    serviceModel: main.serviceModel,
    modelName: 'module',
    match: parts.every(({ match }) => match === 'exact') ? 'exact' : 'rule',
    configures: first.layers
      .map(({ layer }) => layer)
      .filter((layer) => parts.some(({ configures }) => configures.includes(layer))),
    layers,
    duties,
    sources: pagesOf(parts, new Set([...layers, ...duties].flatMap(({ sources }) => sources))),
    creates,
  }
}

/** How much a status asks for: where resources differ, the one that asks for most stands for all. */
const urgency = ['open', 'unknown', 'met', 'not-applicable'] as const

function rollUpDuties(parts: readonly Assessment[]): DutyAssessment[] {
  const owed = new Map<string, { part: Assessment; duty: DutyAssessment }[]>()
  for (const part of parts)
    for (const duty of part.duties) {
      const key = `${part.service} ${duty.id}`
      owed.set(key, [...(owed.get(key) ?? []), { part, duty }])
    }
  return [...owed.values()].map((all) => {
    const status = urgency.find((each) => all.some(({ duty }) => duty.status === each))!
    const [first, ...others] = all.filter(({ duty }) => duty.status === status)
    const { part, duty } = first!
    const more = others.length > 0 ? `; ${others.length} more likewise` : ''
    return { ...duty, evidence: `${placeOf(part)}: ${duty.evidence}${more}`, range: undefined, otherRanges: [] }
  })
}

/** The created resource that a duty is about. */
function placeOf({ type, name }: Assessment): string {
  return name ? `${type}.${name}` : type
}

interface PartLayer {
  readonly part: Assessment
  readonly layer: LayerAssessment
}

function rollUpLayer(all: readonly PartLayer[]): LayerAssessment {
  const { layer, label } = all[0]!.layer
  const present = all.filter((each) => each.layer.party !== 'none')
  const party = partyOf(present.map((each) => each.layer.party))
  const ofParty = (wanted: Party) => present.filter((each) => each.layer.party === wanted)
  const mixed = new Set(present.map((each) => each.layer.party)).size > 1
  const vendor = present.find((each) => each.layer.party !== 'customer')?.part.vendor.short ?? 'the vendor'
  return {
    layer,
    label,
    party,
    provider: mixed ? carried(vendor, ofParty('provider')) : sentences(present, 'provider'),
    customer: mixed
      ? [carried('you', ofParty('customer')), carried('both', ofParty('shared'))].filter(Boolean).join(' ')
      : sentences(present, 'customer'),
    thirdParty: [...new Set(present.flatMap((each) => each.layer.thirdParty ?? []))].join(', ') || undefined,
    shift: undefined,
    dependsOn: dependencyOf(all),
    sources: [...new Set(present.flatMap((each) => each.layer.sources))].slice(0, toldServices),
    basis: weakest(present.map((each) => each.layer.basis)),
  }
}

/** `none` says nothing beside another party; two different ones make the layer shared. */
function partyOf(parties: readonly Party[]): Party {
  const kinds = new Set(parties.filter((party) => party !== 'none'))
  if (kinds.size > 1) return 'shared'
  return kinds.values().next().value ?? 'none'
}

function carried(who: string, parts: readonly PartLayer[]): string {
  if (parts.length === 0) return ''
  return `${namesOf(parts.map(({ part }) => part.serviceName))}: ${who === 'both' ? 'shared' : who}.`
}

/** The sentences of the services, each once and with its name where there are several. */
function sentences(parts: readonly PartLayer[], side: 'provider' | 'customer'): string {
  const told = new Map<string, string>()
  for (const { part, layer } of parts)
    if (layer[side] && !told.has(part.serviceName)) told.set(part.serviceName, layer[side])
  const texts = [...told]
  if (new Set(told.values()).size === 1) return texts[0]![1]
  const more = texts.length - toldServices
  return [
    ...texts.slice(0, toldServices).map(([name, sentence]) => `${name}: ${sentence}`),
    ...(more > 0 ? [`And ${more} more ${more === 1 ? 'service' : 'services'}.`] : []),
  ].join(' ')
}

/** What a part leaves open, with what each outcome makes of the whole; undefined where no outcome changes it. */
function dependencyOf(all: readonly PartLayer[]): LayerDependency | undefined {
  const open = all.filter(({ layer }) => new Set(layer.dependsOn?.outcomes.map(({ party }) => party)).size > 1)
  if (open.length === 0) return undefined
  const outcomes = open.slice(0, toldServices).flatMap((each) => {
    const others = all.filter((other) => other !== each).map(({ layer }) => layer.party)
    return each.layer.dependsOn!.outcomes.map(({ when, party }) => ({
      when: all.length > 1 ? `${when} (${each.part.serviceName})` : when,
      party: partyOf([...others, party]),
      because: undefined,
    }))
  })
  const on = [...new Set(open.map(({ part, layer }) => `${layer.dependsOn!.on} of ${part.serviceName}`))]
  return {
    on: on.length > toldServices ? `${on.slice(0, toldServices).join(', ')} and more` : on.join(', '),
    outcomes,
    range: undefined,
  }
}

function weakest(bases: readonly Basis[]): Basis {
  return (['general-knowledge', 'model'] as const).find((basis) => bases.includes(basis)) ?? 'documented'
}

/** The services with the most resources first; those the table lists stand in its order, the main one first. */
function countServices(parts: readonly Assessment[], read: boolean): CreatedServices['services'] {
  const counts = new Map<string, { serviceName: string; resources: number }>()
  for (const { service, serviceName } of parts) {
    const count = counts.get(service)
    counts.set(service, { serviceName, resources: (count?.resources ?? 0) + 1 })
  }
  const services = [...counts].map(([service, count]) => ({ service, ...count }))
  return read ? services.sort((a, b) => b.resources - a.resources) : services
}

function pagesOf(parts: readonly Assessment[], cited: ReadonlySet<string>): SourcePage[] {
  const pages = parts.flatMap(({ sources }) => sources).filter(({ url }) => cited.has(url))
  return [...new Map(pages.map((page) => [page.url, page])).values()]
}

/** `Amazon EC2, Amazon VPC, AWS IAM and 2 more`. */
function namesOf(names: readonly string[]): string {
  const distinct = [...new Set(names)]
  const more = distinct.length - toldServices
  return more > 0 ? `${distinct.slice(0, toldServices).join(', ')} and ${more} more` : distinct.join(', ')
}
