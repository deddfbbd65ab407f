import { strict as assert } from 'node:assert'
import type { Model, Service } from '../../../src/core/catalog/table.generated.ts'
import { lintedTable, lintTable } from '../../../src/build/lint/lint.ts'
import type { LintedTable } from '../../../src/build/lint/rule.ts'
import { lintRules } from '../../../src/build/lint/rules.ts'
import { tableFiles } from '../../helpers/table.ts'
import { smallTable } from '../../helpers/smallTable.ts'

/** A table with one good service, changed by the test. */
function table(service: Partial<Service>, path = 'acme/thing'): LintedTable {
  const { layers, standards, vendors, models, services } = smallTable({
    resources: [{ configures: ['runtime'], terraform: ['acme_thing'] }],
    ...good,
    ...service,
  })
  return {
    layers: layers.map(({ id }) => id),
    standards,
    vendors,
    models: Object.entries(models).map(([id, model]) => ({ path: `models/${id}.yaml`, id, model })),
    services: [{ path: `services/${path}.yaml`, id: path, service: services['acme/thing']! }],
  }
}

const good: Partial<Service> = {
  layers: {
    runtime: { party: 'shared', provider: 'Acme patches it.', customer: 'You restart it.', sources: ['docs'] },
  },
}

/** The messages of one rule. */
function messages(rule: string, linted: LintedTable): string[] {
  return lintRules
    .find(({ name }) => name === rule)!
    .check(linted)
    .map(({ message }) => message)
}

const shift = { id: 's', title: 't', because: 'Because of it.', sources: ['docs'] }

