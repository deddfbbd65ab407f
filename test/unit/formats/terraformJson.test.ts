import { strict as assert } from 'node:assert'
import { terraformJson } from '../../../src/core/formats/terraform/terraformJson.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'

const archive = fixtures('formats/terraform-json')[0]!
const read = (text: string) => {
  const parsed = terraformJson.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

suite('Terraform JSON', () => {
  test('finds resources and data sources, whether their body is an object or a list', () => {
    assert.deepEqual(showResources(read(archive.text)), [
      'data.aws_caller_identity.current',
      'aws_s3_bucket.receipts',
      'aws_db_instance.orders',
    ])
  })

  test('is known by its name, which is asked before what the file holds', () => {
    assert.ok(terraformJson.matches({ path: 'a/main.tf.json', text: '' }))
    assert.ok(terraformJson.matches({ path: 'main.TOFU.JSON', text: '' }))
    assert.ok(!terraformJson.matches({ path: 'main.json', text: archive.text }))
  })

  test('strings are templates: one reference, a text with more in it, an escaped one', () => {
    const text =
      '{ "resource": { "a_b": { "c": { "x": "${var.y}", "z": "a-${var.y}", "t": "$${q}", "l": ["${local.m}"] } } } }'
    assert.equal(
      showAttributes(read(text).resources[0]!.attributes),
      'x=→var.y, z=?a-${var.y}, t="$${q}", l=[→local.m]',
    )
  })

  test('half-typed text keeps the resources before it', () => {
    const end = archive.text.indexOf('"storage_encrypted"')
    assert.deepEqual(showResources(read(archive.text.slice(0, end))).slice(0, 2), [
      'data.aws_caller_identity.current',
      'aws_s3_bucket.receipts',
    ])
    assert.deepEqual(read('').resources, [])
    assert.deepEqual(read('[]').resources, [])
  })

  test('an attribute decides, and a variable leaves open', () => {
    const { shifts, open } = decisions(archive, 'orders')
    assert.match(Object.values(shifts).join('\n'), /publicly_accessible = true/)
    assert.match(JSON.stringify(open), /backup_retention_period/)
  })
})
