import type { LayerText } from '../../core/catalog/compiledTable.ts'
import type { Model, Service, Standards, Vendor } from '../../core/catalog/table.generated.ts'
import type { TableFile } from '../table/read.ts'
import { tableValidators } from '../table/schemas.ts'
import type { Finding, LintedTable } from './rule.ts'
import { lintRules } from './rules.ts'

/** Everything wrong with the table. Rules run over files that pass the schema; the others are reported by the schema. */
export function lintTable(files: readonly TableFile[]): Finding[] {
  const validators = tableValidators()
  const broken = new Set<TableFile>()
  const findings: Finding[] = []
  for (const file of files) {
    if (file.kind === 'layers') continue
    const validate = validators[file.kind]
    if (validate(file.data)) continue
    broken.add(file)
    for (const error of validate.errors ?? [])
      findings.push({
        path: file.path,
        message: `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
      })
  }
  const table = lintedTable(files.filter((file) => !broken.has(file)))
  return [
    ...findings,
    ...lintRules.flatMap((rule) =>
      rule.check(table).map((finding) => ({ ...finding, message: `${finding.message} (${rule.name})` })),
    ),
  ]
}

/** Validated files in the shape that rules read. */
export function lintedTable(files: readonly TableFile[]): LintedTable {
  return {
    layers: ((files.find((file) => file.kind === 'layers')?.data ?? []) as LayerText[]).map(({ id }) => id),
    vendors: Object.fromEntries(
      files.filter((file) => file.kind === 'vendor').map(({ id, data }) => [id, data as Vendor]),
    ),
    standards: (files.find((file) => file.kind === 'standards')?.data ?? {}) as Standards,
    models: files
      .filter((file) => file.kind === 'model')
      .map(({ path, id, data }) => ({ path, id, model: data as Model })),
    services: files
      .filter((file) => file.kind === 'service')
      .map(({ path, id, data }) => ({ path, id, service: data as Service })),
  }
}
