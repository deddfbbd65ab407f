import type { Attribute } from '../../resource.ts'
import { attributesOf, camelCase, type Implied, linkedAttributes } from './cdkProperties.ts'
import type { CloudClass } from './cloudClass.ts'

/** A function that is a container image. */
const image: Implied = { PackageType: 'Image' }

/** A function that is none. */
const zipped: Implied = { PackageType: 'Zip', 'Code.ImageUri': null }

/**
 * What a class stands for by itself, in the words of the resource it makes. Only what none of its properties can change.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html
 */
const byClass: Readonly<Record<string, Implied>> = {
  'aws_apigatewayv2.HttpApi': { ProtocolType: 'HTTP' },
  'aws_apigatewayv2.WebSocketApi': { ProtocolType: 'WEBSOCKET' },
  'aws_batch.FargateComputeEnvironment': { Type: 'MANAGED' },
  'aws_batch.ManagedEc2EcsComputeEnvironment': { Type: 'MANAGED' },
  'aws_batch.ManagedEc2EksComputeEnvironment': { Type: 'MANAGED' },
  'aws_batch.UnmanagedComputeEnvironment': { Type: 'UNMANAGED' },
  'aws_codedeploy.EcsApplication': { ComputePlatform: 'ECS' },
  'aws_codedeploy.LambdaApplication': { ComputePlatform: 'Lambda' },
  'aws_codedeploy.ServerApplication': { ComputePlatform: 'Server' },
  'aws_ec2.GatewayVpcEndpoint': { VpcEndpointType: 'Gateway' },
  'aws_ec2.InterfaceVpcEndpoint': { VpcEndpointType: 'Interface' },
  'aws_ecs.ExternalService': { LaunchType: 'EXTERNAL' },
  'aws_ecs.Ec2TaskDefinition': { RequiresCompatibilities: 'EC2' },
  'aws_ecs.ExternalTaskDefinition': { RequiresCompatibilities: 'EXTERNAL' },
  'aws_ecs.FargateTaskDefinition': { RequiresCompatibilities: 'FARGATE', NetworkMode: 'awsvpc' },
  'aws_elasticloadbalancingv2.ApplicationLoadBalancer': { Type: 'application' },
  'aws_elasticloadbalancingv2.NetworkLoadBalancer': { Type: 'network' },
  'aws_lambda.DockerImageFunction': image,
  'aws_lambda_nodejs.NodejsFunction': zipped,
  'aws_lambda_python_alpha.PythonFunction': zipped,
  'aws_lambda_go_alpha.GoFunction': zipped,
  'aws_ssm.StringListParameter': { Type: 'StringList' },
}

/** Services that run on Fargate or EC2 by their class, unless a capacity provider is named. */
const launchTypes: Readonly<Record<string, string>> = {
  'aws_ecs.FargateService': 'FARGATE',
  'aws_ecs.Ec2Service': 'EC2',
  'aws_ecs_patterns.ApplicationLoadBalancedFargateService': 'FARGATE',
  'aws_ecs_patterns.ApplicationMultipleTargetGroupsFargateService': 'FARGATE',
  'aws_ecs_patterns.NetworkLoadBalancedFargateService': 'FARGATE',
  'aws_ecs_patterns.NetworkMultipleTargetGroupsFargateService': 'FARGATE',
  'aws_ecs_patterns.QueueProcessingFargateService': 'FARGATE',
  'aws_ecs_patterns.ApplicationLoadBalancedEc2Service': 'EC2',
  'aws_ecs_patterns.ApplicationMultipleTargetGroupsEc2Service': 'EC2',
  'aws_ecs_patterns.NetworkLoadBalancedEc2Service': 'EC2',
  'aws_ecs_patterns.NetworkMultipleTargetGroupsEc2Service': 'EC2',
  'aws_ecs_patterns.QueueProcessingEc2Service': 'EC2',
}

const tableEncryption: Readonly<Record<string, Implied>> = {
  AWS_MANAGED: { 'SSESpecification.SSEEnabled': true, 'SSESpecification.KMSMasterKeyId': null },
  CUSTOMER_MANAGED: { 'SSESpecification.SSEEnabled': true },
  DEFAULT: { SSESpecification: null },
}

