import { strict as assert } from 'node:assert'
import { responsibility } from '../../helpers/table.ts'
import type { Attribute, FormatId, Value } from '../../../src/core/resource.ts'

suite('Bridges', () => {
  const { catalog } = responsibility()
  const resolve = (format: FormatId, type: string) => catalog.resolve(format, type)

  test('names made from Terraform, CloudFormation, ARM and Kubernetes resolve as the type they are made from', () => {
    const pairs: [FormatId, string, FormatId, string][] = [
      ['pulumi', 'aws:rds/instance:Instance', 'terraform', 'aws_db_instance'],
      ['pulumi', 'aws:s3/bucket:Bucket', 'terraform', 'aws_s3_bucket'],
      ['pulumi', 'aws:rds/getInstance:getInstance', 'terraform', 'aws_db_instance'],
      ['pulumi', 'gcp:sql/databaseInstance:DatabaseInstance', 'terraform', 'google_sql_database_instance'],
      ['pulumi', 'azure:storage/account:Account', 'terraform', 'azurerm_storage_account'],
      ['pulumi', 'azure-native:storage:StorageAccount', 'arm', 'Microsoft.Storage/storageAccounts'],
      ['pulumi', 'aws-native:rds:DbInstance', 'cloudformation', 'AWS::RDS::DBInstance'],
      ['pulumi', 'google-native:compute/v1:Instance', 'terraform', 'google_compute_instance'],
      ['pulumi', 'kubernetes:apps/v1:Deployment', 'kubernetes', 'apps/Deployment'],
      ['terraform', 'awscc_rds_db_instance', 'cloudformation', 'AWS::RDS::DBInstance'],
      ['kubernetes', 'rds.aws.upbound.io/v1beta1/Instance', 'terraform', 'aws_db_instance'],
      ['kubernetes', 'rds.services.k8s.aws/v1alpha1/DBInstance', 'cloudformation', 'AWS::RDS::DBInstance'],
      ['kubernetes', 'sql.cnrm.cloud.google.com/v1beta1/SQLInstance', 'terraform', 'google_sql_database_instance'],
      ['kubernetes', 'storage.azure.com/v1api20230101/StorageAccount', 'arm', 'Microsoft.Storage/storageAccounts'],
      ['deploymentmanager', 'compute.v1.instance', 'terraform', 'google_compute_instance'],
    ]
    for (const [format, type, base, baseType] of pairs) {
      const found = resolve(format, type)
      assert.equal(found?.type, baseType, type)
      assert.equal(found.serviceId, resolve(base, baseType)!.serviceId, type)
      assert.equal(found.match, 'exact', type)
    }
  })

  test('what the base does not name goes to the service of its module, by a rule', () => {
    const found = resolve('pulumi', 'aws:rds/somethingNew:SomethingNew')
    assert.equal(found?.serviceId, 'aws/rds')
    assert.equal(found.match, 'rule')
  })

  test('a module that no bridge knows stays unknown', () => {
    assert.equal(resolve('pulumi', 'aws:nosuchmodule/thing:Thing'), undefined)
    assert.equal(resolve('pulumi', 'nosuchprovider:module/thing:Thing'), undefined)
  })

  test('attributes in the spelling of the bridged vocabulary decide as those of the base do', () => {
    const ask = (format: FormatId, type: string, path: string) =>
      responsibility()
        .describe({ format, type, attributes: [nested(path.split('.'))] })!
        .layers.find(({ layer }) => layer === 'runtime')!
    const base = ask('terraform', 'aws_lambda_function', 'package_type')
    assert.equal(base.shift?.when, 'package_type = "Image"')
    const bridged = ask('pulumi', 'aws:lambda/function:Function', 'packageType')
    assert.deepEqual({ ...bridged, shift: undefined }, { ...base, shift: undefined })
    assert.equal(bridged.shift?.when, 'packageType = "Image"')
    assert.equal(ask('terraform', 'awscc_lambda_function', 'package_type').shift?.when, 'package_type = "Image"')
    const crossplane = ask('kubernetes', 'lambda.aws.upbound.io/v1beta1/Function', 'spec.forProvider.packageType')
    assert.equal(crossplane.shift?.when, 'packageType = "Image"')
  })
})

const nowhere = { start: 0, end: 0 }
const image: Value = { kind: 'literal', value: 'Image', range: nowhere }

function nested([name, ...rest]: readonly string[]): Attribute {
  const value: Value = rest.length === 0 ? image : { kind: 'map', entries: [nested(rest)], range: nowhere }
  return { name: name!, nameRange: nowhere, value }
}
