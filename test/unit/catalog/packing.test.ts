import { strict as assert } from 'node:assert'
import { packNames, unpackNames } from '../../../src/core/catalog/packing/names.ts'
import { openTable } from '../../../src/core/catalog/packing/packedTable.ts'
import { withShortIds } from '../../../src/core/catalog/packing/shortIds.ts'
import { assembleTable } from '../../../src/build/table/read.ts'
import { tableFiles, tableText } from '../../helpers/table.ts'

suite('Packed table', () => {
  const { services } = assembleTable(tableFiles())
  const opened = openTable(tableText())

  test('gives back every service as its file has it, but for the names of its sources', () => {
    for (const [id, service] of Object.entries(services)) {
      const { resources: _, note: __, ...text } = withShortIds(service)
      assert.deepEqual(opened.service(id), text, id)
    }
  })

  test('gives back the type names of every service', () => {
    const names = (format: 'terraform' | 'cloudformation' | 'arm' | 'kubernetes') => ({
      written: Object.entries(services)
        .flatMap(([id, { resources }]) =>
          resources.flatMap((group) => (group[format] ?? []).map((name) => `${id} ${name}`)),
        )
        .sort(),
      read: opened
        .families(format)
        .flatMap((family) => opened.typeGroups(format, family))
        .flatMap((group) => group.names.map((name) => `${group.serviceId} ${name}`))
        .sort(),
    })
    for (const format of ['terraform', 'cloudformation', 'arm', 'kubernetes'] as const) {
      const { written, read } = names(format)
      assert.deepEqual(read, written)
    }
  })

  test('names survive being packed: one that starts another, long ones, one alone', () => {
    for (const names of [
      ['a'],
      ['a_b', 'a_b_*', 'a_b_c'],
      [`${'x'.repeat(200)}a`, `${'x'.repeat(200)}b`],
      ['A::B', 'a::b'],
    ])
      assert.deepEqual(unpackNames(packNames(names)), [...names].sort())
  })
})
