import { canonicalModule } from './moduleSource.ts'
import type { FormatId } from '../resource.ts'

/**
 * A type as the table writes it. ARM: without `@version`. Kubernetes: group and kind without the version, the group left
 * out for the core group (`apps/v1/Deployment` and `apps/v1 Deployment` are `apps/Deployment`, `v1/Service` is `Service`).
 */
export function canonicalType(format: FormatId, type: string): string {
  switch (format) {
    case 'arm':
      return type.startsWith('br') ? canonicalModule(type) : type.replace(/@.*$/, '')
    case 'kubernetes':
      return type.replace(/\s+/g, '/').replace(/(^|\/)v\d+[a-z0-9]*\//, '$1')
    case 'terraform':
      return type.includes('/') ? canonicalModule(type) : type
    case 'cloudformation':
    case 'pulumi':
    case 'deploymentmanager':
    case 'heat':
    case 'cdk':
      return type
    default:
      return format satisfies never
  }
}
