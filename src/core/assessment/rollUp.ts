import type { Assessment, CreatedServices, DutyAssessment, SourcePage } from './assessment.ts'
import { namesOf, rollUpLayer } from './rollUpLayer.ts'

/** What the roll-up is of: a module call, or a whole folder. */
export interface Whole extends Pick<Assessment, 'type' | 'name' | 'format'> {
  /** Types of created resources that are not in the table. */
  readonly unknown: readonly string[]
  /** See `CreatedServices`. */
  readonly read: boolean
}

/** Stands for the vendor where there are several. */
export const severalVendors = { name: 'Several vendors', short: 'Vendors' } as const

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
    sources: pagesOf(
      [...parts.filter(({ service }) => service === main.service), ...hosted, ...parts],
      new Set([...layers, ...duties].flatMap(({ sources }) => sources)),
    ),
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
