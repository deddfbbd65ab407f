import type { AttributeTests, Claim, Condition, Matcher, Service } from '../../core/catalog/table.generated.ts'

/** Resource type names of a service by format, in file order. Prefix rules included, with their `*`. */
export function* typeNames(service: Service): Generator<{ format: string; name: string }> {
  for (const { configures: _, ...formats } of service.resources)
    for (const [format, names] of Object.entries(formats)) for (const name of names) yield { format, name }
}

/** Every claim of a service with where it stands: its own layers, then those of its shifts. */
export function* claims(service: Service): Generator<{ where: string; claim: Claim; inShift: boolean }> {
  for (const [layer, claim] of Object.entries(service.layers ?? {}))
    yield { where: `layers.${layer}`, claim, inShift: false }
  for (const shift of service.shifts ?? [])
    for (const [layer, claim] of Object.entries(shift.layers))
      yield { where: `shifts.${shift.id}.${layer}`, claim, inShift: true }
}

/** Every condition of a service with where it stands. */
export function* conditions(service: Service): Generator<{ where: string; condition: Condition }> {
  for (const shift of service.shifts ?? []) yield { where: `shifts.${shift.id}.when`, condition: shift.when }
  for (const duty of service.duties ?? []) {
    yield { where: `duties.${duty.id}.done`, condition: duty.done }
    if (duty.unless) yield { where: `duties.${duty.id}.unless`, condition: duty.unless }
  }
}

/** Every attribute a condition tests. */
export function* tests(condition: Condition): Generator<{ type: string; attribute: string; matcher: Matcher }> {
  for (const [type, alternatives] of Object.entries(condition))
    for (const all of Array.isArray(alternatives) ? alternatives : [alternatives])
      for (const [attribute, matcher] of Object.entries(all as AttributeTests)) yield { type, attribute, matcher }
}

/** Every source id a service cites, with where. */
export function* citations(service: Service): Generator<{ where: string; source: string }> {
  for (const { where, claim } of claims(service)) for (const source of claim.sources ?? []) yield { where, source }
  for (const rule of [...(service.shifts ?? []), ...(service.duties ?? [])])
    for (const source of rule.sources) yield { where: rule.id, source }
  for (const [type, attributes] of Object.entries(service.defaults ?? {}))
    for (const [attribute, { source }] of Object.entries(attributes))
      yield { where: `defaults.${type}.${attribute}`, source }
}
