import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lintedTable } from '../lint/lint.ts'
import { readAttributeLists, typesWithConditions, unknownAttributes } from './attributes.ts'
import { repositoryFolder } from '../paths.ts'
import { readTable } from './read.ts'

/**
 * `npm run table:attributes -- <folder of attribute lists>`: copies the lists of the types the table names into
 * test/catalog/attributes.tsv, where a unit test checks them, and prints attributes that do not exist.
 */
const catalogFolder = join(repositoryFolder, 'test', 'catalog')
const folder = process.argv[2]
if (!folder || !existsSync(folder))
  throw new Error('usage: npm run table:attributes -- <folder with *.tsv attribute lists>')
const merged = new Map<string, Set<string>>()
for (const name of readdirSync(folder).filter((file) => file.endsWith('.tsv')))
  for (const [type, attributes] of readAttributeLists(join(folder, name)))
    merged.set(type, new Set([...(merged.get(type) ?? []), ...attributes]))

const table = lintedTable(readTable())
const lines = typesWithConditions(table)
  .filter((type) => merged.has(type))
  .map((type) => `${type}\t${[...merged.get(type)!].sort().join(',')}\n`)
writeFileSync(join(catalogFolder, 'attributes.tsv'), lines.join(''))
const findings = unknownAttributes(table, merged, readAttributeLists(join(catalogFolder, 'attribute-exceptions.tsv')))
for (const { path, message } of findings) console.error(`src/table/${path}: ${message}`)
console.log(`${lines.length} types copied, ${findings.length} unknown attributes`)
process.exitCode = findings.length === 0 ? 0 : 1
