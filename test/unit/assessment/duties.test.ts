import { strict as assert } from 'node:assert'
import { assess } from '../../../src/core/assessment/assess.ts'
import type { DutyRule } from '../../../src/core/catalog/table.generated.ts'
import { terraform } from '../../../src/core/formats/terraform/terraform.ts'
import { smallCatalog } from '../../helpers/smallTable.ts'

function duty(body: string, rule: Partial<DutyRule> = {}) {
  const full: DutyRule = {
    id: 'keep',
    layer: 'data',
    title: 'Keep it',
    done: { acme_thing: { days: { atLeast: 7 } } },
    sources: ['docs'],
    ...rule,
  }
  const catalog = smallCatalog({ duties: [full], defaults: { acme_thing: { days: { value: 1, source: 'docs' } } } })
  return assess(
    terraform.createReader().read({ path: '', text: `resource "acme_thing" "x" {\n${body}\n}` }).resources[0]!,
    catalog,
  )!.duties[0]
}

suite('Duties', () => {
  test('a duty is met where the block shows it, and its evidence has a place', () => {
    const met = duty('days = 30')!
    assert.equal(met.status, 'met')
    assert.equal(met.evidence, 'days = 30')
    assert.ok(met.range)
  })

  test('a duty is open where the block or the default says no', () => {
    assert.equal(duty('days = 3')!.status, 'open')
    assert.deepEqual([duty('')!.status, duty('')!.evidence], ['open', 'days is not set (default 1)'])
  })

  test('a duty cannot be told where the value cannot be read', () => {
    assert.equal(duty('days = var.days')!.status, 'unknown')
  })

  test('a duty that another resource may do is never called open', () => {
    const elsewhere = duty('', { elsewhere: { acme_thing: ['acme_backup'] } })!
    assert.equal(elsewhere.status, 'unknown')
    assert.match(elsewhere.evidence, /acme_backup may do it/)
  })

  test('a duty does not apply where its exception holds, and cannot be told where the exception is open', () => {
    const unless = { acme_thing: { replica: true } }
    assert.equal(duty('replica = true', { unless })!.status, 'not-applicable')
    assert.equal(duty('replica = var.r', { unless })!.status, 'unknown')
  })

  test('a duty that does not name the type is not listed', () => {
    assert.equal(duty('', { done: { other: { a: 1 } } }), undefined)
  })
})
