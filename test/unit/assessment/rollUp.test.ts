import { strict as assert } from 'node:assert'
import { assess } from '../../../src/core/assessment/assess.ts'
import { terraform } from '../../../src/core/formats/terraform/terraform.ts'
import { renderHover, renderUnknownHover } from '../../../src/core/index.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { smallCatalog } from '../../helpers/smallTable.ts'
import { responsibility } from '../../helpers/table.ts'

const catalog = smallCatalog({
  shifts: [
    {
      id: 'moved',
      title: 'moved',
      because: 'It moved.',
      sources: ['docs'],
      when: { acme_thing: { a: 'x' } },
      layers: { runtime: { party: 'customer', provider: '', customer: 'You patch it.' } },
    },
  ],
  defaults: { acme_thing: { a: { value: null, source: 'docs' } } },
})

/** The roll-up of a module with these files and inputs. */
function module(text: string, inputs = '', others: Readonly<Record<string, string>> = {}) {
  const main = `module "m" {\n  source = "./m"\n${inputs}\n}\n`
  const files = memoryFiles({ 'main.tf': main, 'm/main.tf': text, ...others })
  const [call] = terraform.createReader().read({ path: 'main.tf', text: main }, files).resources
  return { call: call!, assessment: assess(call!, catalog) }
}

const runtimeOf = ({ assessment }: ReturnType<typeof module>) =>
  assessment!.layers.find(({ layer }) => layer === 'runtime')!

suite('Modules rolled up', () => {
  test('a layer on which all resources agree is that party’s, with its sentence', () => {
    const runtime = runtimeOf(module('resource "acme_thing" "a" {}\nresource "acme_thing" "b" {}\n'))
    assert.equal(runtime.party, 'provider')
    assert.equal(runtime.provider, 'Acme runs Acme Thing.')
    assert.equal(runtime.dependsOn, undefined)
  })

  test('a layer on which they differ is shared, never one party’s', () => {
    const runtime = runtimeOf(module('resource "acme_thing" "a" {\n  a = "x"\n}\nresource "acme_thing" "b" {}\n'))
    assert.equal(runtime.party, 'shared')
    assert.equal(runtime.customer, 'Acme Thing: you.')
    assert.equal(runtime.provider, 'Acme Thing: Acme.')
  })

  test('the inputs of the call decide', () => {
    const text = 'resource "acme_thing" "a" {\n  a = var.kind\n}\nvariable "kind" {\n  default = "y"\n}\n'
    assert.equal(runtimeOf(module(text)).party, 'provider')
    assert.equal(runtimeOf(module(text, '  kind = "x"')).party, 'customer')
  })

  test('what a resource leaves open, the module leaves open', () => {
    const text = 'resource "acme_thing" "a" {\n  a = var.kind\n}\nresource "acme_thing" "b" {}\nvariable "kind" {}\n'
    const { dependsOn } = runtimeOf(module(text, '  kind = local.unknown'))
    assert.deepEqual(
      dependsOn?.outcomes.map(({ when, party }) => `${when}: ${party}`),
      ['a = "x": shared', 'otherwise: provider'],
    )
  })

  test('a duty that one resource leaves open is open, however many others have done it', () => {
    const owing = smallCatalog({
      duties: [
        {
          id: 'lock',
          layer: 'data',
          title: 'Lock it',
          done: { acme_thing: { lock: true } },
          sources: ['docs'],
        },
      ],
    })
    const main = 'module "m" {\n  source = "./m"\n}\n'
    const files = memoryFiles({
      'm/main.tf':
        'resource "acme_thing" "a" {}\nresource "acme_thing" "b" {\n  lock = true\n}\nresource "acme_thing" "c" {}\n',
    })
    const [call] = terraform.createReader().read({ path: 'main.tf', text: main }, files).resources
    const [duty] = assess(call!, owing)!.duties
    assert.equal(duty!.status, 'open')
    assert.equal(duty!.evidence, 'acme_thing.a: lock is not set; 1 more likewise')
    assert.equal(duty!.range, undefined)
  })

  test('modules within are counted by their resources, and types that are not in the table are named', () => {
    const { assessment } = module('module "in" {\n  source = "./in"\n}\nresource "other_type" "o" {}\n', '', {
      'm/in/main.tf': 'resource "acme_thing" "a" {}\nresource "acme_thing" "b" {}\n',
    })
    assert.deepEqual(assessment!.creates, {
      read: true,
      services: [{ service: 'acme/thing', serviceName: 'Acme Thing', resources: 2 }],
      unknown: ['other_type'],
    })
    assert.match(
      renderHover(assessment!, { lineOf: () => 1, commands: [] }),
      /module with 2 resource blocks, 1 type not in the table · `module m`/,
    )
    assert.match(renderHover(assessment!, { lineOf: () => 1, commands: [] }), /Not in the table: `other_type`/)
  })

  test('a module of a folder without resources creates none, and of one that is not at hand nothing is said', () => {
    assert.match(renderUnknownHover(module('locals {}\n').call), /No resources were found/)
    const { call, assessment } = module('', '  source = "git::https://example.com/m.git"')
    assert.equal(assessment, undefined)
    assert.match(renderUnknownHover({ ...call, creates: undefined }), /is not known here/)
  })

  test('a well-known module is what the table says it may create, with its attributes open', () => {
    const assessment = responsibility().describe({
      format: 'terraform',
      mode: 'module',
      type: 'terraform-aws-modules/rds/aws',
      name: 'db',
      attributes: [],
    })!
    assert.ok(assessment.creates!.services.some(({ service }) => service === 'aws/rds'))
    assert.equal(assessment.creates!.read, false)
    assert.ok(assessment.duties.every(({ status }) => status !== 'met' && status !== 'open'))
    assert.equal(assessment.layers.find(({ layer }) => layer === 'hosts')!.party, 'provider')
  })
})
