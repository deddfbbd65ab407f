import assert from 'node:assert/strict'
import type { SidebarState, SidebarSubject } from '../../../src/protocol/messages.ts'
import { announcement } from '../../../src/webview/model/announcement.ts'
import { type AssessmentSubject, sourcesOf, subjectKey } from '../../../src/webview/model/subject.ts'
import { conditionWords, dependencyWords } from '../../../src/webview/words/layerWords.ts'
import { assessmentOf, layerOf, resourcesOf } from './samples.ts'

const orders: AssessmentSubject = {
  kind: 'assessment',
  assessment: assessmentOf(['customer', 'provider']),
  place: { fileName: 'orders.tf', line: 4, layerLines: {}, dutyLines: {} },
}

suite('Subject', () => {
  test('Stays the same one when its lines or its answer change', () => {
    const edited: SidebarSubject = {
      ...orders,
      assessment: assessmentOf(['shared']),
      place: { ...orders.place!, line: 40 },
    }
    assert.equal(subjectKey(edited), subjectKey(orders))
  })
  test('Is another one by file, type, name or kind', () => {
    const keys = [
      orders,
      { ...orders, place: undefined },
      { ...orders, assessment: assessmentOf([], { name: 'other' }) },
      { ...orders, assessment: assessmentOf([], { type: 'aws_db_proxy' }) },
      { kind: 'unknown-type', type: 'aws_db_instance', name: 'orders', line: 4 } as const,
      { kind: 'unknown-module', type: 'aws_db_instance', name: 'orders', line: 4, reason: 'Unknown.' } as const,
      { kind: 'no-resource', fileName: 'orders.tf' } as const,
      { kind: 'left-out-file', fileName: 'orders.tf' } as const,
      { kind: 'unsupported-file', fileName: 'orders.tf' } as const,
      { kind: 'no-editor' } as const,
    ].map((subject) => subjectKey(subject))
    assert.equal(new Set(keys).size, keys.length)
  })
  test('Lists the pages a layer cites in the order it cites them', () => {
    const page = (id: string) => ({ title: id, url: `https://example.com/${id}`, accessed: '2026-11-23' })
    const assessment = assessmentOf([], { sources: [page('a'), page('b'), page('c')] })
    const layer = {
      ...layerOf('shared'),
      sources: ['https://example.com/c', 'https://example.com/a', 'https://example.com/gone'],
    }
    assert.deepEqual(sourcesOf(assessment, layer), [page('c'), page('a')])
  })
})

suite('Announcement', () => {
  function check(subject: SidebarSubject, expected: string): void {
    const state: SidebarState = { subject, pinned: false, resources: resourcesOf(3), selected: -1, notices: [] }
    assert.equal(announcement(state), expected)
  }

  test('Names the resource and sums up its layers', () => {
    check(orders, 'Amazon RDS, aws_db_instance.orders. You carry 1 layer, AWS carries 1.')
  })
  test('Says what there is instead of a resource', () => {
    check({ kind: 'no-resource', fileName: 'orders.tf' }, 'No resource at the cursor. The file has 3 resources.')
    check({ kind: 'unknown-type', type: 'acme_widget', name: 'a', line: 1 }, 'acme_widget.a is not in the table.')
    check(
      { kind: 'unknown-module', type: './a', name: 'a', line: 1, reason: 'What ./a creates is not known.' },
      'a. What ./a creates is not known.',
    )
    check({ kind: 'left-out-file', fileName: 'orders.tf' }, 'orders.tf is left out by settings.')
    check({ kind: 'unsupported-file', fileName: 'notes.md' }, 'notes.md is not read.')
    check({ kind: 'no-editor' }, 'No editor is open.')
  })
})

suite('Words for what is left open', () => {
  test('Introduce a condition, and leave "otherwise" alone', () => {
    assert.equal(conditionWords('package_type = "Image"'), 'if package_type = "Image"')
    assert.equal(conditionWords('otherwise'), 'otherwise')
  })
  test('Do not say the party is open where every outcome names the same one', () => {
    const outcomes = (...parties: ('shared' | 'provider')[]) =>
      parties.map((party, index) => ({ when: String(index), party }))
    assert.equal(dependencyWords({ on: 'x', outcomes: outcomes('shared', 'provider'), range: undefined }), 'depends on')
    assert.equal(
      dependencyWords({ on: 'x', outcomes: outcomes('shared', 'shared'), range: undefined }),
      'details depend on',
    )
  })
})
