import type { Assessment, DutyAssessment, LayerAssessment, SourcePage } from '../../core/assessment/assessment.ts'
import type { SidebarSubject } from '../../protocol/messages.ts'

/** The subject the view is made for: a resource or type with its assessment. */
export type AssessmentSubject = Extract<SidebarSubject, { kind: 'assessment' }>

/**
 * Names a subject, so that what was opened for it is found again. Lines are no part of it: they move while somebody types.
 */
export function subjectKey(subject: SidebarSubject): string {
  switch (subject.kind) {
    case 'no-editor':
      return subject.kind
    case 'unsupported-file':
    case 'left-out-file':
    case 'no-resource':
      return JSON.stringify([subject.kind, subject.fileName])
    case 'unknown-type':
    case 'unknown-module':
      return JSON.stringify([subject.kind, subject.type, subject.name])
    case 'assessment':
      return JSON.stringify([subject.kind, subject.place?.fileName, subject.assessment.type, subject.assessment.name])
    default:
      return subject satisfies never
  }
}

/** The duties of one layer. */
export function dutiesOf({ duties }: Assessment, { layer }: LayerAssessment): readonly DutyAssessment[] {
  return duties.filter((duty) => duty.layer === layer)
}

/** The pages that one layer cites, in the order it cites them. */
export function sourcesOf({ sources }: Assessment, layer: LayerAssessment): readonly SourcePage[] {
  return layer.sources.flatMap((url) => sources.filter((source) => source.url === url))
}
