import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { repositoryFolder } from '../../src/build/paths.ts'
import { packTable } from '../../src/core/catalog/packing/packedTable.ts'
import { assembleTable, readTable } from '../../src/build/table/read.ts'
import { measureActivation } from './activation.ts'
import { measureCommandLine, measurePackage } from './commandLine.ts'
import { measureHover } from './hover.ts'
import { measureMatrix } from './matrix.ts'
import { measureSyntax } from './syntax.ts'
import { renderTable, type Row } from './table.ts'
import { measureTableReading } from './tableReading.ts'
import { measureTerraform } from './terraform.ts'

/** `npm run bench`: measures everything in one run, prints one Markdown table, and keeps it in out/bench.md. */
const out = join(repositoryFolder, 'out')
mkdirSync(out, { recursive: true })
const tableFile = join(out, 'bench-table.json')
const tableText = packTable(assembleTable(readTable()))
writeFileSync(tableFile, tableText)

const steps: readonly (readonly [string, () => Promise<Row[]>])[] = [
  ['hover', () => measureHover(tableText, tableFile)],
  ['table', () => measureTableReading(tableText)],
  ['Terraform', () => measureTerraform(tableText)],
  ['matrix', () => measureMatrix(tableText)],
  ['syntax', measureSyntax],
  ['command line', measureCommandLine],
  ['package', measurePackage],
  ['activation', measureActivation],
]
const rows: Row[] = []
for (const [name, measure] of steps) {
  console.error(`Measuring: ${name}`)
  rows.push(...(await measure()))
}
const report = [
  renderTable(rows),
  '',
  `Medians; ratio = peer / ours. Peer of hover and memory: yaml-language-server 2.0.0 in process. Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.`,
].join('\n')
writeFileSync(join(out, 'bench.md'), `${report}\n`)
console.log(report)
// The wasm of hcl2json keeps the process alive.
process.exit(0)
