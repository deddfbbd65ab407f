import { lintTable } from '../lint/lint.ts'
import { readTable } from './read.ts'

/** `npm run table:check`: prints what is wrong with the table, file by file, and exits with 1 if anything is. */
const findings = lintTable(readTable()).filter(
  ({ path }) => process.argv.length < 3 || process.argv.slice(2).some((part) => path.includes(part)),
)
for (const { path, message } of findings) console.error(`src/table/${path}: ${message}`)
console.log(findings.length === 0 ? 'table: nothing to complain about' : `table: ${findings.length} complaints`)
process.exitCode = findings.length === 0 ? 0 : 1
