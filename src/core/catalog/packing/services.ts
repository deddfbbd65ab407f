import type {
  AttributeDefault,
  Claim,
  Condition,
  DutyRule,
  Layer,
  Party,
  Service,
  ShiftRule,
  Source,
} from '../table.generated.ts'
import { boxed, type Codec, list, map, oneOf, plain, record } from './codec.ts'

/** A service without its type names, which are packed by format, and without its note. */
export type ServiceText = Omit<Service, 'resources' | 'note'>

/** The form in which services ship. Layers are counted in the table's order, and the usual day of reading goes without saying. */
export function serviceCodec(layerIds: readonly Layer[], usualDay: string): Codec<ServiceText> {
  const text = plain<string>()
  const texts = list(text)
  const layer = oneOf<Layer>(layerIds)
  const party = oneOf<Party>(['provider', 'customer', 'shared', 'none'])
  const condition = plain<Condition>()
  const claims = map(
    layer,
    record<Claim>({
      party,
      provider: text,
      customer: text,
      sources: texts,
      dependsOn: record({ on: text, outcomes: list(record({ when: text, party })) }),
      thirdParty: text,
      basis: plain<'general-knowledge'>(),
    }),
  )
  const source = record<Source>({ title: text, url: text, accessed: text })
  const attributes = map(text, record<AttributeDefault>({ source: text, value: boxed(), depends: text }))
  return record<ServiceText>({
    name: text,
    model: text,
    aliases: texts,
    layers: claims,
    sources: map(text, {
      pack: ({ accessed, ...page }) => source.pack(accessed === usualDay ? (page as Source) : { ...page, accessed }),
      unpack: (packed) => Object.assign({ accessed: usualDay }, source.unpack(packed)),
    }) as Codec<Record<string, Source>>,
    shifts: list(
      record<ShiftRule>({ id: text, title: text, when: condition, because: text, sources: texts, layers: claims }),
    ),
    defaults: map(text, attributes) as Codec<NonNullable<Service['defaults']>>,
    duties: list(
      record<DutyRule>({
        id: text,
        layer,
        title: text,
        done: condition,
        sources: texts,
        references: plain(),
        unless: condition,
        elsewhere: plain(),
      }),
    ),
  })
}
