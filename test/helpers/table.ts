import { createResponsibilityService, type ResponsibilityService } from '../../src/core/index.ts'
import { packTable } from '../../src/core/catalog/packing/packedTable.ts'
import { assembleTable, readTable, type TableFile } from '../../src/build/table/read.ts'

let files: readonly TableFile[] | undefined
let service: ResponsibilityService | undefined

/** The repository's table files, read once for all tests. */
export function tableFiles(): readonly TableFile[] {
  return (files ??= readTable())
}

/** The table as it ships. */
export function tableText(): string {
  return packTable(assembleTable(tableFiles()))
}

/** The core over the repository's table, made once: it keeps no state between calls. */
export function responsibility(): ResponsibilityService {
  return (service ??= createResponsibilityService(tableText()))
}