const byDefault = 'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault'

const blocked = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']

/** What a property that names a member of a class makes of the resource, by module, property and class. The member is given as `PYTHON_3_12`. */
const byMember: readonly {
  readonly of: RegExp
  readonly means: (member: string) => Implied | undefined
}[] = [
  {
    of: /^(?:aws_lambda\w*|aws_cloudfront|triggers) runtime Runtime$/,
    means: (member): Implied | undefined => {
      if (member === 'FROM_IMAGE') return image
      const runtime = runtimeName(member)
      return runtime === undefined ? undefined : { Runtime: runtime, ...zipped }
    },
  },
  { of: /^aws_lambda authType FunctionUrlAuthType$/, means: (member) => ({ AuthType: member }) },
  {
    of: /^aws_s3 blockPublicAccess BlockPublicAccess$/,
    means: (member) =>
      member === 'BLOCK_ALL'
        ? Object.fromEntries(blocked.map((name) => [`PublicAccessBlockConfiguration.${name}`, true]))
        : undefined,
  },
  {
    of: /^aws_s3 encryption BucketEncryption$/,
    means: (member) => {
      if (member === 'S3_MANAGED')
        return { [`${byDefault}.SSEAlgorithm`]: 'AES256', [`${byDefault}.KMSMasterKeyID`]: null }
      return member === 'KMS_MANAGED'
        ? { [`${byDefault}.SSEAlgorithm`]: 'aws:kms', [`${byDefault}.KMSMasterKeyID`]: null }
        : undefined
    },
  },
  {
    of: /^aws_dynamodb encryption TableEncryption$/,
    means: (member) => tableEncryption[member],
  },
]

/**
 * What a class of the CDK says of its resource: by itself, and by those of its properties whose meaning is settled. The properties
 * themselves are kept under their own names; whatever is not found stays open, since they are structured otherwise.
 */
export function impliedAttributes(module: string, name: string): NonNullable<CloudClass['implied']> {
  const key = `${module}.${name}`
  return (given, range) => {
    const implied: Attribute[] = attributesOf(byClass[key] ?? {}, range, `set by ${name}`)
    const launchType = launchTypes[key]
    if (launchType && !given.some((each) => each.name === '*' || /^capacity_?provider_?strateg/i.test(each.name)))
      implied.push(...attributesOf({ LaunchType: launchType }, range, `set by ${name}`))
    for (const { name: property, value } of given) {
      const [, className, member] =
        (value.kind === 'reference' && /(?:^|\.)(\w+)\.([A-Z][A-Z0-9_]*)$/.exec(value.text)) || []
      const found = className && byMember.find(({ of }) => of.test(`${module} ${camelCase(property)} ${className}`))
      const means = found && found.means(member!)
      if (means) implied.push(...attributesOf(means, value.range, `set by ${property}`))
    }
    const known = new Set(implied.map((each) => each.name))
    implied.push(...linkedAttributes(key, given, range).filter((each) => !known.has(each.name)))
    // What is settled stands for the property of the same name, which only names it.
    const settled = new Set(implied.map((each) => each.name.toLowerCase()))
    return [...given.filter((each) => !settled.has(each.name.replaceAll('_', '').toLowerCase())), ...implied]
  }
}

/** `PYTHON_3_12` as `python3.12`; undefined for names that follow the newest version. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
function runtimeName(member: string): string | undefined {
  if (member.endsWith('_LATEST')) return undefined
  const fixed = { JAVA_8_CORRETTO: 'java8.al2', NODEJS: 'nodejs', PROVIDED: 'provided', GO_1_X: 'go1.x' }[member]
  if (fixed) return fixed
  const [, language, version] = /^([A-Z_]+?)_((?:AL)?\d+(?:_\w+)?)$/.exec(member) ?? []
  if (!language || !version) return undefined
  const separator = language === 'PROVIDED' ? '.' : ''
  return `${language.replaceAll('_', '')}${separator}${version.replace('_', '.')}`.toLowerCase()
}
