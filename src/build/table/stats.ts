import { gzipSync } from 'node:zlib'
import { lintedTable } from '../lint/lint.ts'
import { packTable } from '../../core/catalog/packing/packedTable.ts'
import { assembleTable, readTable } from './read.ts'
import { tableStatistics } from './statistics.ts'

/** `npm run table:stats`: prints what the table holds, and its size as it ships. */
const files = readTable()
const text = packTable(assembleTable(files))
const rows = Object.entries({
  ...tableStatistics(lintedTable(files)),
  'compiled bytes': Buffer.byteLength(text),
  'compiled bytes, gzipped': gzipSync(text).length,
})
for (const [name, count] of rows) console.log(`${name.padEnd(30)}${String(count).padStart(8)}`)
