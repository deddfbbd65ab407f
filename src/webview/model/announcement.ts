import { address } from '../../core/presentation/words.ts'
import type { SidebarState } from '../../protocol/messages.ts'
import { summarize } from './summary.ts'

/** What a screen reader says when the subject changes. */
export function announcement({ subject, resources }: SidebarState): string {
  switch (subject.kind) {
    case 'no-editor':
      return 'No editor is open.'
    case 'unsupported-file':
      return `${subject.fileName} is not read.`
    case 'left-out-file':
      return `${subject.fileName} is left out by settings.`
    case 'no-resource':
      return `No resource at the cursor. ${countResources(resources.length)}`
    case 'unknown-type':
      return `${subject.type}.${subject.name} is not in the table.`
    case 'unknown-module':
      return `${subject.name}. ${subject.reason}`
    case 'assessment':
      return `${subject.assessment.serviceName}, ${address(subject.assessment)}. ${summarize(subject.assessment)}`
    default:
      return subject satisfies never
  }
}

/** How many resources the file has, as a sentence. */
export function countResources(count: number): string {
  if (count === 0) return 'The file has no resources.'
  return count === 1 ? 'The file has one resource.' : `The file has ${count} resources.`
}
