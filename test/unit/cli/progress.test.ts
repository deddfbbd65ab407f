import { strict as assert } from 'node:assert'
import { Progress } from '../../../src/cli/progress.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

suite('Progress line', () => {
  test('is rewritten at most ten times a second, and taken away at the end', () => {
    const stream = terminal(true)
    let now = 0
    const progress = new Progress(stream, () => now)
    for (; now < 1000; now += 10) progress.show(`${now}`)
    progress.clear()
    assert.equal(stream.written.length, 10)
    assert.equal(stream.written[0], '\r\u001b[K100')
    assert.equal(stream.written.at(-1), '\r\u001b[K')
  })

  test('is nothing where the run is short, and nothing to clear then', () => {
    const stream = terminal(true)
    const progress = new Progress(stream, () => 0)
    progress.show('a')
    progress.clear()
    assert.deepEqual(stream.written, [])
  })

  test('is nothing where the stream is no terminal', () => {
    const stream = terminal(false)
    let now = 0
    const progress = new Progress(stream, () => (now += 1000))
    progress.show('a')
    progress.clear()
    assert.deepEqual(stream.written, [])
  })
})
