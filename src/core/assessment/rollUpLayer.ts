import type { Party } from '../catalog/table.generated.ts'
import type { Assessment, Basis, LayerAssessment, LayerDependency } from './assessment.ts'

/** How many services are told by themselves before the rest is counted. */
const toldServices = 3

/** A layer of one of the resources that are rolled up. */
export interface PartLayer {
  readonly part: Assessment
  readonly layer: LayerAssessment
}

/** One layer of all resources: one party's where all that have it agree, else shared, with whose it is for which service. */
export function rollUpLayer(all: readonly PartLayer[]): LayerAssessment {
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
  const causes = new Map(open.map((each) => [`${each.layer.dependsOn!.on} of ${each.part.serviceName}`, each]))
  const told = [...causes.values()].slice(0, toldServices)
  const severalServices = new Set(told.map(({ part }) => part.serviceName)).size > 1
  const outcomes = told.flatMap((each) => {
    const others = all.filter((other) => other !== each).map(({ layer }) => layer.party)
    return each.layer.dependsOn!.outcomes.map(({ when, party }) => ({
      when: severalServices ? `${when} (${each.part.serviceName})` : when,
      party: partyOf([...others, party]),
      because: undefined,
    }))
  })
  return { on: namesOf([...causes.keys()]), outcomes, range: undefined }
}

function weakest(bases: readonly Basis[]): Basis {
  return (['general-knowledge', 'model'] as const).find((basis) => bases.includes(basis)) ?? 'documented'
}

/** `Amazon EC2, Amazon VPC, AWS IAM and 2 more`. */
export function namesOf(names: readonly string[]): string {
  const distinct = [...new Set(names)]
  const more = distinct.length - toldServices
  return more > 0 ? `${distinct.slice(0, toldServices).join(', ')} and ${more} more` : distinct.join(', ')
}
