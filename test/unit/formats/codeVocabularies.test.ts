import { strict as assert } from 'node:assert'
import { findCdkClass } from '../../../src/core/formats/code/cdkClasses.ts'
import { findCdktfClass } from '../../../src/core/formats/code/cdktfClasses.ts'
import { findPulumiClass } from '../../../src/core/formats/code/pulumiClasses.ts'
import { readNameLists } from '../../../src/build/table/nameLists.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { showResources } from '../../helpers/show.ts'
import { responsibility } from '../../helpers/table.ts'

const file = (format: string, path: string) => fixtures(`formats/${format}`).find((each) => each.path === path)!
const resourcesOf = (format: string, path: string) => showResources(responsibility().analyze(file(format, path))!)

const pulumi = (path: string) => findPulumiClass(path.split(' '))?.type
const cdktf = (path: string) => {
  const found = findCdktfClass(path.split(' '))
  return found && `${found.mode === 'data' ? 'data.' : ''}${found.type}`
}
const cdk = (path: string) => findCdkClass(path.split(' '))?.type

/** A construct of the CDK in a program of its own. */
function construct(written: string) {
  const text = `import { ${['lambda', 's3', 'ec2', 'ecs'].map((name) => `aws_${name} as ${name}`).join(', ')} } from 'aws-cdk-lib'\n${written}\n`
  return decisions({ path: 'a.ts', text }, 'It')
}

