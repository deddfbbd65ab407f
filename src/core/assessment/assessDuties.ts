import type { Resolution } from '../catalog/catalog.ts'
import type { DutyAssessment } from './assessment.ts'
import { type ConditionResult, type Configuration, evaluate, telling } from './condition.ts'

/** The duties of a resolved type with what the configuration shows of them. */
export function assessDuties({ service, type }: Resolution, configuration: Configuration): DutyAssessment[] {
  return (service.duties ?? []).flatMap(({ id, layer, title, done, unless, elsewhere }): DutyAssessment[] => {
    const result = evaluate(done, type, configuration)
    if (!result) return []
    const exempt = evaluate(unless, type, configuration)
    if (exempt?.truth === true) return [{ id, layer, title, status: 'not-applicable', ...evidence(exempt) }]
    if (result.truth === false && elsewhere?.[type]) {
      const others = elsewhere[type].join(' or ')
      return [
        {
          id,
          layer,
          title,
          status: 'unknown',
          evidence: `${evidence(result).evidence}; ${others} may do it`,
          range: undefined,
        },
      ]
    }
    const status =
      result.truth === 'unknown' || (exempt?.truth === 'unknown' && !result.truth)
        ? 'unknown'
        : result.truth
          ? 'met'
          : 'open'
    return [{ id, layer, title, status, ...evidence(result) }]
  })
}

function evidence({ truth, tests }: ConditionResult): Pick<DutyAssessment, 'evidence' | 'range'> {
  const deciding = telling(truth === true ? tests : tests.filter((test) => test.truth === truth))
  return {
    evidence: deciding.map((test) => test.evidence).join(' and '),
    range: deciding.find((test) => test.range)?.range,
  }
}
