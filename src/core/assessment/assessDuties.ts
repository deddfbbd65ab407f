import type { Resolution } from '../catalog/catalog.ts'
import type { DutyRule, Standards } from '../catalog/table.generated.ts'
import type { DutyAssessment } from './assessment.ts'
import { type ConditionResult, type Configuration, evaluate, rangesOf, telling } from './condition.ts'

type Standing = Pick<DutyAssessment, 'status' | 'evidence' | 'range' | 'otherRanges'>

/** The duties of a resolved type with what the configuration shows of them. */
export function assessDuties(
  { service, type }: Resolution,
  configuration: Configuration,
  standards: Standards,
): DutyAssessment[] {
  return (service.duties ?? []).flatMap((duty): DutyAssessment[] => {
    const standing = standingOf(duty, type, configuration)
    if (!standing) return []
    const references = Object.entries(duty.references ?? {}).flatMap(([standard, controls]) =>
      controls.map((control) => ({ standard, name: standards[standard]!.name, control })),
    )
    const sources = duty.sources.map((id) => service.sources![id]!.url)
    return [{ id: duty.id, layer: duty.layer, title: duty.title, ...standing, references, sources }]
  })
}

/** How far a duty is done; undefined where it does not speak of the type. */
function standingOf(
  { done, unless, elsewhere }: DutyRule,
  type: string,
  configuration: Configuration,
): Standing | undefined {
  const result = evaluate(done, type, configuration)
  if (!result) return undefined
  const exempt = evaluate(unless, type, configuration)
  if (exempt?.truth === true) return { status: 'not-applicable', ...evidence(exempt) }
  if (result.truth === false && elsewhere?.[type]) {
    const others = elsewhere[type].join(' or ')
    return { status: 'unknown', evidence: `${evidence(result).evidence}; ${others} may do it`, range: undefined }
  }
  if (result.truth === true) return { status: 'met', ...evidence(result) }
  const open = result.truth === 'unknown' || exempt?.truth === 'unknown'
  return { status: open ? 'unknown' : 'open', ...evidence(result) }
}

function evidence({ truth, tests }: ConditionResult): Omit<Standing, 'status'> {
  const deciding = telling(truth === true ? tests : tests.filter((test) => test.truth === truth))
  return {
    evidence: deciding.map((test) => test.evidence).join(' and '),
    ...rangesOf(deciding),
  }
}
