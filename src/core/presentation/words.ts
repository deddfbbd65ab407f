import type { Assessment, CreatedServices, DutyAssessment } from '../assessment/assessment.ts'
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
  if (creates) return `${modelName} with ${createdWords(creates)}`
  return serviceModel === 'private' ? modelName : `${modelName} (${serviceModels[serviceModel]})`
}

/** What a module creates, in a few words: `12 resources, 1 type not in the table`. */
export function createdWords({ read, services, unknown }: CreatedServices): string {
  const count = services.reduce((sum, { resources }) => sum + resources, 0)
  const known = countWords(count, read ? 'resource block' : 'resource type')
  return unknown.length === 0 ? known : `${known}, ${countWords(unknown.length, 'type')} not in the table`
}

/** `1 type`, `2 types`. */
export function countWords(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** What a resource is called: `aws_db_instance.main`; the type alone where there is no name. A module by its name. */
export function address({
  type,
  name,
  creates,
  modelName,
}: Pick<Assessment, 'type' | 'name' | 'creates' | 'modelName'>): string {
  if (creates && name && modelName === 'module') return `module ${name}`
  return name ? `${type}.${name}` : type
}

/** How far a duty is done, as the interface calls it. */
export const dutyWords: Readonly<Record<DutyAssessment['status'], string>> = {
  open: 'Open',
  unknown: 'Cannot tell',
  met: 'Done',
  'not-applicable': 'Not needed',
}
