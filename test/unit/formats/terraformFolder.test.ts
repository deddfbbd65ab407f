import { strict as assert } from 'node:assert'
import { terraform } from '../../../src/core/formats/terraform/terraform.ts'
import type { Attribute, Value } from '../../../src/core/index.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { showAttributes, showResources, showValue } from '../../helpers/show.ts'

/** The first resource of `main.tf` among other files. */
function resource(text: string, others: Readonly<Record<string, string>> = {}) {
  return terraform.createReader().read({ path: 'main.tf', text }, memoryFiles({ 'main.tf': text, ...others }))
    .resources[0]!
}

/** The attribute `a` of a resource with this value, among other blocks and files. */
function attribute(value: string, others: Readonly<Record<string, string>> = {}, blocks = ''): Attribute {
  return resource(`resource "t" "n" {\n  a = ${value}\n}\n${blocks}`, others).attributes[0]!
}

const shown = (...given: Parameters<typeof attribute>) => showValue(attribute(...given).value)
const via = (value: Value) => (value.kind === 'literal' ? value.via : undefined)

suite('Terraform in its folder', () => {
  test('a variable is its default, wherever in the folder it stands, and says so', () => {
    const { value } = attribute('var.size', { 'variables.tf': 'variable "size" {\n  default = "t3.micro"\n}\n' })
    assert.equal(showValue(value), '"t3.micro"')
    assert.equal(via(value), 'default of var.size')
    assert.equal(shown('var.size', {}, 'variable "size" {\n  default = 3\n}\n'), '3')
    assert.equal(shown('var.size', { 'v.tf.json': '{"variable": {"size": {"default": 4}}}' }), '4')
  })

  test('a variable without a default, or with an empty one, stays open', () => {
    assert.equal(shown('var.size', {}, 'variable "size" {}\n'), '→var.size')
    assert.equal(shown('var.size', {}, 'variable "size" {\n  default = ""\n}\n'), '→var.size')
    assert.equal(shown('var.size'), '→var.size')
  })

  test('locals are followed through locals, variables and their parts', () => {
    const locals =
      'locals {\n  size = var.sizes["small"]\n  all = { db = { size = local.size } }\n  zones = ["a", "b"]\n}\nvariable "sizes" {\n  default = { small = "s" }\n}\n'
    assert.equal(shown('local.size', {}, locals), '"s"')
    assert.equal(shown('local.all.db.size', {}, locals), '"s"')
    assert.equal(shown('local.zones[1]', {}, locals), '"b"')
    assert.equal(shown('[local.size, local.none]', {}, locals), '["s", →local.none]')
    assert.equal(via(attribute('local.size', {}, locals).value), 'default of var.sizes')
  })

  test('a circle of locals stays open', () => {
    assert.equal(shown('local.a', {}, 'locals {\n  a = local.b\n  b = local.a\n}\n'), '→local.a')
  })

  test('terraform.tfvars and *.auto.tfvars win over the default, and say so', () => {
    const variable = 'variable "size" {\n  default = "d"\n}\n'
    const { value } = attribute('var.size', { 'terraform.tfvars': 'size = "t"\n' }, variable)
    assert.equal(showValue(value), '"t"')
    assert.equal(via(value), 'size in terraform.tfvars')
    assert.equal(
      shown('var.size', { 'terraform.tfvars': 'size = "t"\n', 'b.auto.tfvars': 'size = "b"\n' }, variable),
      '"b"',
    )
    assert.equal(shown('var.size', { 'terraform.tfvars.json': '{"size": "j"}' }, variable), '"j"')
  })

  test('files of values that are given by hand make a variable one of several', () => {
    const files = { 'dev.tfvars': 'size = "s"\n', 'prod.tfvars': 'size = "l"\n' }
    assert.equal(shown('var.size', files, 'variable "size" {}\n'), '"s"|"l"')
    assert.equal(shown('var.size', files, 'variable "size" {\n  default = "d"\n}\n'), '"d"|"s"|"l"')
    assert.equal(shown('var.size', { 'dev.tfvars': 'size = "s"\n', 'prod.tfvars': 'size = "s"\n' }), '"s"')
  })

  test('a condition that is settled gives its branch, one that is not gives both', () => {
    const variable = 'variable "env" {\n  default = "prod"\n}\n'
    const { value } = attribute('var.env == "prod" ? "l" : "s"', {}, variable)
    assert.equal(showValue(value), '"l"')
    assert.equal(via(value), 'default of var.env')
    assert.equal(shown('var.env != "prod" || !true ? "l" : "s"', {}, variable), '"s"')
    assert.equal(shown('var.env == "prod" && var.open ? "l" : "s"', {}, variable), '"l"|"s"')
    assert.equal(shown('(var.open ? "l" : null)'), '"l"|null')
    assert.equal(shown('var.open ? "same" : "same"'), '"same"')
    assert.equal(shown('var.a ? "x" : var.b ? "y" : "z"'), '"x"|"y"|"z"')
  })

  test('text is put together from what is known', () => {
    const variable = 'variable "env" {\n  default = "prod"\n}\n'
    assert.equal(shown('"${var.env}"', {}, variable), '"prod"')
    assert.equal(shown('"a-${var.env}-$${b}"', {}, variable), '"a-prod-${b}"')
    assert.equal(shown('"a-${var.open}"', {}, variable), '?a-${var.open}')
    assert.equal(shown('"%{ if var.env }x%{ endif }"', {}, variable), '?%{ if var.env }x%{ endif }')
  })

  test('plain functions over known values are worked out, others are open', () => {
    assert.equal(shown('tobool(true)'), 'true')
    assert.equal(shown('merge({ a = 1 }, { a = 2, b = 3 })'), '{a=2, b=3}')
    assert.equal(shown('concat([1], [2])'), '[1, 2]')
    assert.equal(shown('coalesce(null, "", "x")'), '"x"')
    assert.equal(shown('try(var.none, "x")'), '?try(var.none, "x")')
    assert.equal(shown('lookup({ a = 1 }, "a", 2)'), '1')
    assert.equal(shown('lookup({ a = 1 }, "b", 2)'), '2')
    assert.equal(shown('file("x")'), '?file("x")')
  })

  test('a map asked for an unknown key is any of its values', () => {
    assert.equal(
      shown('local.sizes[terraform.workspace]', {}, 'locals {\n  sizes = { a = 1, b = 2, c = 2 }\n}\n'),
      '1|2',
    )
    assert.equal(shown('lookup({ a = 1, b = 2 }, var.open)'), '1|2')
  })

  test('a dynamic block is there where its collection is known to have items, and is not where it has none', () => {
    const block = (collection: string) =>
      showAttributes(
        resource(
          `resource "t" "n" {\n  dynamic "x" {\n    for_each = ${collection}\n    content {\n      a = x.value\n      b = 1\n    }\n  }\n}\nvariable "none" {\n  default = []\n}\n`,
        ).attributes,
      )
    assert.equal(block('[1]'), 'x={a=→x.value, b=1}')
    assert.equal(block('var.none'), 'x=null')
    assert.equal(block('var.open ? [1] : []'), 'x={a=→x.value, b=1}|null')
    assert.equal(block('var.open'), 'x=?dynamic "x"')
  })

  test('in a block with for_each any of its items is meant', () => {
    const text =
      'resource "t" "n" {\n  for_each = { a = { size = 1 }, b = { size = 2 } }\n  size = each.value.size\n  name = each.key\n}\n'
    assert.equal(showAttributes(resource(text).attributes), 'for_each={a={size=1}, b={size=2}}, size=1|2, name="a"|"b"')
    const single = 'resource "t" "n" {\n  for_each = toset(["x"])\n  name = each.value\n}\n'
    assert.match(showAttributes(resource(single).attributes), /name="x"$/)
  })

  test('lists within operations within lists cost no more with each level', () => {
    const depth = 150
    const text = `${'['.repeat(depth)}1${'] + 1'.repeat(depth)}`
    assert.equal(attribute(text).value.kind, 'unknown')
    assert.equal(attribute(`${'('.repeat(5000)}1`).value.kind, 'unknown')
    assert.equal(attribute(`${'!'.repeat(5000)}x`).value.kind, 'unknown')
  })
})

