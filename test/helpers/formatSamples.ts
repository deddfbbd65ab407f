/** A place in a fixture of a format, and what the hover there says; tried in the extension host and in the workbench. */
export interface FormatSample {
  /** The format's id in the registry. */
  readonly format: string
  /** From `test/fixtures/formats`. */
  readonly path: string
  /** The hover is asked for on the second character of the first place with this text. */
  readonly place: string
  /** What the hover names first. */
  readonly service: string
  /** One line of the hover: a party and the layers it carries. */
  readonly line: string
}

const below = 'Virtualization · Physical hosts · Physical network · Data centre'
const belowDatabase = `Operating system · ${below}`
const belowPlatform = `Platform & runtime · ${belowDatabase}`

/** At least one place for each format; several where files of a format look unlike each other. */
export const formatSamples: readonly FormatSample[] = [
  {
    format: 'terraform',
    path: 'terraform/main.tf',
    place: 'aws_lambda_function" "desk"',
    service: 'AWS Lambda',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'terraform-json',
    path: 'terraform-json/archive.tf.json',
    place: 'aws_db_instance',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'terragrunt',
    path: 'terragrunt/prod/queue/terragrunt.hcl',
    place: '../..//modules/queue',
    service: 'Amazon SQS · module with 1 resource block',
    line: `AWS: ${belowPlatform}`,
  },
  {
    format: 'bicep',
    path: 'bicep/main.bicep',
    place: 'Microsoft.Web/sites',
    service: 'Azure App Service',
    line: `Microsoft: ${belowDatabase}`,
  },
  {
    format: 'bicep',
    path: 'bicep/main.bicepparam',
    place: './main.bicep',
    service: 'Azure Storage, Azure SQL Database, Azure App Service and 1 more · module with 12 resource blocks',
    line: `Microsoft: ${belowDatabase}`,
  },
  {
    format: 'serverless',
    path: 'serverless/serverless.yml',
    place: 'listOrders:',
    service: 'AWS Lambda',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'cloudformation',
    path: 'cloudformation/template.yaml',
    place: 'AWS::DynamoDB::Table',
    service: 'Amazon DynamoDB',
    line: `AWS: ${belowPlatform}`,
  },
  {
    format: 'cloudformation',
    path: 'cloudformation/fleet.json',
    place: 'AWS::RDS::DBInstance',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'arm-template',
    path: 'arm-template/azuredeploy.json',
    place: 'Microsoft.KeyVault/vaults',
    service: 'Azure Key Vault',
    line: `Microsoft: ${belowPlatform}`,
  },
  {
    format: 'kubernetes',
    path: 'kubernetes/clouds/crossplane.yaml',
    place: 'Instance',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'kubernetes',
    path: 'kubernetes/chart/templates/workload.yaml',
    place: 'Deployment',
    service: 'Kubernetes workloads',
    line: `You: Data · Identity & access · Application · Service configuration · Encryption & keys · Logging & monitoring · Network controls · Virtual network · ${belowPlatform}`,
  },
  {
    format: 'heat',
    path: 'heat/weather-station.yaml',
    place: 'OS::Neutron::SecurityGroupRule',
    service: 'OpenStack security groups',
    line: 'Not applicable: Data · Application · Operating system',
  },
  {
    format: 'deployment-manager',
    path: 'deployment-manager/config.yaml',
    place: 'sqladmin.v1beta4.instance',
    service: 'Cloud SQL',
    line: `Google: ${belowDatabase}`,
  },
  {
    format: 'pulumi-yaml',
    path: 'pulumi-yaml/Pulumi.yaml',
    place: 'aws:rds:Instance',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'cdk',
    path: 'cdk/harbour-stack.ts',
    place: 's3.Bucket(this',
    service: 'Amazon S3',
    line: `AWS: ${belowPlatform}`,
  },
  {
    format: 'cdk',
    path: 'cdk/observatory_stack.py',
    place: 'rds.DatabaseInstance(',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'cdktf',
    path: 'cdktf/main.ts',
    place: 'DbInstance(',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'cdktf',
    path: 'cdktf/main.py',
    place: 'StorageAccount(\n',
    service: 'Azure Storage',
    line: `Microsoft: ${belowPlatform}`,
  },
  {
    format: 'pulumi-code',
    path: 'pulumi-code/index.ts',
    place: 'aws.rds.Instance(',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
  {
    format: 'pulumi-code',
    path: 'pulumi-code/__main__.py',
    place: 'aws.rds.Instance(',
    service: 'Amazon RDS',
    line: `AWS: ${belowDatabase}`,
  },
]

/** Whether a sample is a program: those have no lenses unless they are switched on. */
export function isProgram({ path }: FormatSample): boolean {
  return /\.(?:ts|py)$/.test(path)
}
