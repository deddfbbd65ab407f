import { strict as assert } from 'node:assert'
import type { Files } from '../../../src/core/formats/format.ts'
import { serverless } from '../../../src/core/formats/serverless/serverless.ts'
import { detectFormat } from '../../../src/core/formats/registry.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'

const market = fixtures('formats/serverless').find(({ path }) => path === 'serverless.yml')!
const weighing = fixtures('formats/serverless').find(({ path }) => path === 'serverless.weighing.json')!

function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const documents = new Map(Object.entries(texts).map(([path, text]) => [path, { path, text }]))
  return { list: () => [...documents.keys()], read: (path) => documents.get(path) }
}

function read(text: string, files?: Files) {
  const parsed = serverless.createReader().read({ path: 'shop/serverless.yml', text }, files)
  assertRanges(text, parsed)
  return parsed
}

/** The attributes of the first resource of a type, in a service with these functions, provider entries and further sections. */
function attributes(
  lines: string,
  provider = 'runtime: nodejs22.x',
  more = '',
  type = 'AWS::Lambda::Function',
): string {
  const indent = (block: string, by: number) => block.replace(/^/gm, ' '.repeat(by))
  const text = `service: a\nprovider:\n  name: aws\n${indent(provider, 2)}\n${more}\nfunctions:\n  f:\n${indent(lines, 4)}\n`
  const resource = read(text).resources.find((each) => each.type === type)
  return resource ? showAttributes(resource.attributes) : 'none'
}

const runtime = (written: string, more = '') =>
  attributes('handler: h', `runtime: ${written}`, more).replace('Handler="h", ', '')

