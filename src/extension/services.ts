import type { ResponsibilityService } from '../core/index.ts'
import type { AnalysisCache } from './analysisCache.ts'
import type { Assessments } from './assessments.ts'
import type { FileFilter } from './fileFilter.ts'
import type { Guard } from './guard.ts'

/** What every feature is given; nothing is global. */
export interface Services {
  readonly responsibility: ResponsibilityService
  readonly analyses: AnalysisCache
  readonly assessments: Assessments
  readonly files: FileFilter
  readonly guard: Guard
}