suite('Terraform modules', () => {
  const folder = {
    'modules/db/main.tf':
      'resource "aws_db_instance" "this" {\n  engine = var.engine\n  size = var.size\n}\ndata "aws_ami" "a" {}\nmodule "deep" {\n  source = "./deep"\n  name = var.engine\n}\n',
    'modules/db/variables.tf': 'variable "engine" {}\nvariable "size" {\n  default = "s"\n}\n',
    'modules/db/terraform.tfvars': 'size = "never read for a module"\n',
    'modules/db/deep/main.tf': 'resource "aws_sqs_queue" "q" {\n  name = var.name\n}\nvariable "name" {}\n',
  }

  test('a call stands under its source, with its inputs as attributes', () => {
    const call = resource('module "vpc" {\n  source  = "terraform-aws-modules/vpc/aws"\n  version = "5.0"\n}\n')
    assert.deepEqual(showResources({ format: 'terraform', resources: [call], problems: [] }), [
      'module.terraform-aws-modules/vpc/aws.vpc',
    ])
    assert.equal(showAttributes(call.attributes), 'source="terraform-aws-modules/vpc/aws", version="5.0"')
    assert.equal(call.creates, undefined)
  })

  test('a module in a folder creates what its files declare, with the inputs of the call', () => {
    const call = resource(
      'module "db" {\n  source = "./modules/db"\n  engine = local.engine\n}\nlocals {\n  engine = "pg"\n}\n',
      folder,
    )
    const [database, deep] = call.creates!
    assert.equal(showAttributes(database!.attributes), 'engine="pg", size="s"')
    assert.equal(call.creates!.length, 2)
    assert.equal(showAttributes(deep!.creates![0]!.attributes), 'name="pg"')
  })

  test('a call of its own folder ends, and a folder that is not there creates nothing that is known', () => {
    let call = resource('module "self" {\n  source = "./"\n}\n')
    let depth = 0
    while (call.creates?.[0]) {
      call = call.creates[0]
      depth++
    }
    assert.ok(depth < 10)
    assert.equal(resource('module "x" {\n  source = "./none"\n}\n').creates, undefined)
    assert.equal(resource('module "x" {\n  source = "git::https://example.com/x.git"\n}\n').creates, undefined)
  })

  test('a half-typed call is listed', () => {
    for (const text of ['module "x" {', 'module "x" {\n  source = "', 'module "" {}', 'module {}'])
      assert.doesNotThrow(() => resource(text), text)
    assert.equal(resource('module "x" {\n  source = var.source\n}\n').type, '')
  })
})