suite('Serverless Framework', () => {
  test('finds the functions, what their events and the provider create, the layers and the CloudFormation part', () => {
    assert.deepEqual(showResources(read(market.text)), [
      'AWS::Logs::LogGroup.logRetentionInDays',
      'AWS::IAM::Role.role',
      'AWS::Lambda::Function.listOrders',
      'AWS::ApiGatewayV2::Api.httpApi',
      'AWS::ApiGatewayV2::Route.GET /orders',
      'AWS::ApiGatewayV2::Route./orders',
      'AWS::Lambda::Function.report',
      'AWS::Events::Rule.rate(1 day)',
      'AWS::ApiGateway::RestApi.http',
      'AWS::ApiGateway::Method.report',
      'AWS::ApiGateway::Method.POST report',
      'AWS::Lambda::Function.thumbnails',
      'AWS::Lambda::Url.url',
      'AWS::S3::Bucket.pictures',
      'AWS::SNS::Topic.catch-landed',
      'AWS::Lambda::Function.chat',
      'AWS::Lambda::Url.url',
      'AWS::ApiGatewayV2::Api.websocket',
      'AWS::ApiGatewayV2::Route.$connect',
      'AWS::Events::Rule.eventBridge',
      'AWS::Lambda::LayerVersion.imaging',
      'AWS::DynamoDB::Table.OrdersTable',
      'module../config/archive.yml../config/archive.yml',
      'module../config/queues.yml../config/queues.yml',
    ])
  })

  test('reads a service in JSON', () => {
    assert.equal(detectFormat(weighing)?.id, 'serverless')
    assert.deepEqual(showResources(read(weighing.text)), [
      'AWS::Lambda::Function.weigh',
      'AWS::Lambda::Function.print',
      'AWS::ApiGateway::RestApi.http',
      'AWS::ApiGateway::Method.GET label',
      'AWS::S3::Bucket.Labels',
    ])
  })

  test('spans of a function: its entry, and its name without quotes in place of the type', () => {
    const found = read(market.text).resources.find(({ name }) => name === 'thumbnails')!
    assert.equal(market.text.slice(found.nameRange.start, found.nameRange.end), 'thumbnails')
    assert.deepEqual(found.typeRange, found.nameRange)
    assert.match(market.text.slice(found.range.start, found.range.end), /^"thumbnails":[^]*sqs: arn:[^\n]*$/)
  })

  test('a function takes from the provider what it does not say itself', () => {
    const provider =
      'runtime: python3.13\nkmsKeyArn: k\nenvironment: { A: 1, B: 2 }\ntracing: { lambda: true }\nvpc: { securityGroupIds: [s], subnetIds: [t] }'
    assert.equal(
      attributes('handler: h\nenvironment: { B: 3 }', provider),
      'Handler="h", Runtime="python3.13", KmsKeyArn="k", VpcConfig={SecurityGroupIds=["s"], SubnetIds=["t"]}, Environment={Variables={A=1, B=3}}, TracingConfig={Mode="Active"}',
    )
    assert.equal(
      attributes('handler: h\nvpc: ~\nkmsKeyArn: ~\ntracing: PassThrough\nenvironment: {}\nruntime: ruby3.4', provider),
      'Handler="h", Runtime="ruby3.4", Environment={Variables={A=1, B=2}}, TracingConfig={Mode="PassThrough"}',
    )
  })

  test('an image makes a function one of type Image, and the runtime of the provider is not its own', () => {
    assert.equal(attributes('image: i:1'), 'PackageType="Image", Code={ImageUri="i:1"}')
    assert.equal(attributes('image: { uri: i, command: [a] }'), 'PackageType="Image", Code={ImageUri="i"}')
    assert.equal(decisions(market, 'thumbnails').shifts['container-image'], 'PackageType = "Image" (image is set)')
  })

  test('says the other settings of a function in the words of CloudFormation', () => {
    assert.equal(
      attributes(
        'handler: h\nonError: q\nruntimeManagement: { mode: manual, arn: r }\nephemeralStorageSize: 1024\nreservedConcurrency: 5\narchitecture: arm64',
      ),
      'Handler="h", ReservedConcurrentExecutions=5, Runtime="nodejs22.x", DeadLetterConfig={TargetArn="q"}, Architectures="arm64", EphemeralStorage={Size=1024}, RuntimeManagementConfig={UpdateRuntimeOn="Manual"}',
    )
  })

  test('a function without a runtime takes one that the file does not say', () => {
    assert.match(attributes('handler: h', 'region: a'), /Runtime=\?the default of the framework's version/)
  })

  test('what stands elsewhere, or is put on top by the template, keeps a function open', () => {
    assert.match(attributes('<<: *shared'), /^\*=\?/)
    assert.match(
      attributes(
        'handler: h',
        'runtime: a',
        'resources:\n  extensions:\n    FLambdaFunction:\n      Properties: { KmsKeyArn: k }',
      ),
      /\*=\?FLambdaFunction/,
    )
  })

  test('follows variables to other places of the file, and says where a value was found', () => {
    assert.equal(runtime('${self:custom.r}', 'custom: { r: java21 }'), 'Runtime="java21"')
    assert.equal(runtime('${self:custom.${self:custom.s}.r}', 'custom: { s: t, t: { r: java21 } }'), 'Runtime="java21"')
    assert.equal(runtime('${self:custom.no, self:custom.r}', 'custom: { r: [java21] }'), 'Runtime=["java21"]')
    assert.equal(runtime('${self:custom.${sls:stage}}', 'custom: { dev: java21 }'), 'Runtime="java21"')
    assert.equal(
      decisions(market, 'report').shifts['retired-runtime'],
      'Runtime = "python3.8" (default of option pythonRuntime)',
    )
  })

  test('an option has its default, a parameter that differs by stage any of its values', () => {
    assert.equal(runtime("${opt:r, 'java21'}"), 'Runtime="java21"')
    assert.equal(
      runtime('${param:r}', 'params: { dev: { r: java21 }, prod: { r: java17 } }'),
      'Runtime="java21"|"java17"',
    )
    assert.equal(runtime('${param:r}', 'params: { default: { r: java21 } }'), 'Runtime="java21"')
  })

  test('what only a deployment knows stays open, and so does a default behind it', () => {
    for (const open of [
      '${env:R}',
      '${opt:r}',
      '${ssm:/r}',
      '${cf:stack.r}',
      '${s3:b/r}',
      '${self:custom.no}',
      '${param:no}',
      'java${opt:r}',
      '${file(./no.yml):r}',
      '${self:provider.runtime}',
    ])
      assert.match(runtime(open), /^Runtime=[→?]/, open)
    assert.equal(runtime("${env:R, 'java21'}"), 'Runtime=?${env:R}|"java21"')
  })

  test('variables in a circle, or of great depth, end', () => {
    const circle = 'custom:\n  a: ${self:custom.b}\n  b: ${self:custom.a}\n  c: ${self:custom}\n'
    assert.match(runtime('${self:custom.a}', circle), /^Runtime=→/)
    assert.match(runtime('${self:custom.c.c.c.c.a}', circle), /^Runtime=→/)
    assert.match(runtime('${self:'.repeat(500)), /^Runtime=[→?]/)
  })

  test('looks into files beside it, for values, functions and resources', () => {
    const text =
      'service: a\nprovider:\n  name: aws\n  runtime: ${file(./r.json):x.y}\nfunctions:\n  - ${file(f.yml)}\n  - g:\n      handler: g\nresources:\n  Resources:\n    T: ${file(r/t.yml)}\n  Outputs: {}\n'
    const parsed = read(
      text,
      memoryFiles({
        'shop/r.json': '{ "x": { "y": "java21" } }',
        'shop/f.yml': 'h:\n  handler: h\n  events:\n    - http: GET h\n',
        'shop/r/t.yml': 'Type: AWS::S3::Bucket\nProperties:\n  BucketName: ${self:service}\n',
      }),
    )
    assert.deepEqual(showResources(parsed), ['AWS::Lambda::Function.g', 'module.f.yml.f.yml', 'module.r/t.yml.r/t.yml'])
    assert.equal(showAttributes(parsed.resources[0]!.attributes), 'Handler="g", Runtime="java21"')
    assert.deepEqual(
      parsed.resources[1]!.creates!.map(({ type, name, attributes: own }) => `${type}.${name}: ${showAttributes(own)}`),
      [
        'AWS::Lambda::Function.h: Handler="h", Runtime="java21"',
        'AWS::ApiGateway::RestApi.http: EndpointConfiguration={Types=["EDGE"]}',
        'AWS::ApiGateway::Method.http: HttpMethod="GET", AuthorizationType="NONE"',
      ],
    )
    assert.deepEqual(
      parsed.resources[2]!.creates!.map(({ type, attributes: own }) => `${type}: ${showAttributes(own)}`),
      ['AWS::S3::Bucket: BucketName="a"'],
    )
    assert.deepEqual(
      read(text).resources.map(({ creates }) => creates),
      [undefined, undefined, undefined],
    )
  })

  test('says who checks the callers of a method or route', () => {
    const method = (authorizer: string) =>
      attributes(
        `handler: h\nevents:\n  - http:\n      path: p\n      method: get\n      authorizer: ${authorizer}`,
        '',
        '',
        'AWS::ApiGateway::Method',
      ).replace('HttpMethod="get", ', '')
    assert.equal(method('~'), 'AuthorizationType="NONE"')
    assert.equal(method('AWS_IAM'), 'AuthorizationType="AWS_IAM"')
    assert.equal(method('check'), 'AuthorizationType="CUSTOM"')
    assert.equal(method('arn:aws:cognito-idp:a:1:userpool/b'), 'AuthorizationType="COGNITO_USER_POOLS"')
    assert.equal(method('{ type: COGNITO_USER_POOLS, authorizerId: !Ref A }'), 'AuthorizationType="COGNITO_USER_POOLS"')
    assert.equal(method('{ arn: !GetAtt A.Arn }'), 'AuthorizationType=?an authorizer')
    assert.match(method('${env:A}'), /AuthorizationType=\?/)
    const route = (authorizer: string) =>
      attributes(
        `handler: h\nevents:\n  - httpApi:\n      path: p\n      authorizer: ${authorizer}`,
        'httpApi: { authorizers: { a: { issuerUrl: i }, b: { type: request } } }',
        '',
        'AWS::ApiGatewayV2::Route',
      )
    assert.equal(route('a'), 'AuthorizationType="JWT"')
    assert.equal(route('{ name: b }'), 'AuthorizationType="CUSTOM"')
    assert.equal(route('{ type: aws_iam }'), 'AuthorizationType="AWS_IAM"')
    assert.equal(route('{ name: elsewhere }'), 'AuthorizationType=?an authorizer')
  })

  test('an interface, bucket or topic that exists elsewhere is not created', () => {
    const created = (event: string, provider = '') =>
      read(`service: a\nprovider:\n  name: aws\n  ${provider}\nfunctions:\n  f:\n    events:\n      - ${event}\n`)
        .resources.slice(1)
        .map(({ type }) => type)
    assert.deepEqual(created('http: GET a', 'apiGateway: { restApiId: x }'), ['AWS::ApiGateway::Method'])
    assert.deepEqual(created('httpApi: GET /a', 'httpApi: { id: x }'), ['AWS::ApiGatewayV2::Route'])
    assert.deepEqual(created('s3: a'), ['AWS::S3::Bucket'])
    for (const none of [
      's3: { bucket: a, existing: true }',
      's3: { bucket: a, existing: "${env:E}" }',
      'sns: arn:aws:sns:a:1:b',
      'sns: ${env:T}',
      'sns: { arn: !Ref T, topicName: t }',
      'sqs: arn:aws:sqs:a:1:b',
      'stream: !GetAtt T.StreamArn',
      'cognitoUserPool: { pool: p, trigger: t, existing: true }',
      'alexaSkill',
      '${file(e.yml)}',
    ])
      assert.deepEqual(created(none), [], none)
    assert.deepEqual(created('schedule: { rate: a, method: scheduler }'), ['AWS::Scheduler::Schedule'])
    assert.deepEqual(created('cognitoUserPool: { pool: p, trigger: t }'), ['AWS::Cognito::UserPool'])
  })

  test('the URL of a function is open to all unless it asks for IAM', () => {
    const url = (written: string) => attributes(`handler: h\nurl: ${written}`, '', '', 'AWS::Lambda::Url')
    assert.equal(url('true'), 'AuthType="NONE"')
    assert.equal(url('{ cors: true }'), 'AuthType="NONE"')
    assert.equal(url('{ authorizer: aws_iam }'), 'AuthType="AWS_IAM"')
    assert.match(url('{ authorizer: "${env:A}" }'), /^AuthType=→/)
    assert.match(url('${env:U}'), /^\*=\?/)
    assert.equal(url('false'), 'none')
  })

  test('a role by its name is created by somebody else', () => {
    const roles = (provider: string) =>
      read(`service: a\nprovider:\n  name: aws\n  ${provider}\nfunctions: {}\n`).resources.map(({ type }) => type)
    assert.deepEqual(roles('iam: { role: "arn:aws:iam::1:role/r" }'), [])
    assert.deepEqual(roles('iam: { role: { statements: [] } }'), ['AWS::IAM::Role'])
    assert.deepEqual(roles('iamRoleStatements: [{ Effect: Allow, Action: "*", Resource: "*" }]'), ['AWS::IAM::Role'])
  })

  test('is seen by its content, under any name, and only where AWS is the provider', () => {
    const seen = (text: string) => detectFormat({ path: 'a.yml', text })?.id
    for (const text of [
      'service: a\nprovider:\n  name: aws\nfunctions: {}\n',
      'service: a\nprovider: aws\nresources:\n  Resources: {}\n',
      'service:\n  name: a\nprovider: ${file(../provider.yml)}\nfunctions:\n  f: {}\n',
      'functions: {}\n# x\nprovider:\n\n  # y\n  stage: z\n  name: "aws" # w\nservice: a\n',
      'service: a\nprovider: { stage: b, name: aws }\nfunctions: {}\n',
    ]) {
      assert.equal(seen(text), 'serverless', text)
      assert.equal(seen(`\ufeff${text.replaceAll('\n', '\r\n')}`), 'serverless', text)
    }
    for (const text of [
      'service: a\nprovider:\n  name: google\nfunctions: {}\n',
      'service: a\nprovider: azure\nfunctions: {}\n',
      'service: a\nprovider:\n  name: aws\n',
      'service:\n  port: 1\nprovider:\n  name: aws\nresources: {}\n',
      'provider:\n  name: aws\nfunctions: {}\n',
      'a:\n  service: a\n  provider:\n    name: aws\n  functions: {}\n',
      'services:\n  a:\n    provider: { name: aws }\nfunctions: {}\n',
      '{ "service": "a", "provider": { "name": "google" }, "functions": {} }',
    ])
      assert.equal(seen(text), undefined, text)
  })

  test('does not let a broken entry hide the others', () => {
    for (const broken of ['a: [1, 2', 'a: "x', 'a: {b: ', 'a: ${', 'a: - b: c: d', '\ta: 1', '*', '? x', '%', 'a:'])
      assert.deepEqual(
        showResources(
          read(
            `service: a\nprovider: aws\nfunctions:\n  f:\n    handler: f\n  g:\n    handler: g\n    ${broken}\n  h:\n    handler: h\nresources:\n  Resources:\n    Q:\n      Type: AWS::SQS::Queue\n      Properties:\n        ${broken}\n    T:\n      Type: AWS::SNS::Topic\n`,
          ),
        ),
        [
          'AWS::Lambda::Function.f',
          'AWS::Lambda::Function.g',
          'AWS::Lambda::Function.h',
          'AWS::SQS::Queue.Q',
          'AWS::SNS::Topic.T',
        ],
        broken,
      )
  })

  test('reading after edits gives what a fresh reading gives', () => {
    assertReadsAsFresh(serverless, editsOf(market.text, 'runtime: ', '${x\n  "'))
    assertReadsAsFresh(serverless, editsOf(market.text, 'image: ', '{ uri: '))
    assertReadsAsFresh(serverless, editsOf(weighing.text, '"provider": ', '{ "x": '))
  })

  test('text made to keep the reader busy is read', () => {
    const head = 'service: a\nprovider:\n  name: aws\n  runtime: ${self:custom.k0}\n'
    const chain = Array.from(
      { length: 400 },
      (_, at) => `  k${at}: "\${self:custom.k${at + 1}, self:custom.k${at + 2}}"`,
    )
    const blanks = ' '.repeat(50_000)
    for (const [count, text] of [
      [500, `${head}functions:\n${'  a:\n'.repeat(500)}`],
      [1, `${head}functions:\n  a:\n    handler: ${'${'.repeat(50_000)}\n`],
      [1, `${head}custom:\n${chain.join('\n')}\nfunctions:\n  a:\n    handler: \${self:custom}\n`],
      [1, `${head}functions:\n  a:\n    handler: \${file(${blanks}x\n    image: "\${file(${'a'.repeat(50_000)}"\n`],
      [0, `${head}resources:\n  Resources:\n    A: \${file(${blanks}}\n${'    B:\n'.repeat(500)}`],
    ] as const)
      assert.equal(read(text).resources.length, count, text.slice(0, 120))
  })

  test('nothing set by CloudFormation is nothing set, and a condition leaves either branch', () => {
    const key = (written: string) =>
      attributes(`handler: h\nkmsKeyArn: ${written}`).replace('Handler="h", Runtime="nodejs22.x"', '')
    assert.equal(key('!Ref AWS::NoValue'), '')
    assert.equal(key('{ Ref: "AWS::NoValue" }'), '')
    assert.equal(key('!If [isProd, k, !Ref AWS::NoValue]').replace(/^.*KmsKeyArn=/, ''), '"k"|null')
    assert.equal(attributes('handler: !Sub plain'), 'Handler="plain", Runtime="nodejs22.x"')
    assert.match(attributes('handler: !Sub "a-${AWS::Region}"'), /^Handler=[→?]/)
  })

  test('finds the resources that CloudFormation functions name', () => {
    const text =
      'service: a\nprovider: aws\nfunctions:\n  f:\n    onError: !GetAtt Queue.Arn # !Ref Queue\n    role: { "Fn::GetAtt": [Role, Arn] }\n    environment:\n      A: !Ref Queue\n      B: { Ref: Table }\n      Ref: text\n    events:\n      - stream:\n          arn:\n            Fn::GetAtt:\n              - Table\n              - StreamArn\nresources:\n  Resources:\n    Queue:\n      Type: AWS::SQS::Queue\n      DependsOn: [Table, Role]\n'
    const found = [...text].flatMap((_, offset) => {
      const reference = serverless.referenceAt!(text, offset)
      return reference?.range.start === offset ? [`${reference.name} ${text.slice(0, offset).split('\n').length}`] : []
    })
    assert.deepEqual(found, ['Queue 5', 'Role 6', 'Queue 8', 'Table 9', 'text 10', 'Table 15', 'Table 21', 'Role 21'])
  })
})
