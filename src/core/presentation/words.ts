import type { Assessment, DutyAssessment } from '../assessment/assessment.ts'
import type { Party, ServiceModel } from '../catalog/table.generated.ts'

/** A party as the interface names it: the vendor by name, the customer as "You". */
export function partyName(party: Party, { vendor }: Pick<Assessment, 'vendor'>): string {
  switch (party) {
    case 'provider':
      return vendor.short
    case 'customer':
      return 'You'
    case 'shared':
      return 'Shared'
    case 'none':
      return 'Not applicable'
    default:
      return party satisfies never
  }
}

const serviceModels: Record<ServiceModel, string> = {
  iaas: 'IaaS',
  caas: 'CaaS',
  paas: 'PaaS',
  faas: 'FaaS',
  saas: 'SaaS',
  private: 'private',
}

/** The model in words with its abbreviation: `managed database (PaaS)`. */
export function modelWords({
  modelName,
  serviceModel,
  creates,
}: Pick<Assessment, 'modelName' | 'serviceModel' | 'creates'>): string {
  if (creates) {
    const count = creates.services.reduce((sum, { resources }) => sum + resources, creates.unknown.length)
    return `${modelName} of ${count} ${count === 1 ? 'resource' : 'resources'}`
  }
  return serviceModel === 'private' ? modelName : `${modelName} (${serviceModels[serviceModel]})`
}

/** What a resource is called: `aws_db_instance.main`; the type alone where there is no name. A module by its name. */
export function address({ type, name, creates }: Pick<Assessment, 'type' | 'name' | 'creates'>): string {
  if (creates && name) return `module ${name}`
  return name ? `${type}.${name}` : type
}

/** How far a duty is done, as the interface calls it. */
export const dutyWords: Readonly<Record<DutyAssessment['status'], string>> = {
  open: 'Open',
  unknown: 'Cannot tell',
  met: 'Done',
  'not-applicable': 'Not needed',
}
