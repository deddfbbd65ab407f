import assert from 'node:assert/strict'
import type { Party } from '../../../src/core/index.ts'
import { sortDuties, summarize, summarizeDuties } from '../../../src/webview/model/summary.ts'
import { assessmentOf, dutyOf, layerOf } from './samples.ts'

function check(parties: readonly Party[], expected: string): void {
  assert.equal(summarize(assessmentOf(parties)), expected)
}

suite('Summary of a layer stack', () => {
  test('Counts what each party carries', () => {
    check(
      ['customer', 'customer', 'shared', 'shared', 'shared', 'provider'],
      'You carry 2 layers, 3 are shared, AWS carries 1.',
    )
  })
  test('Speaks of one layer in the singular', () => {
    check(['customer', 'shared', 'none'], 'You carry 1 layer, 1 is shared, 1 does not apply.')
  })
  test('Says how many layers the configuration leaves open', () => {
    const outcomes = [
      { when: 'a', party: 'customer' as const },
      { when: 'otherwise', party: 'provider' as const },
    ]
    const open = { ...layerOf('provider'), dependsOn: { on: 'a', outcomes, range: undefined } }
    const assessment = assessmentOf([], { layers: [layerOf('customer'), open] })
    assert.equal(summarize(assessment), 'You carry 1 layer, AWS carries 1; 1 may differ.')
  })
  test('Speaks of several vendors in the plural', () => {
    const vendor = { id: 'aws', name: 'Several vendors', short: 'Vendors' }
    assert.equal(summarize(assessmentOf(['provider'], { vendor })), 'You carry no layer, Vendors carry 1.')
  })
  test('Says so when the customer carries none', () => {
    check(['provider', 'none', 'none'], 'You carry no layer, AWS carries 1, 2 do not apply.')
  })
  test('Leaves out what nobody carries', () => {
    check(['customer', 'customer'], 'You carry 2 layers.')
  })
})

suite('Summary of duties', () => {
  const duties = [
    dutyOf('a', 'met'),
    dutyOf('b', 'unknown'),
    dutyOf('c', 'open'),
    dutyOf('d', 'not-applicable'),
    dutyOf('e', 'open'),
  ]

  test('Puts open duties first and keeps the order among equals', () => {
    assert.deepEqual(
      sortDuties(duties).map(({ id }) => id),
      ['c', 'e', 'b', 'a', 'd'],
    )
  })
  test('Counts by status, most urgent first', () => {
    assert.equal(summarizeDuties(duties), '2 open, 1 cannot tell, 1 done, 1 not needed')
  })
  test('Is empty where there are no duties', () => {
    assert.equal(summarizeDuties([]), '')
  })
})
