import type { DutyAssessment } from '../../core/assessment/assessment.ts'

/** How far a duty is done. */
export type DutyStatus = DutyAssessment['status']

/** The statuses in the order of how much attention they ask for. */
export const dutyStatuses: readonly DutyStatus[] = ['open', 'unknown', 'met', 'not-applicable']