suite('Vocabularies of code', () => {
  test('finds every resource of an AWS CDK stack', () => {
    assert.deepEqual(resourcesOf('cdk', 'harbour-stack.ts'), [
      'aws-cdk-lib.aws_sqs.Queue.Arrivals',
      'aws-cdk-lib.aws_s3.Bucket.Charts',
      'aws-cdk-lib.aws_ec2.Vpc.Quay',
      'aws-cdk-lib.aws_ec2.CfnInstance.Gauge',
      'aws-cdk-lib.aws_ec2.CfnVolume.Log',
      'aws-cdk-lib.aws_lambda.DockerImageFunction.Tides',
      'aws-cdk-lib.aws_lambda.Function.Berths',
      'aws-cdk-lib.aws_ecs.Cluster.Pilots',
      'aws-cdk-lib.aws_ecs_patterns.ApplicationLoadBalancedFargateService.Radio',
    ])
    assert.deepEqual(resourcesOf('cdk', 'observatory_stack.py'), [
      'aws-cdk-lib.aws_s3.CfnBucket.Frames',
      'aws-cdk-lib.aws_dynamodb.TableV2.Catalogue',
      'aws-cdk-lib.aws_rds.DatabaseInstance.Plates',
      'aws-cdk-lib.aws_lambda.Function.Watch',
      'aws-cdk-lib.aws_lambda.CfnUrl.WatchUrl',
      'aws-cdk-lib.aws_sns.Topic.Clouds',
      'aws-cdk-lib.aws_sns.Topic.',
    ])
  })

  test('finds every resource of a Pulumi program, by the tokens of Pulumi YAML', () => {
    assert.deepEqual(resourcesOf('pulumi-code', 'index.ts'), [
      'pulumi:providers:aws.frankfurt',
      'random:RandomPet.suffix',
      'aws:rds:Instance.stations',
      'aws:s3:BucketV2.tickets',
      'aws:lambda:Function.timetable',
      'azure-native:keyvault:Vault.keys',
      'gcp:pubsub:Topic.delays',
      'kubernetes:apps/v1:Deployment.platform',
      'kubernetes:networking.k8s.io/v1:NetworkPolicy.rules',
    ])
    assert.deepEqual(resourcesOf('pulumi-code', '__main__.py'), [
      'azure-native:resources:ResourceGroup.mast',
      'azure-native:storage:StorageAccount.readings',
      'aws:rds:Instance.wind',
      'aws:lambda:Function.rain',
      'gcp:compute:Instance.sensor',
      'kubernetes:core/v1:Namespace.weather',
    ])
  })

  test('finds every resource of a CDK for Terraform stack, by its Terraform type', () => {
    assert.deepEqual(resourcesOf('cdktf', 'main.ts'), [
      'data.aws_ami.image',
      'random_pet.suffix',
      'aws_db_instance.harvest',
      'aws_lambda_function.press',
      'google_storage_bucket.cider',
    ])
    assert.deepEqual(resourcesOf('cdktf', 'main.py'), [
      'azurerm_resource_group.meadow',
      'azurerm_storage_account.honey',
      'aws_s3_bucket.wax',
    ])
  })

  test('a Pulumi class is its token, with the version where it has one', () => {
    assert.equal(pulumi('@pulumi aws s3 Bucket'), 'aws:s3:Bucket')
    assert.equal(pulumi('@pulumi aws s3 bucket Bucket'), 'aws:s3:Bucket')
    assert.equal(pulumi('pulumi_aws lambda_ Function'), 'aws:lambda:Function')
    assert.equal(
      pulumi('pulumi_azure_native storage v20230101 StorageAccount'),
      'azure-native:storage/v20230101:StorageAccount',
    )
    assert.equal(
      pulumi('@pulumi azure-native storage v20230101 StorageAccount'),
      'azure-native:storage/v20230101:StorageAccount',
    )
    assert.equal(pulumi('pulumi_kubernetes rbac v1 Role'), 'kubernetes:rbac.authorization.k8s.io/v1:Role')
    assert.equal(pulumi('@pulumi kubernetes core v1 Pod'), 'kubernetes:core/v1:Pod')
    assert.equal(pulumi('@pulumi kubernetes helm v3 Chart'), 'kubernetes:helm.sh/v3:Chart')
    assert.equal(pulumi('@pulumi aws lambda CallbackFunction'), 'aws:lambda:Function')
    assert.equal(pulumi('pulumi_random RandomPassword'), 'random:RandomPassword')
    for (const none of [
      '@pulumi pulumi Config',
      'pulumi Config',
      '@pulumi policy PolicyPack',
      'pulumi_aws s3 BucketArgs',
      '@pulumi aws',
      'pulumi_aws s3 Bucket Inner',
      '@pulumi aws s3 getBucket',
    ])
      assert.equal(pulumi(none), undefined, none)
  })

  test('the API groups of Kubernetes that programs write short are those of the tokens', () => {
    const names = readNameLists().find(({ id }) => id === 'pulumi-kubernetes')!.names
    const wrong = names.flatMap((name) => {
      const [, group = '', version, kind = ''] = /^kubernetes:([^/:]+)(?:\/([^:]+))?:(\w+)$/.exec(name) ?? []
      const path = ['@pulumi', 'kubernetes', group.split('.')[0]!, ...(version ? [version] : []), kind]
      const token = findPulumiClass(path)?.type
      return token === name ? [] : [`${name}: ${token}`]
    })
    assert.deepEqual(
      wrong.filter((each) => !each.startsWith('kubernetes:index')),
      [],
    )
  })

  test('a class of CDK for Terraform is its Terraform type, by module or by class', () => {
    for (const path of [
      '@cdktf provider-aws lib s3-bucket S3Bucket',
      '@cdktf provider-aws s3Bucket S3Bucket',
      '@cdktf provider-aws s3 S3Bucket',
      '. .gen providers aws s3-bucket S3Bucket',
      '.. .gen providers aws S3Bucket',
      'cdktf_cdktf_provider_aws s3_bucket S3Bucket',
      'imports aws s3_bucket S3Bucket',
      'imports aws S3Bucket',
    ])
      assert.equal(cdktf(path), 'aws_s3_bucket', path)
    assert.equal(cdktf('@cdktf provider-aws lib data-aws-ami DataAwsAmi'), 'data.aws_ami')
    assert.equal(cdktf('@cdktf provider-google-beta lib storage-bucket StorageBucket'), 'google_storage_bucket')
    assert.equal(cdktf('@cdktf provider-null lib resource Resource'), 'null_resource')
    for (const none of [
      '@cdktf provider-aws lib provider AwsProvider',
      '.gen providers aws AwsProvider',
      'cdktf TerraformStack',
      'imports vpc Vpc',
      '@cdktf provider-generator ConstructsMaker',
    ])
      assert.equal(cdktf(none), undefined, none)
  })

  test('every resource of the aws, azurerm and google providers is found by the class made of it', () => {
    for (const { id, names } of readNameLists().filter((list) => /^terraform-(?:aws|azurerm|google)$/.test(list.id))) {
      const provider = id.slice('terraform-'.length)
      const wrong = names.filter((name) => {
        const own = name.slice(provider.length + 1)
        const className = own
          .split('_')
          .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
          .join('')
        return cdktf(`@cdktf provider-${provider} lib ${own.replaceAll('_', '-')} ${className}`) !== name
      })
      assert.deepEqual(wrong, [])
    }
  })

  test('a class of the AWS CDK has one name in every language and version', () => {
    for (const path of [
      'aws-cdk-lib aws-s3 Bucket',
      'aws-cdk-lib aws_s3 Bucket',
      'aws_cdk aws_s3 Bucket',
      '@aws-cdk aws-s3 Bucket',
      '@aws-cdk aws-s3 lib bucket Bucket',
    ])
      assert.equal(cdk(path), 'aws-cdk-lib.aws_s3.Bucket', path)
    for (const path of ['@aws-cdk aws-glue-alpha Job', 'aws_cdk aws_glue_alpha Job'])
      assert.equal(cdk(path), '@aws-cdk/aws-glue-alpha.Job', path)
    assert.equal(cdk('@aws-cdk core CustomResource'), 'aws-cdk-lib.CustomResource')
    for (const none of [
      'aws-cdk-lib Stack',
      'aws_cdk core CfnOutput',
      'aws-cdk-lib aws-s3 CfnBucket TagProperty',
      'constructs Construct',
      'aws-cdk-lib aws-stepfunctions-tasks LambdaInvoke',
    ])
      assert.equal(cdk(none), undefined, none)
  })

  test('constructs are found in the table by rule and by list, and what they are not is not', () => {
    const resolved = (type: string) => responsibility().catalog.resolve('cdk', type)?.type
    assert.equal(resolved('aws-cdk-lib.aws_s3.CfnBucket'), 'AWS::S3::Bucket')
    assert.equal(resolved('aws-cdk-lib.alexa_ask.CfnSkill'), 'Alexa::ASK::Skill')
    assert.equal(resolved('aws-cdk-lib.aws_sam.CfnFunction'), 'AWS::Serverless::Function')
    assert.equal(resolved('aws-cdk-lib.CfnStack'), 'AWS::CloudFormation::Stack')
    assert.equal(resolved('aws-cdk-lib.aws_apigateway.CfnResource'), 'AWS::ApiGateway::Resource')
    assert.equal(resolved('aws-cdk-lib.aws_ec2.Vpc'), 'AWS::EC2::VPC')
    assert.equal(resolved('aws-cdk-lib.aws_dynamodb.TableV2'), 'AWS::DynamoDB::GlobalTable')
    assert.equal(resolved('@aws-cdk/aws-redshift-alpha.Cluster'), 'AWS::Redshift::Cluster')
    assert.equal(resolved('aws-cdk-lib/aws-s3.Bucket'), 'AWS::S3::Bucket')
    for (const none of ['aws-cdk-lib.CfnResource', 'aws-cdk-lib.Duration', 'aws-cdk-lib.aws_nothing.Thing'])
      assert.equal(resolved(none), undefined, none)
  })

  test('Pulumi’s names for what ARM calls otherwise resolve exactly', () => {
    const resolved = (type: string) => responsibility().catalog.resolve('pulumi', type)
    for (const [type, base] of [
      ['azure-native:web:WebApp', 'Microsoft.Web/sites'],
      ['azure-native:web/v20230101:AppServicePlan', 'Microsoft.Web/serverfarms'],
      ['eks:Cluster', 'aws_eks_cluster'],
      ['awsx:ec2:Vpc', 'aws_vpc'],
    ])
      assert.deepEqual([resolved(type!)?.type, resolved(type!)?.match], [base, 'exact'], type)
  })

  test('a resource whose type is an argument is of that type', () => {
    const read = (path: string, text: string) => showResources(responsibility().analyze({ path, text })!)
    assert.deepEqual(
      read(
        'a.ts',
        "import { CfnResource } from 'aws-cdk-lib'\nnew CfnResource(this, 'A', { type: 'AWS::S3::Bucket', properties: {} })\nnew CfnResource(this, 'B', { type })\n",
      ),
      ['AWS::S3::Bucket.A', 'aws-cdk-lib.CfnResource.B'],
    )
    assert.deepEqual(
      read(
        'a.py',
        'import pulumi_kubernetes as k8s\nk8s.apiextensions.CustomResource("a", api_version="cert-manager.io/v1", kind="Issuer")\n',
      ),
      ['kubernetes:cert-manager.io/v1:Issuer.a'],
    )
  })

  test('attributes decide in the words of the file, whichever its language is', () => {
    assert.equal(decisions(file('pulumi-code', 'index.ts'), 'stations').shifts['public'], 'publiclyAccessible = true')
    assert.equal(decisions(file('pulumi-code', '__main__.py'), 'wind').shifts['public'], 'publicly_accessible = true')
    assert.equal(
      decisions(file('pulumi-code', '__main__.py'), 'rain').shifts['container-image'],
      'package_type = "Image"',
    )
    assert.equal(decisions(file('cdktf', 'main.ts'), 'harvest').shifts['public'], 'publiclyAccessible = true')
    assert.match(decisions(file('cdk', 'observatory_stack.py'), 'WatchUrl').open['identity'] ?? '', /^auth_type/)
  })

  test('what a construct stands for by its class is settled, and says so', () => {
    const { shifts } = decisions(file('cdk', 'harbour-stack.ts'), 'Tides')
    assert.equal(shifts['container-image'], 'packageType = "Image" (set by DockerImageFunction)')
    assert.match(
      JSON.stringify(decisions(file('cdk', 'harbour-stack.ts'), 'Radio').shifts),
      /launchType = \\"FARGATE\\"/,
    )
    assert.equal(
      construct("new lambda.Function(this, 'It', { runtime: lambda.Runtime.NODEJS_12_X })").shifts['retired-runtime'],
      'runtime = "nodejs12.x" (set by runtime)',
    )
  })

  test('a Fargate service that names capacity providers is not settled by its class', () => {
    const settled = (more: string) =>
      JSON.stringify(construct(`new ecs.FargateService(this, 'It', { cluster${more} })`).shifts)
    assert.match(settled(''), /FARGATE/)
    assert.doesNotMatch(
      settled(", capacityProviderStrategies: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]"),
      /launchType/,
    )
    assert.doesNotMatch(settled(', ...more'), /launchType/)
  })

  test('a property of a construct that decides an attribute settles it, and its absence too', () => {
    const lambda = (more: string) =>
      construct(`new lambda.Function(this, 'It', { runtime: lambda.Runtime.PYTHON_3_13${more} })`)
    assert.equal(lambda('').open['encryption'], undefined)
    assert.equal(lambda('').open['runtime'], undefined)
    assert.match(lambda(', vpc').shifts['vpc'] ?? JSON.stringify(lambda(', vpc').shifts), /vpcConfig is set/)
    assert.match(lambda(', ...rest').open['encryption'] ?? '', /kmsKeyArn/)
    const bucket = (props: string) => construct(`const b = new s3.Bucket(this, 'It', ${props})\nb.node.x`)
    assert.deepEqual(bucket('{}').open, {})
    assert.deepEqual(bucket('{ encryption: s3.BucketEncryption.S3_MANAGED }').open, {})
    assert.match(bucket('{ encryption }').open['encryption'] ?? '', /bucketEncryption/)
    assert.match(
      construct("const b = new s3.Bucket(this, 'It')\nb.node.defaultChild.x()").open['encryption'] ?? '',
      /bucketEncryption/,
    )
  })

  test('what a construct does not say is open, never the default of the resource', () => {
    const { open } = construct("new ec2.Instance(this, 'It', {})")
    assert.ok(Object.keys(open).length > 0)
    const elsewhere = construct("new s3.Bucket(this, 'It', settings)")
    assert.deepEqual(elsewhere.shifts, {})
    assert.ok(elsewhere.open['encryption'])
  })
})
