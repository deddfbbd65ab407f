import { strict as assert } from 'node:assert'
import { cloudFormation } from '../../../src/core/formats/cloudformation/cloudformation.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { responsibility } from '../../helpers/table.ts'

/** The name that stands for a resource at the `|` of a text. */
function nameAt(marked: string): string | undefined {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const reference = cloudFormation.referenceAt!(text, offset)
  if (!reference) return undefined
  assert.equal(text.slice(reference.range.start, reference.range.end), reference.name)
  return reference.name
}

const yaml = (lines: string, more = '') =>
  `Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n  R:\n    Type: AWS::X::Y\n${more}    Properties:\n${lines.replace(/^/gm, '      ')}\n`

suite('CloudFormation references', () => {
  test('are found in every form of every function', () => {
    for (const line of [
      'A: !Ref D|b',
      'A: !Ref |Db',
      'A: !Ref Db|',
      'A: !Ref "D|b"',
      'A:\n  Ref: D|b',
      'A: { Ref: D|b }',
      'A: !GetAtt D|b.Endpoint.Address',
      'A: !GetAtt [D|b, Endpoint]',
      'A: !GetAtt\n  - D|b\n  - Endpoint',
      'A:\n  Fn::GetAtt: [D|b, Endpoint]',
      'A:\n  Fn::GetAtt:\n    - D|b\n    - Endpoint',
      'A: { Fn::GetAtt: D|b.Endpoint }',
      'A: !Sub "x ${D|b} y"',
      'A: !Sub "x ${Other} ${D|b.Arn} y"',
      'A: !Sub |\n  line\n  ${D|b.Arn}\n'.replace('|', '>'),
      'A:\n  Fn::Sub: "${D|b}"',
      'A: !GetAtt [!Sub "${D|b}", Arn]',
      'A: !Sub ["${D|b}-${X}", { X: 1 }]',
      'A: !Sub ["${X}", { X: !Ref D|b }]',
      'A: !Join ["", [a, !If [C, !Ref D|b, b]]]',
      'A: { Fn::Base64: !Sub "${D|b}" }',
    ])
      assert.equal(nameAt(yaml(line)), 'Db', line)
  })

  test('are found in DependsOn', () => {
    for (const line of ['DependsOn: D|b', 'DependsOn: [X, D|b]', 'DependsOn:\n      - X\n      - "D|b"'])
      assert.equal(nameAt(yaml('A: 1', `    ${line}\n`)), 'Db', line)
  })

  test('are found in outputs, and in JSON', () => {
    assert.equal(nameAt(`${yaml('A: 1')}Outputs:\n  O:\n    Value: !GetAtt D|b.Arn\n`), 'Db')
    for (const value of [
      '{ "Ref": "D|b" }',
      '{ "Fn::GetAtt": ["D|b", "Arn"] }',
      '{ "Fn::GetAtt": "D|b.Arn" }',
      '{ "Fn::Sub": "a ${D|b.Arn}" }',
      '{ "Fn::Join": ["", [{ "Ref": "D|b" }]] }',
    ])
      assert.equal(
        nameAt(`{ "Resources": { "R": { "Type": "A::B::C", "Properties": { "A": ${value} } } } }`),
        'Db',
        value,
      )
    assert.equal(nameAt('{ "Resources": { "R": { "Type": "A::B::C", "DependsOn": ["D|b"] } } }'), 'Db')
  })

  test('are not seen in comments, plain strings, keys, attributes and escapes', () => {
    for (const line of [
      'A: 1 # !Ref D|b',
      'A: "!Ref D|b"',
      'A: "${D|b}"',
      'A: >\n  echo ${D|b}',
      'D|b: !Ref X',
      'A: !GetAtt Db.Arn|n',
      'A: !GetAtt [Db, Ar|n]',
      'A: !Sub "${!D|b}"',
      'A: !Sub ["${D|b}", { Db: 1 }]',
      'A: !Sub "D|b"',
      'A: !If [D|b, 1, 2]',
      'A: { DependsOn: D|b }',
      'A: !Ref AWS::Re|gion',
    ])
      assert.equal(nameAt(yaml(line)), undefined, line)
    assert.equal(nameAt('Resources:\n  D|b:\n    Type: AWS::X::Y\n'), undefined)
    assert.equal(nameAt('{ "Resources": { "R": { "Type": "A::B::C", "Properties": { "A": "D|b" } } } }'), undefined)
  })

  test('lead to the resource, within loops by its name as written, and never throw', () => {
    for (const document of fixtures('formats/cloudformation')) {
      const parsed = responsibility().analyze(document)!
      for (let offset = 0; offset <= document.text.length; offset += 3)
        responsibility().referredAt(document, parsed, offset)
    }
    const text = fixtures('formats/cloudformation').find(({ path }) => path === 'archive.yaml')!.text
    const document = { path: 'archive.yaml', text }
    const parsed = responsibility().analyze(document)!
    const at = (written: string) =>
      responsibility().referredAt(document, parsed, text.indexOf(written) + 2)?.declaration.type
    assert.equal(at('{Catalogue.'), 'AWS::RDS::DBInstance')
    assert.equal(at('[Reels]'), 'AWS::S3::Bucket')
    assert.equal(at('!Ref Stage'), undefined)
  })
})
