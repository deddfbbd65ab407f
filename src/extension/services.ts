import type { ResponsibilityService } from '../core/index.ts'
import type { AnalysisCache } from './analysisCache.ts'
import type { Guard } from './guard.ts'

/** What every feature is given; nothing is global. */
export interface Services {
  readonly responsibility: ResponsibilityService
  readonly analyses: AnalysisCache
  readonly guard: Guard
}
