import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createCatalog } from '../../core/catalog/catalog.ts'
import { openTable, packTable } from '../../core/catalog/packing/packedTable.ts'
import { nameListFolder, readNameLists } from './nameLists.ts'
import { type NameSource, nameSources } from './nameSources.ts'
import { assembleTable, readTable } from './read.ts'

/**
 * `npm run table:drift [-- --write] [list...]`: asks the newest npm packages for their type names, and prints those that test/catalog/types
 * does not list, and which of them the table does not know. `--write` adds them to the lists. Exits with 1 where the table lacks any.
 */
const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true })
const catalog = createCatalog(openTable(packTable(assembleTable(readTable()))))
const lists = new Map(readNameLists().map((list) => [list.id, list]))
const chosen = nameSources.filter(({ list }) => positionals.length === 0 || positionals.includes(list))
if (chosen.length === 0) throw new Error(`no such list; there are ${nameSources.map(({ list }) => list).join(', ')}`)

let lacking = 0
for (const source of chosen) {
  const { format, names: listed } = lists.get(source.list)!
  const found = namesOf(source)
  // A source that finds little has changed its shape: it would report nothing new for ever.
  if (found.length < listed.length / 3)
    throw new Error(`${source.package} gave ${found.length} names for ${source.list}, which lists ${listed.length}`)
  const known = new Set(listed)
  const fresh = found.filter((name) => !known.has(name))
  const unknown = fresh.filter((name) => !catalog.resolve(format, name))
  lacking += unknown.length
  console.log(`${source.list}: ${fresh.length} new names, ${unknown.length} of them not in the table`)
  for (const name of fresh) console.log(`  ${unknown.includes(name) ? 'unknown' : 'known  '} ${name}`)
  if (values.write && fresh.length > 0)
    writeFileSync(join(nameListFolder, `${source.list}.txt`), `${[...listed, ...fresh].sort().join('\n')}\n`)
}
process.exitCode = lacking > 0 ? 1 : 0

/** The names a package has: it is installed by npm into a folder of its own, without running anything of it. */
function namesOf(source: NameSource): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'responsibility-lens-drift-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--no-package-lock']
    execFileSync('npm', ['install', ...options, `${source.package}@latest`], { cwd: folder, stdio: 'pipe' })
    return [...new Set(source.names(join(folder, 'node_modules', source.package)))].sort()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