suite('Terraform references', () => {
  const at = (text: string) => {
    const offset = text.indexOf('|')
    const plain = text.slice(0, offset) + text.slice(offset + 1)
    const found = terraform.referenceAt!(plain, offset)
    return (
      found &&
      `${found.mode} ${found.type ?? ''} ${found.name ?? ''} <${plain.slice(found.range.start, found.range.end)}>`
    )
  }

  test('finds the resource, data source or module at the start of a traversal', () => {
    assert.equal(at('  x = aws_s3_bu|cket.logs.arn\n'), 'resource aws_s3_bucket logs <aws_s3_bucket.logs>')
    assert.equal(at('  x = aws_s3_bucket.lo|gs[0].arn\n'), 'resource aws_s3_bucket logs <aws_s3_bucket.logs>')
    assert.equal(at('  x = [data.aws_ami.ba|se.id]\n'), 'data aws_ami base <data.aws_ami.base>')
    assert.equal(at('  x = "a-${mod|ule.vpc.id}"\n'), 'module  vpc <module.vpc>')
    assert.equal(at('import {\n  to = aws_vpc.ma|in\n  id = "x"\n}\n'), 'resource aws_vpc main <aws_vpc.main>')
    assert.equal(at('  source = "./mod|ules/db"\n'), 'module ./modules/db  <./modules/db>')
  })

  test('finds nothing in text, comments, variables and what follows the name', () => {
    for (const text of [
      '  x = "aws_s3_bu|cket.logs"\n',
      '  # aws_s3_bu|cket.logs\n',
      '/*\n aws_s3_bu|cket.logs\n*/\n',
      'resource "a" "b" {\n  x = <<EOT\n  aws_s3_bu|cket.logs\nEOT\n}\n',
      '  x = var.aws_s3_bu|cket.logs\n',
      '  x = aws_s3_bucket.logs.a|rn\n',
      '  x = each.va|lue\n',
    ])
      assert.equal(at(text), undefined, text)
  })
})
