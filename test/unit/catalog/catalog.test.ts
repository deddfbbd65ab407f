import { strict as assert } from 'node:assert'
import { smallCatalog } from '../../helpers/smallTable.ts'
import { responsibility } from '../../helpers/table.ts'

suite('Catalog', () => {
  const catalog = smallCatalog({})

  test('resolves an exact name, and a longer one by the prefix rule', () => {
    assert.equal(catalog.resolve('terraform', 'acme_thing')?.match, 'exact')
    assert.equal(catalog.resolve('terraform', 'acme_thing_policy')?.match, 'rule')
  })

  test('never guesses: a shorter or other name is unknown, and so is a name of another format', () => {
    for (const type of ['acme_thin', 'acme_thingy', 'acme', '', 'constructor', '__proto__'])
      assert.equal(catalog.resolve('terraform', type), undefined, type)
    assert.equal(catalog.resolve('cloudformation', 'acme_thing'), undefined)
  })

  test('the longest rule wins', () => {
    const rules = smallCatalog({
      resources: [
        { configures: ['data'], terraform: ['a_*'] },
        { configures: ['firewall'], terraform: ['a_b_*'] },
      ],
    })
    assert.deepEqual(rules.resolve('terraform', 'a_b_c')?.configures, ['firewall'])
  })

  test('compares ARM types without case, without version, and takes child types through their parents', () => {
    assert.equal(catalog.resolve('arm', 'acme.THINGS/Things@2024-01-01')?.match, 'exact')
    assert.equal(catalog.resolve('arm', 'Acme.Things/things/children/grandchildren')?.match, 'rule')
    assert.equal(catalog.resolve('arm', 'Acme.Things/other'), undefined)
  })

  test('takes Kubernetes kinds with or without group and version', () => {
    for (const type of ['Thing', 'things.acme.com/v1/Thing', 'things.acme.com/v1beta2 Thing', 'things.acme.com/Thing'])
      assert.ok(catalog.resolve('kubernetes', type), type)
    assert.equal(catalog.resolve('kubernetes', 'other.com/v1/Thing'), undefined)
  })

  test('accepts Deployment and apps/v1/Deployment', () => {
    const { catalog: real } = responsibility()
    assert.equal(
      real.resolve('kubernetes', 'Deployment')?.serviceId,
      real.resolve('kubernetes', 'apps/v1/Deployment')?.serviceId,
    )
    assert.ok(real.resolve('kubernetes', 'v1/Service'))
  })
})

suite('Search', () => {
  const labels = (query: string) =>
    responsibility()
      .search(query, { limit: 10 })
      .map((item) => (item.kind === 'type' ? item.type : item.kind === 'service' ? item.serviceName : item.vendorName))

  test('finds a type by its name and by scattered letters', () => {
    assert.equal(labels('aws_db_instance')[0], 'aws_db_instance')
    assert.ok(labels('awsdbinst').includes('aws_db_instance'))
  })

  test('finds a CloudFormation type', () => {
    assert.equal(labels('AWS::Lambda::Function')[0], 'AWS::Lambda::Function')
  })

  test('finds a service by its name and by an alias, and a vendor', () => {
    assert.ok(labels('Amazon RDS').includes('Amazon RDS'))
    assert.ok(labels('postgresql').some((label) => /RDS|PostgreSQL/.test(label)))
    assert.equal(labels('Google Cloud')[0], 'Google Cloud')
  })

  test('an empty query lists vendors and services, an absurd one nothing', () => {
    assert.ok(labels('').length > 0)
    assert.deepEqual(labels('zzqqxxyy'), [])
  })
})
