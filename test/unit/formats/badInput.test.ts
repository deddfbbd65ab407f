import { strict as assert } from 'node:assert'
import { detectFormat } from '../../../src/core/formats/registry.ts'
import { createResponsibilityService, type SourceDocument } from '../../../src/core/index.ts'
import { maxTextLength } from '../../../src/core/formats/limits.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { seededRandom } from '../../helpers/random.ts'
import { responsibility } from '../../helpers/table.ts'

const documents = fixtures('workspace').filter((document) => detectFormat(document))

/** Reads, reads every attribute, and assesses; nothing may throw and every range must hold. */
function exercise(document: SourceDocument) {
  const parsed = responsibility().analyze(document)
  if (!parsed) return undefined
  assertRanges(document.text, parsed)
  for (const resource of parsed.resources) responsibility().describe(resource)
  return parsed
}

suite('Bad input', () => {
  test('there are fixtures of both formats', () => {
    assert.deepEqual([...new Set(documents.map((document) => detectFormat(document)!.id))].sort(), [
      'cloudformation',
      'terraform',
    ])
  })

  test('a file cut off at any line is read without a throw', () => {
    for (const { path, text } of documents) {
      const lines = text.split('\n')
      for (let count = 0; count <= lines.length; count++) exercise({ path, text: lines.slice(0, count).join('\n') })
    }
  })

  test('a file cut off at any line keeps every resource that ends before the cut', () => {
    for (const { path, text } of documents) {
      if (text.trimStart().startsWith('{')) continue // JSON without its end is read as far as the parser goes
      const whole = responsibility().analyze({ path, text })!
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
        const cut = responsibility().analyze({ path, text: text.slice(0, end) })
        const complete = whole.resources.filter(({ range }) => range.end <= end)
        for (const { type, name } of complete)
          assert.ok(
            cut?.resources.some((found) => found.type === type && found.name === name),
            `${path} cut at ${end}: ${type}.${name}`,
          )
      }
    }
  })

  test('random edits neither throw nor put a range outside of the text (seeded)', () => {
    const random = seededRandom(20261123)
    const snippets = [
      '{',
      '}',
      '"',
      '${',
      '<<EOT\n',
      '\n',
      ':',
      '- ',
      '!Ref ',
      '[',
      ']',
      '\t',
      '\r\n',
      '#',
      '/*',
      '\0',
      '🙂',
      '\ud800',
      '&a',
      '*a',
      '<<: ',
      '"\\',
      "'",
    ]
    for (const { path, text } of documents) {
      let current = text
      for (let round = 0; round < 150; round++) {
        const at = Math.floor(random() * (current.length + 1))
        const removed = Math.floor(random() * 12)
        current = current.slice(0, at) + snippets[Math.floor(random() * snippets.length)]! + current.slice(at + removed)
        exercise({ path, text: current })
        if (round % 15 === 14) current = text
      }
    }
  })

  test('reading after an edit gives what a fresh reading gives (seeded)', () => {
    const random = seededRandom(42)
    for (const { path, text } of documents) {
      const analyze = responsibility().createAnalyzer()
      let current = text
      for (let round = 0; round < 60; round++) {
        const at = Math.floor(random() * (current.length + 1))
        current =
          current.slice(0, at) +
          ['x', '\n', '}', '  a = 1\n', ''][Math.floor(random() * 5)]! +
          current.slice(at + Math.floor(random() * 4))
        assert.deepEqual(
          structuredClone(analyze({ path, text: current })),
          structuredClone(responsibility().analyze({ path, text: current })),
        )
      }
    }
  })

  test('ten thousand levels of nesting are refused or passed over, in every notation', () => {
    const deep = 10_000
    const texts: SourceDocument[] = [
      {
        path: 'a.tf',
        text: `resource "a" "b" {\n  x = ${'['.repeat(deep)}${']'.repeat(deep)}\n}\nresource "c" "d" {}\n`,
      },
      {
        path: 'b.tf',
        text: `resource "a" "b" {\n${'x {\n'.repeat(deep)}${'}\n'.repeat(deep)}}\nresource "c" "d" {}\n`,
      },
      {
        path: 'c.tf',
        text: `resource "a" "b" {\n  x = "${'${"'.repeat(deep)}${'"}'.repeat(deep)}"\n}\nresource "c" "d" {}\n`,
      },
      {
        path: 'd.yaml',
        text: `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      X: ${'['.repeat(deep)}${']'.repeat(deep)}\n  C:\n    Type: AWS::SNS::Topic\n`,
      },
      {
        path: 'e.yaml',
        text: `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      X:\n        ${'- '.repeat(deep)}a\n  C:\n    Type: AWS::SNS::Topic\n`,
      },
      {
        path: 'f.json',
        text: `{"Resources":{"C":{"Type":"AWS::SNS::Topic","Properties":{"X":${'['.repeat(deep)}${']'.repeat(deep)}}}}}`,
      },
    ]
    for (const document of texts) {
      const parsed = exercise(document)!
      if (document.path !== 'f.json') assert.ok(['d', 'C'].includes(parsed.resources.at(-1)!.name), document.path)
      else
        assert.deepEqual(
          parsed.problems.map(({ code }) => code),
          ['too-deep'],
        )
    }
  })

  test('a line of 200,000 characters is read', () => {
    const long = 'x'.repeat(200_000)
    assert.equal(
      exercise({ path: 'a.tf', text: `resource "a" "b" { x = "${long}" }\nresource "c" "d" {}\n` })!.resources.length,
      2,
    )
    assert.equal(
      exercise({
        path: 'a.yaml',
        text: `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Description: ${long}\n  B:\n    Type: AWS::SNS::Topic\n`,
      })!.resources.length,
      2,
    )
  })

  test('a file of ten megabytes is not analysed, and says so once', () => {
    const text = 'resource "a" "b" {}\n'.repeat(500_000)
    assert.ok(text.length > maxTextLength)
    const parsed = exercise({ path: 'a.tf', text })!
    assert.deepEqual(parsed.resources, [])
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['too-large'],
    )
  })

  test('a binary file is no infrastructure, whatever its name', () => {
    assert.equal(exercise({ path: 'a.tf', text: 'resource "a" "b" {}\0\u0001\u0002' }), undefined)
    assert.equal(exercise({ path: 'a.yaml', text: 'Resources:\0\n  A:\n    Type: AWS::S3::Bucket\n' }), undefined)
  })

  test('references in circles are nothing special: none is followed', () => {
    const parsed = exercise({
      path: 'a.tf',
      text: 'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_lambda_function" "f" {\n  package_type = local.a\n}\n',
    })!
    assert.ok(
      responsibility()
        .describe(parsed.resources[0]!)!
        .layers.some(({ dependsOn }) => dependsOn?.on === 'package_type'),
    )
  })

  test('duplicate keys and YAML anchors are read without a throw', () => {
    exercise({
      path: 'a.yaml',
      text: 'x: &x {a: 1}\nResources:\n  A: &r\n    Type: AWS::S3::Bucket\n    Type: AWS::SNS::Topic\n    Properties: *x\n    Properties: *x\n  B: *r\n',
    })
  })

  test('text made to keep a pattern busy is read like any other', () => {
    const blanks = ' '.repeat(200_000)
    const segments = '"a  '.repeat(5_000)
    for (const text of [
      `resource ${segments}\nresource "a" "b" {\nresource ${segments}\n}\n`,
      `resource "a" "b" {\nresource${blanks}x\n}\n`,
      `resource "a"${blanks}"b"${blanks}x\n`,
      `resource "a" "b" {\n  x ${segments}\n  y = ${'a-'.repeat(50_000)}!\n}\n`,
    ])
      exercise({ path: 'a.tf', text })
    for (const line of [
      `A${blanks}x`,
      `A${blanks}: b`,
      `${'a:'.repeat(50_000)} b`,
      `"${blanks}`,
      `A: {Ref: ${blanks}x}`,
      `A: !Sub ${blanks}x`,
      `Type${blanks}x`,
    ])
      exercise({
        path: 'a.yaml',
        text: `AWSTemplateFormatVersion: x\nResources:\n  ${line}\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      ${line}\n    ${line}\n`,
      })
    exercise({
      path: 'a.json',
      text: `{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"X":{"Ref":"${blanks}}x"}}}}}`,
    })
  })

  test('properties that stand elsewhere or cannot be read are open, never taken for their defaults', () => {
    for (const properties of [
      '    Properties: *shared\n',
      '    <<: *shared\n',
      '    Properties:\n      Fn::Transform: {Name: AWS::Include}\n',
      `    Properties: {Description: "${'x'.repeat(600_000)}"}\n`,
    ]) {
      const text = `Resources:\n  F:\n    Type: AWS::Lambda::Function\n${properties}`
      const resource = responsibility().analyze({ path: 'a.yaml', text })!.resources[0]!
      const runtime = responsibility()
        .describe(resource)!
        .layers.find(({ layer }) => layer === 'runtime')!
      assert.match(runtime.dependsOn?.on ?? '', /PackageType/, properties.slice(0, 60))
    }
  })

  test('a table that is not read yet costs nothing: the service is made from any text', () => {
    assert.doesNotThrow(() => createResponsibilityService('not JSON'))
  })
})
