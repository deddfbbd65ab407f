import { readFileSync } from 'node:fs'
import type { Finding, LintedTable } from '../lint/rule.ts'
import { conditions, tests, typeNames } from '../lint/walk.ts'

/** Attribute paths by resource type, as the schemas of the formats have them. */
export type AttributeLists = ReadonlyMap<string, ReadonlySet<string>>

/** Reads `type<TAB>path,path,...` lines. Throws where the file cannot be read. */
export function readAttributeLists(file: string): AttributeLists {
  return new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [type, ...columns] = line.split('\t')
        return [type!, new Set(columns.join(',').split(',').filter(Boolean))]
      }),
  )
}

/** Resource types whose attributes the table names, sorted. */
export function typesWithConditions({ services }: LintedTable): string[] {
  const types = services.flatMap(({ service }) => [
    ...[...conditions(service)].flatMap(({ condition }) => Object.keys(condition)),
    ...Object.keys(service.defaults ?? {}),
  ])
  return [...new Set(types)].sort()
}

/**
 * Attributes that the table names and the real schema of their type does not have. `exceptions` holds those that exist
 * although the lists lack them, with the reason in a further column.
 */
export function unknownAttributes(
  table: LintedTable,
  lists: AttributeLists,
  exceptions: AttributeLists = new Map(),
): Finding[] {
  return table.services.flatMap(({ path, service }) => {
    const named = [
      ...[...conditions(service)].flatMap(({ condition }) => [...tests(condition)]),
      ...Object.entries(service.defaults ?? {}).flatMap(([type, attributes]) =>
        Object.keys(attributes).map((attribute) => ({ type, attribute })),
      ),
    ]
    const formats = new Map([...typeNames(service)].map(({ format, name }) => [name, format]))
    return named.flatMap(({ type, attribute }) => {
      const known = lists.get(type)
      if (!known) return formats.get(type) === 'kubernetes' ? [] : [{ path, message: `no attribute list for ${type}` }]
      return known.has(attribute) || exceptions.get(type)?.has(attribute)
        ? []
        : [{ path, message: `${type} has no attribute ${attribute}` }]
    })
  })
}
