import type { Assessment, DutyAssessment } from '../../core/assessment/assessment.ts'
import { severalVendors } from '../../core/assessment/rollUp.ts'
import type { Party } from '../../core/catalog/table.generated.ts'
import { mayDiffer } from '../../core/presentation/layerText.ts'
import { dutyWords } from '../../core/presentation/words.ts'
import { dutyStatuses } from '../words/dutyWords.ts'

/** The stack in one line: `You carry 6 layers, 3 are shared, AWS carries 5; 1 may differ.` */
export function summarize({ layers, vendor }: Pick<Assessment, 'layers' | 'vendor'>): string {
  const count = (party: Party): number => layers.filter((layer) => layer.party === party).length
  const [customer, shared, provider, none] = [count('customer'), count('shared'), count('provider'), count('none')]
  const parts = [
    customer === 0 ? 'You carry no layer' : `You carry ${customer} ${customer === 1 ? 'layer' : 'layers'}`,
    shared > 0 && `${shared} ${shared === 1 ? 'is' : 'are'} shared`,
    provider > 0 && `${vendor.short} ${vendor.short === severalVendors.short ? 'carry' : 'carries'} ${provider}`,
    none > 0 && `${none} ${none === 1 ? 'does' : 'do'} not apply`,
  ]
  const open = layers.filter(mayDiffer).length
  return `${parts.filter(Boolean).join(', ')}${open > 0 ? `; ${open} may differ` : ''}.`
}

/** The duties in one line: `2 open, 1 cannot tell, 3 done`. Empty where there are none. */
export function summarizeDuties(duties: readonly DutyAssessment[]): string {
  return dutyStatuses
    .map((status) => ({ status, count: duties.filter((duty) => duty.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${dutyWords[status].toLowerCase()}`)
    .join(', ')
}

/** What asks for attention first: open duties, then those nobody can tell, then the rest. */
export function sortDuties(duties: readonly DutyAssessment[]): readonly DutyAssessment[] {
  return duties.toSorted((a, b) => dutyStatuses.indexOf(a.status) - dutyStatuses.indexOf(b.status))
}
