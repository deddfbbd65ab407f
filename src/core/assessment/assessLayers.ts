import type { Resolution } from '../catalog/catalog.ts'
import type { LayerText } from '../catalog/compiledTable.ts'
import type { ServiceText } from '../catalog/packing/services.ts'
import type { Claim, Layer, ShiftRule } from '../catalog/table.generated.ts'
import type { AppliedShift, Basis, LayerAssessment, LayerDependency } from './assessment.ts'
import { type Configuration, type ConditionResult, evaluate, rangesOf, telling } from './condition.ts'

interface EvaluatedShift {
  readonly rule: ShiftRule
  readonly result: ConditionResult
}

/** Every layer of a resolved type as configured. */
export function assessLayers(
  resolution: Resolution,
  configuration: Configuration,
  layers: readonly LayerText[],
): readonly LayerAssessment[] {
  const shifts = (resolution.service.shifts ?? []).flatMap((rule): EvaluatedShift[] => {
    const result = evaluate(rule.when, resolution.type, configuration)
    return result && result.truth !== false ? [{ rule, result }] : []
  })
  const unshifted = unshiftedLayers(resolution, layers)
  if (shifts.length === 0) return unshifted
  return layers.map(({ id, label }, index) =>
    shifts.some(({ rule }) => rule.layers[id]) ? assessLayer(id, label, resolution, shifts) : unshifted[index]!,
  )
}

/** The layers of a service as they are without any shift, which is what most resources have: the same objects each time. */
const unshiftedOf = new WeakMap<ServiceText, readonly LayerAssessment[]>()

function unshiftedLayers(resolution: Resolution, layers: readonly LayerText[]): readonly LayerAssessment[] {
  let known = unshiftedOf.get(resolution.service)
  if (!known) {
    known = layers.map(({ id, label }) => assessLayer(id, label, resolution, []))
    unshiftedOf.set(resolution.service, known)
  }
  return known
}

/**
 * The first shift that holds decides. Shifts before it that the configuration leaves open make the layer depend on them;
 * then the party is what it would be with the documented defaults.
 */
function assessLayer(
  layer: Layer,
  label: string,
  resolution: Resolution,
  shifts: readonly EvaluatedShift[],
): LayerAssessment {
  const candidates = shifts.filter(({ rule }) => rule.layers[layer])
  const decided = candidates.findIndex(({ result }) => result.truth === true)
  const open = (decided === -1 ? candidates : candidates.slice(0, decided)).filter(
    ({ result }) => result.truth === 'unknown',
  )
  const settled = decided === -1 ? undefined : candidates[decided]
  const byDefault = open.find(({ result }) => result.truthByDefault) ?? settled
  const chosen = claimOf(layer, resolution, byDefault)
  const otherwise = claimOf(layer, resolution, settled)
  return {
    layer,
    label,
    party: chosen.claim.party,
    provider: fill(chosen.claim.provider, resolution),
    customer: fill(chosen.claim.customer, resolution),
    thirdParty: chosen.claim.thirdParty,
    shift: byDefault && byDefault === settled ? applied(byDefault) : undefined,
    dependsOn: open.length > 0 ? dependency(layer, open, otherwise.claim) : outside(chosen.claim),
    sources: chosen.sources,
    basis: chosen.basis,
  }
}

/** The claim in force: of a shift, of the service, or of its model. */
function claimOf(
  layer: Layer,
  { service, model, vendor }: Resolution,
  shift: EvaluatedShift | undefined,
): { claim: Claim; sources: string[]; basis: Basis } {
  const own = shift?.rule.layers[layer] ?? service.layers?.[layer]
  if (!own)
    return {
      claim: model.layers[layer]!,
      sources: Object.values(vendor.sources ?? {}).map(({ url }) => url),
      basis: 'model',
    }
  const ids = own.sources ?? shift?.rule.sources ?? []
  return { claim: own, sources: ids.map((id) => service.sources![id]!.url), basis: own.basis ?? 'documented' }
}

function fill(sentence: string | undefined, { vendor, service }: Resolution): string {
  if (!sentence?.includes('{')) return sentence ?? ''
  return sentence.replaceAll('{vendor}', vendor.short).replaceAll('{service}', service.name)
}

function applied({ rule, result }: EvaluatedShift): AppliedShift {
  return {
    id: rule.id,
    title: rule.title,
    when: telling(result.tests)
      .map(({ evidence }) => evidence)
      .join(' and '),
    because: rule.because,
    ...rangesOf(result.tests),
  }
}

function dependency(layer: Layer, open: readonly EvaluatedShift[], otherwise: Claim): LayerDependency {
  const unread = open.flatMap(({ result }) => result.tests.filter(({ truth }) => truth === 'unknown'))
  return {
    on: [...new Set(unread.map(({ attribute }) => attribute))].join(', '),
    outcomes: [
      ...open.map(({ rule, result }) => ({
        when: telling(result.tests)
          .map(({ condition }) => condition)
          .join(' and '),
        party: rule.layers[layer]!.party,
        because: rule.because,
      })),
      { when: 'otherwise', party: otherwise.party, because: undefined },
    ],
    ...rangesOf(unread),
  }
}

/** What a claim depends on that no file says, such as the cluster a workload runs on. */
function outside({ dependsOn }: Claim): LayerDependency | undefined {
  return (
    dependsOn && {
      on: dependsOn.on,
      outcomes: dependsOn.outcomes.map((outcome) => ({ ...outcome, because: undefined })),
      range: undefined,
    }
  )
}
