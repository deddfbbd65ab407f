import type { Attribute } from '../../resource.ts'
import { type FindClass, type NamedResource, splitClass, textOf } from './cloudClass.ts'
import { propertiesOf } from '../syntax/properties.ts'
import { impliedAttributes } from './cdkImplied.ts'

/** Modules whose classes only connect or describe what other classes make. */
const connecting =
  /(?:_actions|_assets|_authorizers|_destinations|_endpoints|_event_sources|_hooktargets|_integrations|_origins|_subscriptions|_targets|_tasks|^cloudformation_include|^cx_api|^region_info)$/

/** Constructs that create no resource of their own, and other classes that are made from two objects as constructs are. */
const noResources: Readonly<Record<string, readonly string[]>> = {
  '': [
    'App',
    'AssetStaging',
    'CfnCodeDeployBlueGreenHook',
    'CfnCondition',
    'CfnDynamicReference',
    'CfnHook',
    'CfnInclude',
    'CfnJson',
    'CfnMapping',
    'CfnOutput',
    'CfnParameter',
    'CfnRule',
    'Construct',
    'Stack',
    'Stage',
  ],
  aws_batch: [
    'EcsEc2ContainerDefinition',
    'EcsFargateContainerDefinition',
    'EksContainerDefinition',
    'LinuxParameters',
  ],
  aws_codepipeline: ['Artifact', 'ArtifactPath'],
  aws_ecs: ['ContainerDefinition', 'FirelensLogRouter', 'LinuxParameters', 'ScalableTaskCount', 'ServiceManagedVolume'],
  aws_eks: ['KubernetesObjectValue'],
  aws_eks_v2: ['KubernetesObjectValue'],
  aws_iam: [
    'CompositePrincipal',
    'PrincipalPolicyFragment',
    'PrincipalWithConditions',
    'SamlConsolePrincipal',
    'SamlPrincipal',
    'OpenIdConnectPrincipal',
  ],
  aws_servicecatalog: ['ProductStack', 'ProductStackHistory'],
  aws_stepfunctions: [
    'Chain',
    'Choice',
    'CustomState',
    'DistributedMap',
    'Fail',
    'Map',
    'Parallel',
    'Pass',
    'StateGraph',
    'Succeed',
    'Wait',
  ],
  pipelines: ['CodeBuildStep', 'ConfirmPermissionsBroadening', 'FileSet', 'ManualApprovalStep', 'ShellStep', 'Wave'],
}

/**
 * A class of the AWS CDK by its name across languages: `aws-cdk-lib.aws_s3.Bucket` for the library, `@aws-cdk/aws-glue-alpha.Job` for
 * packages of their own. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html
 */
export const findCdkClass: FindClass = (reached) => {
  const found = packageOf(reached)
  const split = found && splitClass(found.path)
  if (!split) return undefined
  const modules = split.modules.map((module) => module.replaceAll('-', '_'))
  const module = found.package ?? modules[0] ?? ''
  const { name } = split
  if (noResources[module]?.includes(name) || connecting.test(module)) return undefined
  // Parts of what is to come stand in a module of their own: `aws_cloudfront.experimental`.
  const type = [found.package ? `@aws-cdk/${found.package.replaceAll('_', '-')}` : 'aws-cdk-lib', ...modules, name]
  return {
    format: 'cdk',
    mode: 'resource',
    type: type.join('.'),
    takes: 'scope-id-props',
    isInput: (className) => className.endsWith('Property'),
    ...(name === 'CfnResource' && { named: namedResource }),
    ...(!name.startsWith('Cfn') && { implied: impliedAttributes(module, name) }),
  }
}

/** `CfnResource` is a CloudFormation resource as it is. Without its type it is nothing that could be looked up. */
function namedResource(given: readonly Attribute[]): NamedResource | undefined {
  const type = textOf(given, 'type')
  const properties = given.find((each) => each.name === 'properties')?.value
  return type === undefined ? undefined : { format: 'cloudformation', type, attributes: propertiesOf(properties) }
}

/** The package where it is not the library, and the way in it. */
function packageOf(reached: readonly string[]): { package?: string; path: readonly string[] } | undefined {
  const [first, second = ''] = reached
  if (first === '@aws-cdk') {
    const path = withoutFiles(reached.slice(2))
    if (second === 'core') return { path }
    const name = second.replaceAll('-', '_')
    return name.endsWith('_alpha') ? { package: name, path } : { path: [name, ...path] }
  }
  if (first === 'aws_cdk') {
    if (second === 'core') return { path: reached.slice(2) }
    return second.endsWith('_alpha') ? { package: second, path: reached.slice(2) } : { path: reached.slice(1) }
  }
  if (first !== 'aws-cdk-lib') return undefined
  return {
    path:
      second === 'core' ? withoutFiles(reached.slice(2)) : [...reached.slice(1, 2), ...withoutFiles(reached.slice(2))],
  }
}

/** `aws-s3/lib/bucket` is the file of a class in `aws-s3`. */
function withoutFiles(path: readonly string[]): readonly string[] {
  return path[0] === 'lib' ? path.slice(-1) : path
}
