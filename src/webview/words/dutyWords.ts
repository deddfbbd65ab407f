import type { DutyAssessment } from '../../core/assessment/assessment.ts'

/** How far a duty is done. */
export type DutyStatus = DutyAssessment['status']

/** The statuses in the order of how much attention they ask for. */
export const dutyStatuses: readonly DutyStatus[] = ['open', 'unknown', 'met', 'not-applicable']

/** What the interface calls each status. */
export const dutyWords: Readonly<Record<DutyStatus, string>> = {
  open: 'Open',
  unknown: 'Cannot tell',
  met: 'Done',
  'not-applicable': 'Not needed',
}
