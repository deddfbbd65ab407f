import type { Assessment, ResourceDeclaration, ResponsibilityService } from '../core/index.ts'

/** The assessment of a declaration; undefined where its type is not in the table. */
export type Assessments = (resource: ResourceDeclaration) => Assessment | undefined

/**
 * Assesses each declaration once, for the lens, hover and sidebar alike. Every reading of a file, or of the files around it, gives new
 * declarations, so nothing here grows stale.
 */
export function createAssessments(responsibility: ResponsibilityService): Assessments {
  const known = new WeakMap<ResourceDeclaration, { readonly assessment: Assessment | undefined }>()
  return (resource) => {
    let kept = known.get(resource)
    if (!kept) known.set(resource, (kept = { assessment: responsibility.describe(resource) }))
    return kept.assessment
  }
}
