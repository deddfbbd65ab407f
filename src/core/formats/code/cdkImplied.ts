import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { CloudClass } from './cloudClass.ts'

/** An attribute of the CloudFormation resource, as a dotted path, and what a class makes of it. */
type Implied = Readonly<Record<string, string | boolean>>

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
  'aws_lambda.DockerImageFunction': { PackageType: 'Image' },
  'aws_lambda_nodejs.NodejsFunction': { PackageType: 'Zip' },
  'aws_lambda_python_alpha.PythonFunction': { PackageType: 'Zip' },
  'aws_lambda_go_alpha.GoFunction': { PackageType: 'Zip' },
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

const blocked = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']

/** What a property that names a member of a class makes of the resource. The member is given as `Runtime.PYTHON_3_12`. */
const byMember: Readonly<Record<string, (member: string) => Implied | undefined>> = {
  Runtime: (member) => {
    const runtime = runtimeName(member)
    const zipped: Implied | undefined = runtime === undefined ? undefined : { Runtime: runtime, PackageType: 'Zip' }
    return member === 'FROM_IMAGE' ? { PackageType: 'Image' } : zipped
  },
  FunctionUrlAuthType: (member) => ({ AuthType: member }),
  BlockPublicAccess: (member) =>
    member === 'BLOCK_ALL'
      ? Object.fromEntries(blocked.map((name) => [`PublicAccessBlockConfiguration.${name}`, true]))
      : undefined,
  TableEncryption: (member) =>
    member === 'AWS_MANAGED' || member === 'CUSTOMER_MANAGED' ? { 'SSESpecification.SSEEnabled': true } : undefined,
}

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
      const member = value.kind === 'reference' ? /(?:^|\.)(\w+)\.([A-Z][A-Z0-9_]*)$/.exec(value.text) : null
      const means = member && Object.hasOwn(byMember, member[1]!) ? byMember[member[1]!]!(member[2]!) : undefined
      if (means) implied.push(...attributesOf(means, value.range, `set by ${property}`))
    }
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

/** Paths as nested attributes, those with the same beginning in one map. */
function attributesOf(implied: Implied, range: TextRange, via: string): Attribute[] {
  const found = new Map<string, Attribute[]>()
  const attributes: Attribute[] = []
  for (const [path, value] of Object.entries(implied)) {
    const [name = '', inner] = path.split('.')
    const literal: Value = { kind: 'literal', value, range, via }
    if (inner === undefined) attributes.push({ name, nameRange: range, value: literal })
    else {
      const entries = found.get(name) ?? []
      if (entries.length === 0) attributes.push({ name, nameRange: range, value: { kind: 'map', entries, range } })
      found.set(name, entries)
      entries.push({ name: inner, nameRange: range, value: literal })
    }
  }
  return attributes
}
