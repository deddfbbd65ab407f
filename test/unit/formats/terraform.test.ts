import { strict as assert } from 'node:assert'
import { terraform } from '../../../src/core/formats/terraform/terraform.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { assertRanges } from '../../helpers/ranges.ts'

function read(text: string) {
  const parsed = terraform.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

function attributes(body: string): string {
  return showAttributes(read(`resource "t" "n" {\n${body}\n}\n`).resources[0]!.attributes)
}

suite('Terraform', () => {
  test('finds resources and data sources with the exact ranges of type and name', () => {
    const parsed = read('resource "aws_s3_bucket" "logs" {}\n\ndata "aws_ami" "base" {\n  owners = ["self"]\n}\n')
    assert.deepEqual(showResources(parsed), ['aws_s3_bucket.logs', 'data.aws_ami.base'])
  })

  test('reads literals of every kind', () => {
    assert.equal(attributes('a = "x"\nb = 12\nc = -1.5e3\nd = true\ne = null'), 'a="x", b=12, c=-1500, d=true, e=null')
  })

  test('takes variables, attributes of others and templates as references', () => {
    assert.equal(
      attributes('a = var.x\nb = aws_kms_key.k[0].arn\nc = "x-${var.y}"'),
      'a=→var.x, b=→aws_kms_key.k[0].arn, c=?x-${var.y}',
    )
  })

  test('takes whatever needs evaluation as unknown as a whole, but for the branches of a condition', () => {
    assert.equal(
      attributes('a = var.x ? 1 : 2\nb = max(1, 2)\nc = [for x in var.y : x]\nd = 1 + 2\ne = !var.z'),
      'a=1|2, b=?max(1, 2), c=?[for x in var.y : x], d=?1 + 2, e=?!var.z',
    )
  })

  test('reads lists, objects and nested and repeated blocks', () => {
    assert.equal(
      attributes(
        'a = [1, "b",\n  var.c,]\nm = { x = 1, "y" : [true] }\nin {\n  p = 1\n}\nin {\n  p = 2\n  deep { q = 3 }\n}',
      ),
      'a=[1, "b", →var.c], m={x=1, y=[true]}, in={p=1}, in={p=2, deep={q=3}}',
    )
  })

  test('takes a dynamic block as unknown: it may make none', () => {
    assert.equal(
      attributes('dynamic "ingress" {\n  for_each = var.rules\n  content {\n    a = 1\n  }\n}'),
      'ingress=?dynamic "ingress"',
    )
  })

  test('reads heredocs, and is not confused by the braces and headers in them', () => {
    const text =
      'resource "a" "b" {\n  policy = <<-EOT\n    resource "no" "no" {\n  EOT\n  after = 1\n}\nresource "c" "d" {}\n'
    assert.deepEqual(showResources(read(text)), ['a.b', 'c.d'])
    assert.equal(read(text).resources[0]!.attributes[1]!.name, 'after')
  })

  test('keeps heredocs with templates open', () => {
    assert.equal(attributes('a = <<EOT\nx ${var.y}\nEOT'), 'a=?x ${var.y}')
  })

  test('skips comments of all three kinds', () => {
    assert.equal(attributes('# resource "x" "y" {\n// }\n/* { \n } */\na = 1 # }\nb = 2 // {'), 'a=1, b=2')
  })

  test('follows strings inside interpolations inside strings', () => {
    assert.equal(attributes('a = "x ${join("-", ["}", "{"])} y"\nb = 1').endsWith('b=1'), true)
  })

  test('understands escaped interpolation as text', () => {
    assert.equal(attributes('a = "$${x} %%{y}\\n\\"q\\""'), 'a="${x} %{y}\\n\\"q\\""')
  })

  test('does not let an unclosed block hide the next one, and says where it is', () => {
    const parsed = read('resource "a" "b" {\n  x = 1\n\nresource "c" "d" {\n  y = 2\n}\n')
    assert.deepEqual(showResources(parsed), ['a.b', 'c.d'])
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['unclosed-block'],
    )
    assert.equal(showAttributes(parsed.resources[0]!.attributes), 'x=1')
  })

  test('does not let an unclosed string or interpolation hide the next block', () => {
    for (const typed of ['x = "abc', 'x = "a ${var.y', 'x = "${', 'x = <<EOT', 'x = [1,', 'x = {', 'x =', 'x']) {
      const parsed = read(`resource "a" "b" {\n  ${typed}\n}\n\nresource "c" "d" {\n  y = 2\n}\n`)
      assert.ok(showResources(parsed).includes('c.d'), typed)
    }
  })

  test('reads a block whose name is still missing, and says so', () => {
    const parsed = read('resource "aws_s3_bucket" {\n}\n')
    assert.deepEqual(showResources(parsed), ['aws_s3_bucket.'])
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['unreadable-block'],
    )
  })

  test('accepts unquoted labels, CRLF, a byte order mark, tabs and names beyond ASCII', () => {
    const parsed = read('\ufeffresource aws_s3_bucket größe {\r\n\tbucket = "ü"\r\n}\r\n')
    assert.deepEqual(showResources(parsed), ['aws_s3_bucket.größe'])
    assert.equal(showAttributes(parsed.resources[0]!.attributes), 'bucket="ü"')
  })

  test('reads a name with a space in it, as it is typed before Terraform refuses it', () => {
    assert.deepEqual(showResources(read('resource "aws_s3_bucket" "my bucket" {}\n')), ['aws_s3_bucket.my bucket'])
  })

  test('lists both resources of one name', () => {
    assert.equal(read('resource "a" "b" {}\nresource "a" "b" {}\n').resources.length, 2)
  })

  test('reads one-line blocks', () => {
    assert.equal(showAttributes(read('resource "a" "b" { x = 1 }\n').resources[0]!.attributes), 'x=1')
  })
})