suite('Table lint', () => {
  test('the good example passes every rule', () => {
    for (const rule of lintRules) assert.deepEqual(rule.check(table({})), [], rule.name)
  })

  test('the repository’s table passes every rule and its schema', () => {
    assert.deepEqual(lintTable(tableFiles()), [])
  })

  test('the schema refuses an unknown key, a source without https and an overlong sentence', () => {
    const file = tableFiles().find(({ id }) => id === 'aws/rds')!
    const broken = (change: (data: { layers: object; sources: object }) => void) => {
      const data = structuredClone(file.data) as { layers: object; sources: object }
      change(data)
      return lintTable([...tableFiles().filter((other) => other !== file), { ...file, data }]).map(({ path }) => path)
    }
    assert.ok(broken((data) => Object.assign(data, { colour: 'red' })).includes(file.path))
    assert.ok(
      broken((data) =>
        Object.assign(data.sources, { bad: { title: 'x', url: 'http://x', accessed: '2026-01-01' } }),
      ).includes(file.path),
    )
    assert.ok(
      broken((data) =>
        Object.assign(data.layers, { os: { party: 'provider', provider: 'x'.repeat(400), sources: ['maintenance'] } }),
      ).includes(file.path),
    )
  })

  test('complete-model: a model without a layer, or without a sentence', () => {
    const linted = table({})
    const { runtime: _, ...rest } = linted.models[0]!.model.layers
    const without: Model = { ...linted.models[0]!.model, layers: rest }
    assert.equal(
      messages('complete-model', { ...linted, models: [{ ...linted.models[0]!, model: without }] }).length,
      1,
    )
    const silent: Model = { ...without, layers: { ...linted.models[0]!.model.layers, os: { party: 'customer' } } }
    assert.match(
      messages('complete-model', { ...linted, models: [{ ...linted.models[0]!, model: silent }] })[0]!,
      /os needs a sentence/,
    )
  })

  test('known-ids: a vendor, model or path that does not exist', () => {
    assert.match(messages('known-ids', table({}, 'other/thing'))[0]!, /not in vendors/)
    assert.match(messages('known-ids', table({ model: 'nothing' }))[0]!, /not in models/)
    assert.match(messages('known-ids', table({}, 'acme/Thing Two'))[0]!, /kebab-case/)
  })

  test('unique-types: one type claimed twice', () => {
    assert.match(
      messages(
        'unique-types',
        table({ resources: [{ configures: ['data'], terraform: ['acme_thing', 'acme_thing'] }] }),
      )[0]!,
      /claimed by acme\/thing already/,
    )
  })

  test('type-shapes: a misspelt type', () => {
    const resources = (format: object) => table({ resources: [{ configures: ['data'], ...format }] })
    assert.equal(messages('type-shapes', resources({ terraform: ['AWS_thing'] })).length, 1)
    assert.equal(messages('type-shapes', resources({ cloudformation: ['AWS.S3.Bucket'] })).length, 1)
    assert.equal(messages('type-shapes', resources({ arm: ['storageAccounts'] })).length, 1)
    assert.equal(messages('type-shapes', resources({ kubernetes: ['apps/v1/deployment'] })).length, 1)
  })

  test('unique-ids: two shifts of one id', () => {
    const twice = { ...shift, when: { acme_thing: { a: { present: true } } }, layers: {} }
    assert.match(messages('unique-ids', table({ shifts: [twice, twice] }))[0]!, /used twice/)
  })

  test('both-sides: a shared claim that says one side, and a sentence on a layer that does not exist', () => {
    assert.match(
      messages('both-sides', table({ layers: { os: { party: 'shared', provider: 'Acme patches.' } } }))[0]!,
      /what the customer does/,
    )
    assert.match(
      messages('both-sides', table({ layers: { os: { party: 'customer', customer: 'You patch.' } } }))[0]!,
      /what the provider does/,
    )
    assert.match(messages('both-sides', table({ layers: { os: { party: 'provider' } } }))[0]!, /what the provider does/)
    assert.match(
      messages('both-sides', table({ layers: { os: { party: 'none', customer: 'You rest.' } } }))[0]!,
      /does not exist/,
    )
  })

  test('sourced-claims: a claim without a source', () => {
    assert.match(
      messages('sourced-claims', table({ layers: { os: { party: 'provider', provider: 'Acme patches.' } } }))[0]!,
      /layers.os needs sources/,
    )
    const general = { party: 'provider', provider: 'Acme patches.', basis: 'general-knowledge' } as const
    assert.deepEqual(messages('sourced-claims', table({ layers: { os: general } })), [])
    assert.match(
      messages('sourced-claims', table({ layers: { os: { ...general, sources: ['docs'] } } }))[0]!,
      /does not rest on general knowledge/,
    )
  })

  test('known-standards: a reference into a catalogue that is not listed', () => {
    const duty = {
      id: 'd',
      layer: 'data' as const,
      title: 'Do it',
      done: { acme_thing: { a: true } },
      sources: ['docs'],
    }
    const references = (standard: string) =>
      messages('known-standards', table({ duties: [{ ...duty, references: { [standard]: ['SC-28'] } }] }))
    assert.deepEqual(references('nist-800-53'), [])
    assert.match(references('nist-000')[0]!, /nist-000, which is not in standards.yaml/)
  })

  test('plain-sentences: no full stop, a slogan, the third person', () => {
    const sentence = (provider: string) =>
      messages('plain-sentences', table({ layers: { os: { party: 'provider', provider, sources: ['docs'] } } })).length
    assert.equal(sentence('Acme patches it'), 1)
    assert.equal(sentence('Acme is responsible for it.'), 1)
    assert.equal(sentence('The customer patches it.'), 1)
    assert.equal(sentence('Acme patches it.'), 0)
  })

  test('known-sources: one that is cited but not listed, and one that is listed but not cited', () => {
    const found = messages(
      'known-sources',
      table({ layers: { os: { party: 'provider', provider: 'Acme patches.', sources: ['gone'] } } }),
    )
    assert.deepEqual(
      found.map((message) => /cites gone|docs is cited nowhere/.test(message)),
      [true, true],
    )
  })

  test('own-types: a condition on a type of another service', () => {
    const foreign = { ...shift, when: { other_thing: { a: { present: true } } }, layers: {} }
    assert.match(messages('own-types', table({ shifts: [foreign] }))[0]!, /other_thing/)
  })

  test('stated-defaults: a comparison without a documented default', () => {
    const compared = { ...shift, when: { acme_thing: { a: 'x' } }, layers: {} }
    assert.match(messages('stated-defaults', table({ shifts: [compared] }))[0]!, /state the default of acme_thing a/)
    assert.deepEqual(
      messages(
        'stated-defaults',
        table({ shifts: [compared], defaults: { acme_thing: { a: { value: null, source: 'docs' } } } }),
      ),
      [],
    )
  })

  test('every rule has a name of its own and a test here', () => {
    const names = lintRules.map(({ name }) => name)
    assert.equal(new Set(names).size, names.length)
    assert.equal(lintedTable(tableFiles()).services.length > 0, true)
  })
})
