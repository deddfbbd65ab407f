import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { lintedTable } from '../../../src/build/lint/lint.ts'
import { readAttributeLists, unknownAttributes } from '../../../src/build/table/attributes.ts'
import { generateTableTypes } from '../../../src/build/table/types.ts'
import { repositoryFolder } from '../../../src/build/paths.ts'
import { matchesGolden } from '../../helpers/golden.ts'
import { responsibility, tableFiles, tableText } from '../../helpers/table.ts'

suite('Table', () => {
  test('the TypeScript types are those of the schema', async () => {
    const file = join(repositoryFolder, 'src', 'core', 'catalog', 'table.generated.ts')
    assert.equal(readFileSync(file, 'utf8'), await generateTableTypes(), 'run npm run table:types')
  })

  test('every attribute the table names exists in the real schema of its type', () => {
    const list = (name: string) => readAttributeLists(join(repositoryFolder, 'test', 'catalog', `${name}.tsv`))
    assert.deepEqual(unknownAttributes(lintedTable(tableFiles()), list('attributes'), list('attribute-exceptions')), [])
  })

  test('every type of the table gets an answer for all 14 layers, with sentences for the sides it names', () => {
    const { catalog } = responsibility()
    for (const { format, type } of catalog.types()) {
      const assessment = responsibility().describe({ format, type, attributes: [] })!
      assert.equal(assessment.layers.length, 14, type)
      for (const { layer, party, provider, customer, sources, basis } of assessment.layers) {
        if (party === 'provider' || party === 'shared') assert.ok(provider, `${type} ${layer}: provider`)
        if (party === 'customer' || party === 'shared') assert.ok(customer, `${type} ${layer}: customer`)
        assert.ok(party === 'none' || basis !== 'documented' || sources.length > 0, `${type} ${layer}: sources`)
        assert.ok(!/[{}]/.test(provider + customer), `${type} ${layer}: placeholder left`)
      }
    }
  })

  test('the compiled table costs less than 600 KB in the package', () => {
    assert.ok(gzipSync(tableText()).length < 600_000)
  })

  test('the matrix of each vendor is as it was', () => {
    const { catalog } = responsibility()
    const letters = { provider: 'P', customer: 'C', shared: 'S', none: '–' }
    for (const vendor of Object.keys(catalog.table.vendors)) {
      const rows = catalog.table.serviceIds
        .filter((id) => id.startsWith(`${vendor}/`))
        .map((id) => {
          const service = catalog.table.service(id)
          const cells = catalog.layers.map(({ id: layer }) => {
            const claim = service.layers?.[layer] ?? catalog.table.models[service.model]!.layers[layer]!
            const moved = [
              ...new Set((service.shifts ?? []).flatMap((shift) => shift.layers[layer]?.party ?? [])),
            ].filter((party) => party !== claim.party)
            return letters[claim.party] + (moved.length > 0 ? `→${moved.map((party) => letters[party]).join('')}` : '')
          })
          return `| ${id} | ${service.model} | ${cells.join(' | ')} |`
        })
      const head = `| service | model | ${catalog.layers.map(({ id }) => id).join(' | ')} |\n|${'---|'.repeat(16)}`
      matchesGolden(
        `catalog/${vendor}.md`,
        `P provider, C customer, S shared, – none; → parties that shifts move it to.\n\n${head}\n${rows.join('\n')}\n`,
      )
    }
  })
})
