import { strict as assert } from 'node:assert'
import { canonicalModule } from '../../../src/core/catalog/moduleSource.ts'
import { responsibility } from '../../helpers/table.ts'

suite('Modules', () => {
  test('a source is the same with or without host, scheme, version and query', () => {
    for (const source of [
      'terraform-aws-modules/vpc/aws',
      'registry.terraform.io/terraform-aws-modules/vpc/aws',
      'git::https://github.com/terraform-aws-modules/terraform-aws-vpc.git?ref=v5.0.0',
      'git@github.com:terraform-aws-modules/terraform-aws-vpc.git',
      'github.com/terraform-aws-modules/terraform-aws-vpc',
    ])
      assert.equal(canonicalModule(source), 'terraform-aws-modules/vpc/aws', source)
    assert.equal(
      canonicalModule('git::https://github.com/terraform-aws-modules/terraform-aws-iam.git//modules/iam-role?ref=v5'),
      'terraform-aws-modules/iam/aws//modules/iam-role',
    )
    assert.equal(canonicalModule('br/public:avm/res/key-vault/vault:0.11.0'), 'br/public:avm/res/key-vault/vault')
    assert.equal(
      canonicalModule('br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.11.0'),
      'br/public:avm/res/key-vault/vault',
    )
    assert.equal(canonicalModule('./modules/vpc'), './modules/vpc')
  })

  test('well-known modules resolve to the service of what they create, and their inputs decide nothing', () => {
    const service = (format: 'terraform' | 'arm', source: string) =>
      responsibility().catalog.resolve(format, source)?.serviceId
    assert.equal(service('terraform', 'terraform-aws-modules/s3-bucket/aws'), 'aws/s3')
    assert.equal(service('terraform', 'Azure/avm-res-keyvault-vault/azurerm'), 'azure/key-vault')
    assert.equal(service('arm', 'br/public:avm/res/storage/storage-account:0.9.1'), 'azure/storage')
    assert.equal(service('terraform', './modules/s3-bucket'), undefined)
    const { type } = responsibility().catalog.resolve('terraform', 'terraform-aws-modules/s3-bucket/aws')!
    assert.equal(type, 'terraform-aws-modules/s3-bucket/aws')
  })
})
