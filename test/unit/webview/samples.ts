import type { Assessment, DutyAssessment, LayerAssessment } from '../../../src/core/assessment/assessment.ts'
import type { Party } from '../../../src/core/index.ts'
import type { ListedResource } from '../../../src/protocol/messages.ts'

/** An assessment whose layers are carried by these parties, from the top down. */
export function assessmentOf(parties: readonly Party[], more: Partial<Assessment> = {}): Assessment {
  return {
    type: 'aws_db_instance',
    name: 'orders',
    format: 'terraform',
    vendor: { id: 'aws', name: 'Amazon Web Services', short: 'AWS' },
    service: 'aws/rds',
    serviceName: 'Amazon RDS',
    serviceModel: 'paas',
    modelName: 'managed database',
    match: 'exact',
    configures: [],
    layers: parties.map(layerOf),
    duties: [],
    sources: [],
    ...more,
  }
}

/** A layer carried by this party. */
export function layerOf(party: Party): LayerAssessment {
  return {
    layer: 'data',
    label: 'Data',
    party,
    provider: '',
    customer: '',
    thirdParty: undefined,
    shift: undefined,
    dependsOn: undefined,
    sources: [],
    basis: 'documented',
  }
}

/** A duty with this status. */
export function dutyOf(id: string, status: DutyAssessment['status']): DutyAssessment {
  return { id, layer: 'data', title: id, status, evidence: '', range: undefined, references: [], sources: [] }
}

/** A list of resources `part_0`, `part_1`, ...; every fourth is of a type nobody knows. */
export function resourcesOf(count: number): ListedResource[] {
  return Array.from({ length: count }, (_, index) => ({
    type: index % 4 === 0 ? 'acme_widget' : 'aws_db_instance',
    name: `part_${index}`,
    line: index * 3 + 1,
    serviceName: index % 4 === 0 ? undefined : 'Amazon RDS',
  }))
}
