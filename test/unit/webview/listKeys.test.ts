import { strict as assert } from 'node:assert'
import { keyTarget } from '../../../src/webview/model/listKeys.ts'

suite('Keys in a list', () => {
  test('arrows step, Home and End jump, other keys move nowhere', () => {
    const target = (key: string) => keyTarget(key, 3, 14)
    assert.deepEqual(['ArrowDown', 'ArrowUp', 'Home', 'End', 'x'].map(target), [4, 2, 0, 13, undefined])
  })
})
