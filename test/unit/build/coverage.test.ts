import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryFolder } from '../../../src/build/paths.ts'
import { readNameLists } from '../../../src/build/table/nameLists.ts'
import type { FormatId } from '../../../src/core/resource.ts'
import { responsibility } from '../../helpers/table.ts'

suite('Coverage of the catalogue', () => {
  const { catalog } = responsibility()

  for (const { id, format, names } of readNameLists())
    test(`every name of ${id} resolves (${names.length})`, () => {
      const unknown = names.filter((name) => !catalog.resolve(format, name))
      assert.deepEqual(unknown, [], `${unknown.length} names of ${id} resolve to no service`)
    })

  test('the 1,000 most used types resolve exactly', () => {
    const used = readFileSync(join(repositoryFolder, 'test', 'catalog', 'most-used.tsv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t') as [FormatId, string])
    assert.ok(used.length >= 1000)
    const missing = used.filter(([format, type]) => catalog.resolve(format, type)?.match !== 'exact')
    assert.deepEqual(missing, [])
  })
})
