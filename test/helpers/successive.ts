import { strict as assert } from 'node:assert'
import type { IacFormat } from '../../src/core/formats/format.ts'
import { assertRanges } from './ranges.ts'

/** Reads the texts one after the other, as an editor does, and holds each answer to that of a reader that starts afresh. */
export function assertReadsAsFresh(format: IacFormat, texts: Iterable<string>): void {
  const reader = format.createReader()
  for (const text of texts) {
    const parsed = reader.read({ path: '', text })
    assertRanges(text, parsed)
    assert.deepEqual(structuredClone(parsed), structuredClone(format.createReader().read({ path: '', text })))
  }
}

/** What an editor holds while somebody works on a text: typing at `place`, taking lines out, moving the end to the front. */
export function* editsOf(text: string, place: string, typed: string): Generator<string> {
  const at = text.indexOf(place) + place.length
  assert.ok(at >= place.length, `the text has no ${place}`)
  yield text
  for (let count = 1; count <= typed.length; count++) yield text.slice(0, at) + typed.slice(0, count) + text.slice(at)
  const lines = text.split('\n')
  const half = Math.floor(lines.length / 2)
  yield lines.toSpliced(half, 2).join('\n')
  yield text
  yield `\n\n${text}`
  yield [...lines.slice(half), ...lines.slice(0, half)].join('\n')
  yield ''
  yield text
}
