import { strict as assert } from 'node:assert'
import { assess } from '../../../src/core/assessment/assess.ts'
import type { Condition, Defaults, ShiftRule } from '../../../src/core/catalog/table.generated.ts'
import { terraform } from '../../../src/core/formats/terraform/terraform.ts'
import { smallCatalog } from '../../helpers/smallTable.ts'

const moved: Omit<ShiftRule, 'when'> = {
  id: 'moved',
  title: 'moved',
  because: 'It moved.',
  sources: ['docs'],
  layers: { runtime: { party: 'customer', provider: 'Acme helps.', customer: 'You patch it.' } },
}

/** The runtime layer of a block with this body, under one shift with this condition. */
function runtime(body: string, when: Condition, defaults: Defaults = {}) {
  const catalog = smallCatalog({ shifts: [{ ...moved, when }], defaults })
  const resource = terraform.createReader().read({ path: '', text: `resource "acme_thing" "x" {\n${body}\n}\n` })
    .resources[0]!
  return assess(resource, catalog)!.layers.find(({ layer }) => layer === 'runtime')!
}

suite('Assessment', () => {
  test('takes a layer from the model, with names filled in and the vendor’s general statement as its source', () => {
    const layer = runtime('', { acme_thing: { a: 'x' } }, { acme_thing: { a: { value: null, source: 'docs' } } })
    assert.equal(layer.party, 'provider')
    assert.equal(layer.provider, 'Acme runs Acme Thing.')
    assert.deepEqual(layer.sources, ['https://example.com/general'])
    assert.equal(layer.basis, 'model')
  })

  test('a shift that holds moves the layer and says what moved it', () => {
    const layer = runtime('a = "x"', { acme_thing: { a: 'x' } })
    assert.equal(layer.party, 'customer')
    assert.equal(layer.shift?.when, 'a = "x"')
    assert.deepEqual(layer.sources, ['https://example.com/docs'])
    assert.equal(layer.dependsOn, undefined)
  })

  test('an attribute that a default leaves out is not set, and says which default', () => {
    const { shift } = runtime('a = var.a\n}\nvariable "a" {\n  default = null', {
      acme_thing: { a: { present: false } },
    })
    assert.equal(shift?.when, 'a is not set (default of var.a)')
  })

  test('a condition whose branches agree is settled, one whose branches differ is not', () => {
    const when = { acme_thing: { a: ['x', 'y'] } }
    assert.equal(runtime('a = var.b ? "x" : "y"', when).party, 'customer')
    assert.equal(runtime('a = var.b ? "z" : "w"', when).dependsOn, undefined)
    assert.equal(runtime('a = var.b ? "x" : "z"', when).dependsOn?.on, 'a')
    assert.equal(runtime('a = var.b ? "x" : null', { acme_thing: { a: { present: true } } }).dependsOn?.on, 'a')
    assert.equal(runtime('a = var.b ? ["x"] : ["z", "y"]', when).party, 'customer')
  })

  test('a value that is a variable leaves the layer open and names both outcomes', () => {
    const layer = runtime(
      'a = var.a',
      { acme_thing: { a: 'x' } },
      { acme_thing: { a: { value: 'y', source: 'docs' } } },
    )
    assert.equal(layer.party, 'provider')
    assert.deepEqual(layer.dependsOn?.outcomes, [
      { when: 'a = "x"', party: 'customer', because: 'It moved.' },
      { when: 'otherwise', party: 'provider', because: undefined },
    ])
    assert.equal(layer.dependsOn?.on, 'a')
    assert.equal(layer.shift, undefined)
  })

  test('where the documented default makes the shift hold, an unreadable value takes that outcome', () => {
    const layer = runtime(
      'a = var.a',
      { acme_thing: { a: 'x' } },
      { acme_thing: { a: { value: 'x', source: 'docs' } } },
    )
    assert.equal(layer.party, 'customer')
    assert.ok(layer.dependsOn)
  })

  test('an absent attribute takes the documented default and says so', () => {
    const layer = runtime('', { acme_thing: { a: 'x' } }, { acme_thing: { a: { value: 'x', source: 'docs' } } })
    assert.equal(layer.party, 'customer')
    assert.equal(layer.shift?.when, 'a is not set (default "x")')
    assert.equal(layer.shift?.range, undefined)
  })

  test('null counts as absent', () => {
    assert.equal(
      runtime('a = null', { acme_thing: { a: 'x' } }, { acme_thing: { a: { value: 'x', source: 'docs' } } }).shift
        ?.when,
      'a is not set (default "x")',
    )
  })

  test('an absent attribute whose default varies leaves the layer open', () => {
    const layer = runtime(
      '',
      { acme_thing: { a: true } },
      { acme_thing: { a: { depends: 'the account', source: 'docs' } } },
    )
    assert.ok(layer.dependsOn)
    assert.equal(layer.party, 'provider')
  })

  test('all tests of a condition must hold, and one that fails settles it', () => {
    const both = { acme_thing: { a: 'x', b: 'y' } }
    assert.equal(runtime('a = "x"\nb = "y"', both).party, 'customer')
    assert.equal(runtime('a = "x"\nb = "z"', both).party, 'provider')
    assert.equal(runtime('a = var.a\nb = "z"', both).dependsOn, undefined)
  })

  test('one of several alternatives is enough', () => {
    const either: Condition = { acme_thing: [{ a: 'x' }, { b: 'y' }] }
    assert.equal(runtime('b = "y"', either).party, 'customer')
    assert.equal(runtime('a = var.a\nb = "y"', either).dependsOn, undefined)
  })

  test('the first shift that holds decides', () => {
    const second: ShiftRule = {
      ...moved,
      id: 'second',
      when: { acme_thing: { b: 'y' } },
      layers: { runtime: { party: 'shared', provider: 'P.', customer: 'C.' } },
    }
    const catalog = smallCatalog({ shifts: [{ ...moved, when: { acme_thing: { a: 'x' } } }, second] })
    const party = (body: string) =>
      assess(
        terraform.createReader().read({ path: '', text: `resource "acme_thing" "x" {\n${body}\n}` }).resources[0]!,
        catalog,
      )!.layers.find(({ layer }) => layer === 'runtime')!.party
    assert.equal(party('a = "x"\nb = "y"'), 'customer')
    assert.equal(party('b = "y"'), 'shared')
  })

  test('matchers: lists, not, startsWith, contains, present, atLeast, below', () => {
    const party = (body: string, matcher: Condition[string]) => runtime(body, { acme_thing: matcher }).party
    assert.equal(party('a = "y"', { a: ['x', 'y'] }), 'customer')
    assert.equal(party('a = "y"', { a: { not: 'x' } }), 'customer')
    assert.equal(party('a = "custom-oracle"', { a: { startsWith: 'custom-' } }), 'customer')
    assert.equal(party('a = ["10.0.0.0/8", "0.0.0.0/0"]', { a: { contains: '0.0.0.0/0' } }), 'customer')
    assert.equal(party('a {}', { a: { present: true } }), 'customer')
    assert.equal(party('', { a: { present: false } }), 'customer')
    assert.equal(party('a = 7', { a: { atLeast: 7 } }), 'customer')
    assert.equal(party('a = 6', { a: { atLeast: 7 } }), 'provider')
    assert.equal(party('a = 6', { a: { below: 7 } }), 'customer')
  })

  test('values compare without case, and booleans and numbers with their text', () => {
    assert.equal(runtime('a = "fargate"', { acme_thing: { a: 'FARGATE' } }).party, 'customer')
    assert.equal(runtime('a = "true"', { acme_thing: { a: true } }).party, 'customer')
    assert.equal(runtime('a = "7"', { acme_thing: { a: 7 } }).party, 'customer')
  })

  test('paths lead through nested and repeated blocks; one match is enough', () => {
    assert.equal(runtime('b {\n  c = 1\n}\nb {\n  c = 2\n}', { acme_thing: { 'b.c': 2 } }).party, 'customer')
    assert.ok(runtime('b = var.b', { acme_thing: { 'b.c': 2 } }).dependsOn)
  })

  test('a dynamic block may make none: its presence is open', () => {
    assert.ok(
      runtime('dynamic "a" {\n  for_each = var.x\n  content {}\n}', { acme_thing: { a: { present: true } } }).dependsOn,
    )
  })

  test('an unknown type is not assessed', () => {
    assert.equal(assess({ format: 'terraform', type: 'other_thing', attributes: [] }, smallCatalog({})), undefined)
  })

  test('what a claim depends on outside of the file is passed on', () => {
    const dependsOn = {
      on: 'the cluster',
      outcomes: [
        { when: 'managed', party: 'provider' as const },
        { when: 'your own', party: 'customer' as const },
      ],
    }
    const catalog = smallCatalog({ layers: { os: { party: 'customer', provider: 'P.', customer: 'C.', dependsOn } } })
    const os = assess({ format: 'terraform', type: 'acme_thing', attributes: [] }, catalog)!.layers.find(
      ({ layer }) => layer === 'os',
    )!
    assert.deepEqual(
      os.dependsOn?.outcomes.map(({ when, party }) => ({ when, party })),
      dependsOn.outcomes,
    )
  })

  test('a data source is only read here: what it leaves out is open, and it owes no duty', () => {
    const catalog = smallCatalog({
      shifts: [{ ...moved, when: { acme_thing: { a: 'x' } } }],
      defaults: { acme_thing: { a: { value: 'y', source: 'docs' } } },
      duties: [{ id: 'd', layer: 'data', title: 'Keep', done: { acme_thing: { b: true } }, sources: ['docs'] }],
    })
    const read = (text: string) => assess(terraform.createReader().read({ path: '', text }).resources[0]!, catalog)!
    const found = read('data "acme_thing" "x" {}')
    assert.ok(found.layers.find(({ layer }) => layer === 'runtime')!.dependsOn)
    assert.deepEqual(found.duties, [])
    assert.equal(read('resource "acme_thing" "x" {}').duties.length, 1)
  })
})
