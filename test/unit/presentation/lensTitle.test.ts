import { strict as assert } from 'node:assert'
import { type Party, renderLens } from '../../../src/core/index.ts'
import type { LayerAssessment } from '../../../src/core/assessment/assessment.ts'
import { responsibility } from '../../helpers/table.ts'
import { assessmentOf, layerOf } from '../webview/samples.ts'

/** A layer of which the configuration leaves open who carries it: the first party is assumed. */
function openLayer(label: string, ...parties: readonly [Party, ...Party[]]): LayerAssessment {
  const outcomes = parties.map((party) => ({ when: party, party }))
  return { ...layerOf(parties[0]), label, dependsOn: { on: 'engine', outcomes, range: undefined } }
}

suite('Lens title', () => {
  test('counts what is yours, then what is shared, then what the vendor carries', () => {
    const lens = renderLens(assessmentOf(['provider', 'shared', 'customer', 'provider']))
    assert.equal(lens?.title, 'You 1 · Shared 1 · AWS 2')
  })

  test('leaves out parties that carry nothing, and layers that do not exist', () => {
    assert.equal(renderLens(assessmentOf(['customer', 'none', 'none']))?.title, 'You 1')
  })

  test('is not there where no layer applies', () => {
    assert.equal(renderLens(assessmentOf(['none', 'none'])), undefined)
  })

  test('counts a layer that is not settled for the party that is assumed, says so, and names what it depends on', () => {
    const layers = [layerOf('customer'), openLayer('Operating system', 'provider', 'customer')]
    const lens = renderLens(assessmentOf([], { layers }))
    assert.equal(lens?.title, 'You 1 · AWS 1 · 1 may differ')
    assert.match(lens.tooltip, /^Operating system depends on engine$/m)
  })

  test('does not call a layer open whose every outcome names the same party', () => {
    const layers = [openLayer('Data', 'shared', 'shared')]
    assert.equal(renderLens(assessmentOf([], { layers }))?.title, 'Shared 1')
  })

  test('is there where a layer may exist, although none does for now', () => {
    assert.equal(
      renderLens(assessmentOf([], { layers: [openLayer('Data', 'none', 'customer')] }))?.title,
      '1 may differ',
    )
  })

  test('says of a module how many of its types are not known', () => {
    const creates = { read: true, services: [], unknown: ['acme_a', 'acme_b'] }
    assert.equal(renderLens(assessmentOf(['customer'], { creates }))?.title, 'You 1 · 2 types not in the table')
  })

  test('fits beside a line of code for every type of the table', () => {
    const { catalog } = responsibility()
    for (const { format, type } of catalog.types()) {
      const lens = renderLens(responsibility().describe({ format, type, attributes: [] })!)
      assert.ok((lens?.title.length ?? 0) <= 70, `${type}: ${lens?.title}`)
    }
  })
})
