import { strict as assert } from 'node:assert'
import { cloudFormation } from '../../../src/core/formats/cloudformation/cloudformation.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'

function read(text: string) {
  const parsed = cloudFormation.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

function yamlProperties(lines: string): string {
  const indented = lines.replace(/^/gm, '      ')
  return showAttributes(
    read(`Resources:\n  R:\n    Type: AWS::X::Y\n    Properties:\n${indented}\n`).resources[0]!.attributes,
  )
}

suite('CloudFormation', () => {
  test('is recognised by content, whatever the file is called', () => {
    const matches = (text: string) => cloudFormation.matches({ path: 'notes', text })
    assert.ok(matches('AWSTemplateFormatVersion: "2010-09-09"\nResources:\n'))
    assert.ok(matches('Resources:\n  A:\n    Type: AWS::S3::Bucket\n'))
    assert.ok(matches('Transform: AWS::Serverless-2016-10-31\nResources:\n  A: {Type: "AWS::Serverless::Function"}\n'))
    assert.ok(matches('{ "Resources": { "A": { "Type": "AWS::S3::Bucket" } } }'))
  })

  test('is not seen in other YAML and JSON', () => {
    const matches = (text: string) => cloudFormation.matches({ path: 'template.yaml', text })
    assert.ok(!matches('apiVersion: v1\nkind: Pod\n'))
    assert.ok(!matches('data:\n  template: |\n    Resources:\n      A:\n        Type: AWS::S3::Bucket\n'))
    assert.ok(!matches('service: x\nresources:\n  Resources:\n    A:\n      Type: AWS::S3::Bucket\n'))
    assert.ok(!matches('{ "name": "Resources" }'))
    assert.ok(!matches(''))
  })

  test('finds every resource of a YAML template with exact ranges', () => {
    const parsed = read(
      'Parameters:\n  P: { Type: "AWS::EC2::VPC::Id" }\nResources:\n  # first\n  A:\n    Type: AWS::S3::Bucket\n  "B":\n    DependsOn: A\n    Type: "AWS::SQS::Queue" # here\n  C: {Type: AWS::SNS::Topic}\nOutputs:\n  O: { Value: 1 }\n',
    )
    assert.deepEqual(showResources(parsed), ['AWS::S3::Bucket.A', 'AWS::SQS::Queue.B', 'AWS::SNS::Topic.C'])
  })

  test('reads short-form and long-form functions: what the template does not tell stays open', () => {
    assert.equal(
      yamlProperties(
        'A: !Ref B\nC: !GetAtt D.Arn\nE:\n  Ref: F\nG: !If [X, 1, 2]\nH: !Sub "a-${B}"\nI: !Sub plain\nJ:\n  Fn::ImportValue: K',
      ),
      'A=→!Ref B, C=→!GetAtt D.Arn, E=→Ref: F, G=1|2, H=→!Sub "a-${B}", I="plain", J=→Fn::ImportValue: K',
    )
  })

  test('takes AWS::NoValue as absent', () => {
    assert.equal(yamlProperties('A: !Ref AWS::NoValue\nB: { "Ref": "AWS::NoValue" }'), 'A=null, B=null')
  })

  test('leaves aliases and merged keys open instead of guessing', () => {
    assert.equal(yamlProperties('A: *x\nB:\n  <<: *y\n  c: 1'), 'A=?*x, B=?<<')
  })

  test('is not confused by a template inside a block scalar', () => {
    const parsed = read(
      'Resources:\n  A:\n    Type: AWS::SSM::Document\n    Properties:\n      Content: |\n        Resources:\n          B:\n            Type: AWS::S3::Bucket\n  C:\n    Type: AWS::SNS::Topic\n',
    )
    assert.deepEqual(showResources(parsed), ['AWS::SSM::Document.A', 'AWS::SNS::Topic.C'])
  })

  test('does not let a broken entry hide the next one', () => {
    for (const broken of ['A: [1, 2', 'A: "x', 'A: {b: ', 'A: !Sub', 'A: - b: c: d', '\tA: 1', '*', '? x', '%'])
      assert.ok(
        showResources(
          read(
            `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      ${broken}\n  B:\n    Type: AWS::SNS::Topic\n`,
          ),
        ).includes('AWS::SNS::Topic.B'),
        broken,
      )
  })

  test('reads CRLF, a byte order mark, document marks and names beyond ASCII', () => {
    const parsed = read(
      '\ufeff---\r\nResources:\r\n  Größe:\r\n    Type: AWS::S3::Bucket\r\n    Properties:\r\n      BucketName: ü\r\n',
    )
    assert.deepEqual(showResources(parsed), ['AWS::S3::Bucket.Größe'])
    assert.equal(showAttributes(parsed.resources[0]!.attributes), 'BucketName="ü"')
  })

  test('says when a logical ID is used twice, and lists both', () => {
    const parsed = read('Resources:\n  A:\n    Type: AWS::S3::Bucket\n  A:\n    Type: AWS::SNS::Topic\n')
    assert.equal(parsed.resources.length, 2)
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['duplicate-name'],
    )
  })

  test('reads JSON templates', () => {
    const parsed = read(
      '{\n "Resources": {\n  "A": { "Type": "AWS::S3::Bucket", "Properties": { "N": { "Ref": "P" }, "L": [1, true, null] } },\n  "B": { "Type": "AWS::SNS::Topic" }\n }\n}',
    )
    assert.deepEqual(showResources(parsed), ['AWS::S3::Bucket.A', 'AWS::SNS::Topic.B'])
    assert.equal(showAttributes(parsed.resources[0]!.attributes), 'N=→{ "Ref": "P" }, L=[1, true, null]')
  })

  test('reads the rest of a half-typed JSON template', () => {
    const parsed = read(
      '{ "Resources": { "A": { "Type": "AWS::S3::Bucket", "Properties": { "N": } }, "B": { "Type": "AWS::SNS::Topic" } } ',
    )
    assert.deepEqual(showResources(parsed), ['AWS::S3::Bucket.A', 'AWS::SNS::Topic.B'])
  })

  test('does not take a type that half-typed text has folded over lines', () => {
    const parsed = read(
      'Resources:\n  A:\n    Type: AWS::S3::Buck%\n      etName: x\n  B:\n    Type: AWS::SNS::Topic\n',
    )
    assert.deepEqual(showResources(parsed), ['AWS::SNS::Topic.B'])
  })

  test('skips entries without a type, and custom resources keep theirs', () => {
    assert.deepEqual(showResources(read('Resources:\n  A:\n    Properties: {}\n  B:\n    Type: Custom::Thing\n')), [
      'Custom::Thing.B',
    ])
  })
})
