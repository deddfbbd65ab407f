import assert from 'node:assert/strict'
import { changeView, initialView, readViewState, subjectView } from '../../../src/webview/viewState.ts'

suite('View state', () => {
  test('Opens and closes layers of one subject only', () => {
    const opened = changeView(initialView, 'a', { kind: 'layers', layers: ['data', 'os'], open: true })
    const closed = changeView(opened, 'a', { kind: 'layers', layers: ['data'], open: false })
    assert.deepEqual(subjectView(opened, 'a').openLayers, ['data', 'os'])
    assert.deepEqual(subjectView(closed, 'a').openLayers, ['os'])
    assert.deepEqual(subjectView(closed, 'b').openLayers, [])
  })
  test('Opens a layer once however often it is asked for', () => {
    const change = { kind: 'layers', layers: ['data'], open: true } as const
    assert.deepEqual(subjectView(changeView(changeView(initialView, 'a', change), 'a', change), 'a').openLayers, [
      'data',
    ])
  })
  test('Keeps the scroll position beside the open layers', () => {
    const opened = changeView(initialView, 'a', { kind: 'layers', layers: ['data'], open: true })
    assert.deepEqual(subjectView(changeView(opened, 'a', { kind: 'scroll', top: 120 }), 'a'), {
      openLayers: ['data'],
      scroll: 120,
    })
  })
  test('Closes sections for every subject', () => {
    const closed = changeView(initialView, 'a', { kind: 'section', section: 'sources', open: false })
    assert.deepEqual(closed.closedSections, ['sources'])
    assert.deepEqual(changeView(closed, 'b', { kind: 'section', section: 'sources', open: true }).closedSections, [])
  })
  test('Forgets the subject that was touched longest ago when there are too many', () => {
    let view = initialView
    for (let i = 0; i < 50; i++) view = changeView(view, `s${i}`, { kind: 'scroll', top: i + 1 })
    view = changeView(view, 's0', { kind: 'scroll', top: 99 })
    view = changeView(view, 'new', { kind: 'scroll', top: 1 })
    assert.equal(Object.keys(view.subjects).length, 50)
    assert.equal(subjectView(view, 's0').scroll, 99)
    assert.equal(subjectView(view, 's1').scroll, 0)
  })
  test('Reads back what it kept', () => {
    const view = changeView(changeView(initialView, 'a', { kind: 'filter', text: 'db' }), 'a', {
      kind: 'layers',
      layers: ['os'],
      open: true,
    })
    assert.deepEqual(readViewState(structuredClone(view)), view)
  })
  test('Takes anything unexpected as untouched', () => {
    for (const kept of [undefined, null, 7, 'x', [], {}, { subjects: [], closedSections: 3, filter: {} }])
      assert.deepEqual(readViewState(kept), initialView)
    assert.deepEqual(readViewState({ subjects: { a: { openLayers: [1, 'os'], scroll: 'far' } } }).subjects, {
      a: { openLayers: ['os'], scroll: 0 },
    })
  })
})
