import assert from 'node:assert/strict'
import { resourceWindow } from '../../../src/webview/model/resourceWindow.ts'
import { resourcesOf } from './samples.ts'

suite('Resource list', () => {
  test('Draws a short list whole and leaves its filter alone', () => {
    const { rows, hidden } = resourceWindow(resourcesOf(200), { filter: 'nothing like it', selected: -1 })
    assert.equal(rows.length, 200)
    assert.equal(hidden, 0)
  })
  test('Finds every word of the filter in type, name or service, in any case', () => {
    const { rows } = resourceWindow(resourcesOf(300), { filter: ' RDS part_13 ', selected: -1 })
    assert.deepEqual(
      rows.map(({ resource }) => resource.name),
      ['part_13', 'part_130', 'part_131', 'part_133', 'part_134', 'part_135', 'part_137', 'part_138', 'part_139'],
    )
  })
  test('Keeps the index that the extension knows a resource by', () => {
    const { rows } = resourceWindow(resourcesOf(300), { filter: 'part_299', selected: -1 })
    assert.deepEqual(
      rows.map(({ index }) => index),
      [299],
    )
  })
  test('Draws at most 500 and says how many are hidden', () => {
    const { rows, hidden } = resourceWindow(resourcesOf(1200), { filter: '', selected: -1 })
    assert.equal(rows.length, 500)
    assert.equal(rows[0]!.index, 0)
    assert.equal(hidden, 700)
  })
  test('Draws the rows around the selected one where not all fit', () => {
    for (const selected of [0, 3, 600, 1199]) {
      const { rows } = resourceWindow(resourcesOf(1200), { filter: '', selected })
      assert.equal(rows.length, 500)
      assert.ok(rows.some(({ index }) => index === selected))
    }
  })
})
