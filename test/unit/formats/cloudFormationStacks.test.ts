import { strict as assert } from 'node:assert'
import { cloudFormation } from '../../../src/core/formats/cloudformation/cloudformation.ts'
import type { Files, ResourceDeclaration, SourceDocument } from '../../../src/core/index.ts'
import { assessFile } from '../../../src/core/presentation/matrix.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { responsibility } from '../../helpers/table.ts'

const fixture = (path: string) => fixtures('formats/cloudformation').find((file) => file.path === path)!.text

function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const documents = new Map(
    Object.entries(texts).map(([path, text]): [string, SourceDocument] => [path, { path, text }]),
  )
  return { list: () => undefined, read: (path) => documents.get(path) }
}

const season: SourceDocument = { path: '/season/main.yaml', text: fixture('main.yaml') }
const around = memoryFiles({ '/season/main.yaml': season.text, '/season/stacks/posters.yaml': fixture('posters.yaml') })

function stack(name: string, files?: Files): ResourceDeclaration {
  const { resources } = cloudFormation.createReader().read(season, files)
  return resources.find((resource) => resource.name === name)!
}

suite('CloudFormation stacks', () => {
  test('a stack with a template at hand creates its resources, with the parameters that it gives', () => {
    const [printer] = stack('Posters', around).creates!
    assert.equal(printer!.type, 'AWS::Lambda::Function')
    assert.equal(showAttributes(printer!.attributes), 'PackageType="Image", KmsKeyArn=→!Ref Key')
    const [other] = stack('Programme', around).creates!
    assert.equal(showAttributes(other!.attributes), 'PackageType="Zip", KmsKeyArn="none"')
  })

  test('a template elsewhere, one not at hand and one that leads back are not followed', () => {
    assert.equal(stack('Elsewhere', around).creates, undefined)
    assert.equal(stack('Posters', memoryFiles({})).creates, undefined)
    assert.equal(stack('Posters').creates, undefined)
    assert.equal(stack('Posters', around).creates!.find(({ name }) => name === 'Season')!.creates, undefined)
  })

  test('parameters that may be given otherwise are open', () => {
    const nested =
      'Parameters:\n  P: { Type: String, Default: a }\nResources:\n  R:\n    Type: AWS::X::Y\n    Properties: { A: !Ref P }\n'
    const created = (parameters: string) => {
      const text = `Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: a.yaml\n${parameters}`
      const parsed = cloudFormation.createReader().read({ path: 'b.yaml', text }, memoryFiles({ 'a.yaml': nested }))
      return showAttributes(parsed.resources[0]!.creates![0]!.attributes)
    }
    assert.equal(created(''), 'A="a"')
    assert.equal(created('      Parameters: { P: b }'), 'A="b"')
    assert.equal(created('      Parameters: { P: !Ref AWS::NoValue }'), 'A="a"')
    assert.equal(created('      Parameters: { P: !If [X, b, c] }'), 'A="b"|"c"')
    assert.equal(created('      Parameters: { P: !If [X, b, !Ref AWS::NoValue] }'), 'A=→!Ref P')
    assert.equal(created('      Parameters: { P: !GetAtt X.Y }'), 'A=→!Ref P')
    assert.equal(created('      Parameters: !Ref X'), 'A=→!Ref P')
    assert.equal(created('      Fn::Transform: { Name: AWS::Include }'), 'A=→!Ref P')
  })

  test('stacks of stacks that grow like a tree come to an end', () => {
    const stacks = Array.from(
      { length: 30 },
      (_, index) => `  S${index}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: next.yaml } }`,
    ).join('\n')
    const texts = Object.fromEntries(
      Array.from({ length: 7 }, (_, level) => [
        `${level}.yaml`,
        `Resources:\n${stacks.replaceAll('next', String(level + 1))}\n`,
      ]),
    )
    const parsed = cloudFormation.createReader().read({ path: '0.yaml', text: texts['0.yaml']! }, memoryFiles(texts))
    const count = (resources: readonly ResourceDeclaration[]): number =>
      resources.reduce((sum, { creates }) => sum + 1 + count(creates ?? []), 0)
    assert.ok(count(parsed.resources.slice(0, 1)) < 30 * 300)
  })

  test('the assessment of a stack is of what it creates, with its own duties; a matrix lists the stack itself', () => {
    const assessment = responsibility().describe(stack('Posters', around))!
    assert.equal(assessment.modelName, 'nested stack')
    assert.ok(assessment.creates!.services.some(({ service }) => service === 'aws/lambda'))
    assert.ok(assessment.duties.some(({ id }) => id === 'cfn-notifications'))
    const { resources } = assessFile(responsibility(), season, around)!
    assert.deepEqual(
      resources.map(({ name, service }) => `${name} ${service}`),
      ['Posters aws/cloudformation', 'Programme aws/cloudformation', 'Elsewhere aws/cloudformation'],
    )
  })

  test('a stack is listed as the resource it is', () => {
    assert.deepEqual(showResources(cloudFormation.createReader().read(season, around)), [
      'AWS::CloudFormation::Stack.Posters',
      'AWS::Serverless::Application.Programme',
      'AWS::CloudFormation::Stack.Elsewhere',
    ])
  })
})
