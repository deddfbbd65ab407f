import type { LintedTable } from '../lint/rule.ts'
import { claims, typeNames } from '../lint/walk.ts'

/** Counts of the table, by name. */
export function tableStatistics({ services, models }: LintedTable): Record<string, number> {
  const names = services.flatMap(({ service }) => [...typeNames(service)])
  const own = services.flatMap(({ service }) => [...claims(service)])
  return {
    services: services.length,
    models: models.length,
    'types by exact name': names.filter(({ name }) => !name.endsWith('*')).length,
    'prefix rules': names.filter(({ name }) => name.endsWith('*')).length,
    shifts: services.reduce((sum, { service }) => sum + (service.shifts?.length ?? 0), 0),
    duties: services.reduce((sum, { service }) => sum + (service.duties?.length ?? 0), 0),
    'claims of services': own.length,
    'claims with a source': own.filter(({ claim, inShift }) => inShift || claim.sources !== undefined).length,
    'claims from general knowledge': own.filter(({ claim }) => claim.basis).length,
    'claims inherited from models': services.reduce(
      (sum, { service }) => sum + 14 - Object.keys(service.layers ?? {}).length,
      0,
    ),
    'pages cited': new Set(
      services.flatMap(({ service }) => Object.values(service.sources ?? {}).map(({ url }) => url)),
    ).size,
  }
}
