import type { Attribute, TextRange, Value } from '../../resource.ts'
import { excerpt } from '../syntax/excerpt.ts'

/** Attributes of the CloudFormation resource by dotted path. Null: it is not set. */
export type Implied = Readonly<Record<string, string | number | boolean | null>>

/** An attribute of the resource and the properties of the construct that alone decide it. */
interface Link {
  readonly by: readonly string[]
  /** What the first of them being true sets; without it what else it holds is not known, only that it is set. */
  readonly whenTrue?: Implied
  /** The first of them is the attribute itself. */
  readonly same?: true
  /** What the construct sets where none of them is given; nothing by default. */
  readonly otherwise?: Implied
}

const lambdaFunction: Readonly<Record<string, Link>> = {
  VpcConfig: { by: ['vpc'] },
  KmsKeyArn: { by: ['environmentEncryption'] },
  RuntimeManagementConfig: { by: ['runtimeManagementMode'] },
}

/**
 * Constructs whose properties say for certain whether an attribute is set: it is not where its properties are left out. The documented
 * defaults of the properties: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html
 */
const links: Readonly<Record<string, Readonly<Record<string, Link>>>> = {
  'aws_dynamodb.Table': {
    SSESpecification: { by: ['encryption', 'encryptionKey', 'serverSideEncryption'] },
    PointInTimeRecoverySpecification: {
      by: ['pointInTimeRecovery', 'pointInTimeRecoverySpecification'],
      whenTrue: { 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': true },
    },
    DeletionProtectionEnabled: { by: ['deletionProtection'], whenTrue: { DeletionProtectionEnabled: true } },
  },
  'aws_kms.Key': { EnableKeyRotation: { by: ['enableKeyRotation', 'rotationPeriod'], same: true } },
  'aws_lambda.DockerImageFunction': lambdaFunction,
  'aws_lambda.Function': lambdaFunction,
  'aws_lambda.SingletonFunction': lambdaFunction,
  'aws_lambda_go_alpha.GoFunction': lambdaFunction,
  'aws_lambda_nodejs.NodejsFunction': lambdaFunction,
  'aws_lambda_python_alpha.PythonFunction': lambdaFunction,
  'aws_logs.LogGroup': {
    KmsKeyId: { by: ['encryptionKey'] },
    RetentionInDays: { by: ['retention'], otherwise: { RetentionInDays: 731 } },
  },
  'aws_rds.DatabaseInstance': {
    KmsKeyId: { by: ['storageEncryptionKey'] },
    StorageEncrypted: { by: ['storageEncrypted', 'storageEncryptionKey'], same: true },
    DeletionProtection: { by: ['deletionProtection', 'removalPolicy'], same: true },
    EnableCloudwatchLogsExports: { by: ['cloudwatchLogsExports'] },
    BackupRetentionPeriod: { by: ['backupRetention'], otherwise: { BackupRetentionPeriod: 1 } },
    DBClusterIdentifier: { by: [] },
    DBSnapshotIdentifier: { by: [] },
    SourceDBInstanceIdentifier: { by: [] },
    SourceDBInstanceAutomatedBackupsArn: { by: [] },
  },
  'aws_s3.Bucket': {
    AccessControl: { by: ['accessControl', 'publicReadAccess'] },
    BucketEncryption: { by: ['encryption', 'encryptionKey', 'bucketKeyEnabled', 'blockedEncryptionTypes'] },
    LoggingConfiguration: { by: ['serverAccessLogsBucket', 'serverAccessLogsPrefix', 'targetObjectKeyFormat'] },
    PublicAccessBlockConfiguration: { by: ['blockPublicAccess', 'publicReadAccess', 'websiteIndexDocument'] },
    VersioningConfiguration: {
      by: ['versioned', 'objectLockEnabled', 'objectLockDefaultRetention', 'replicationRules'],
      whenTrue: { 'VersioningConfiguration.Status': 'Enabled' },
    },
    WebsiteConfiguration: {
      by: ['websiteIndexDocument', 'websiteRedirect', 'websiteErrorDocument', 'websiteRoutingRules'],
    },
  },
  'aws_secretsmanager.Secret': { KmsKeyId: { by: ['encryptionKey'] } },
  'aws_sns.Topic': { KmsMasterKeyId: { by: ['masterKey'] } },
  'aws_sqs.Queue': {
    KmsMasterKeyId: { by: ['encryption', 'encryptionMasterKey'] },
    SqsManagedSseEnabled: { by: ['encryption', 'encryptionMasterKey'] },
    RedrivePolicy: { by: ['deadLetterQueue'] },
    RedriveAllowPolicy: { by: ['redriveAllowPolicy'] },
  },
}

/** What the properties of a construct make of its resource, as far as they alone decide it. `range` is where the class stands. */
export function linkedAttributes(className: string, given: readonly Attribute[], range: TextRange): Attribute[] {
  const byName = new Map(given.map((each) => [camelCase(each.name), each.value]))
  // What stands elsewhere may be any of them.
  const isOpen = byName.has('*')
  return Object.entries(links[className] ?? {}).flatMap(([name, { by, whenTrue, same, otherwise }]) => {
    const values = by.flatMap((property) => {
      const value = byName.get(property)
      return value && !(value.kind === 'literal' && value.value === null) ? [{ property, value }] : []
    })
    if (values.length === 0)
      return isOpen && by.length > 0
        ? []
        : attributesOf(otherwise ?? { [name]: null }, range, otherwise ? `default of ${by[0]}` : undefined)
    const [only] = values
    const { property, value } = only!
    if (values.length === 1 && property === by[0]) {
      if (same && value.kind === 'literal') return [{ name, nameRange: value.range, value }]
      if (whenTrue && value.kind === 'literal' && typeof value.value === 'boolean')
        return attributesOf(value.value ? whenTrue : { [name]: null }, value.range, `set by ${property}`)
    }
    const text = excerpt('text' in value ? value.text : property)
    return [{ name, nameRange: value.range, value: { kind: 'unknown', text, range: value.range } }]
  })
}

/** Paths as nested attributes, those with the same beginning in one map. */
export function attributesOf(implied: Implied, range: TextRange, via: string | undefined): Attribute[] {
  const attributes: Attribute[] = []
  for (const [path, value] of Object.entries(implied)) {
    const names = path.split('.')
    let level = attributes
    for (const name of names.slice(0, -1)) {
      const known = level.find((each) => each.name === name)?.value
      const entries: Attribute[] = known?.kind === 'map' ? (known.entries as Attribute[]) : []
      if (!known) level.push({ name, nameRange: range, value: { kind: 'map', entries, range } })
      level = entries
    }
    const literal: Value = { kind: 'literal', value, range, ...(via !== undefined && { via }) }
    level.push({ name: names.at(-1)!, nameRange: range, value: literal })
  }
  return attributes
}

/** A property as TypeScript writes it. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
