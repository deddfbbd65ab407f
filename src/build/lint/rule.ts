import type { Model, Service, Standards, Vendor } from '../../core/catalog/table.generated.ts'

/** What a rule complains about: where, and what would be right. */
export interface Finding {
  /** Path below the table folder. */
  readonly path: string
  readonly message: string
}

/** A validated service file. */
export interface ServiceFile {
  readonly path: string
  /** `<vendor>/<service>` */
  readonly id: string
  readonly service: Service
}

/** A validated model file. */
export interface ModelFile {
  readonly path: string
  readonly id: string
  readonly model: Model
}

/** The whole table as rules see it, after schema validation. */
export interface LintedTable {
  readonly layers: readonly string[]
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly standards: Standards
  readonly models: readonly ModelFile[]
  readonly services: readonly ServiceFile[]
}

/** One small check over the table. */
export interface LintRule {
  readonly name: string
  readonly description: string
  check(table: LintedTable): Finding[]
}

/** A rule that looks at one service at a time. `check` returns messages. */
export function serviceRule(
  name: string,
  description: string,
  check: (service: Service, table: LintedTable, id: string) => string[],
): LintRule {
  return {
    name,
    description,
    check: (table) =>
      table.services.flatMap(({ path, id, service }) =>
        check(service, table, id).map((message) => ({ path, message })),
      ),
  }
}
