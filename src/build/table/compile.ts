import { join } from 'node:path'
import { lintTable } from '../lint/lint.ts'
import { packTable } from '../../core/catalog/packing/packedTable.ts'
import { assembleTable, readTable, tableFolder } from './read.ts'

/** The table as the text that ships, and the files it came from. Throws with every complaint where the lint has any. */
export function compileTable(folder = tableFolder): { readonly text: string; readonly files: string[] } {
  const files = readTable(folder)
  const findings = lintTable(files)
  if (findings.length > 0)
    throw new Error(
      ['The table is not right:', ...findings.map(({ path, message }) => `src/table/${path}: ${message}`)].join('\n'),
    )
  return { text: packTable(assembleTable(files)), files: files.map(({ path }) => join(folder, path)) }
}
