import { strict as assert } from 'node:assert'
import { detectFormat, formats } from '../../../src/core/formats/registry.ts'
import { createResponsibilityService, type SourceDocument } from '../../../src/core/index.ts'
import { maxTextLength } from '../../../src/core/formats/limits.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { seededRandom } from '../../helpers/random.ts'
import { responsibility } from '../../helpers/table.ts'

const documents = [...fixtures('workspace'), ...fixtures('formats')].filter((document) => detectFormat(document))

/** Reads, reads every attribute, and assesses; nothing may throw and every range must hold. */
function exercise(document: SourceDocument) {
  const parsed = responsibility().analyze(document)
  if (!parsed) return undefined
  assertRanges(document.text, parsed)
  for (const resource of parsed.resources) responsibility().describe(resource)
  return parsed
}

function isJson(text: string): boolean {
  return /^\s*\{(?!\{)/.test(text)
}

suite('Bad input', () => {
  test('there are fixtures of every format', () => {
    assert.deepEqual(
      [...new Set(documents.map((document) => detectFormat(document)!.id))].sort(),
      formats.map(({ id }) => id).sort(),
    )
  })

  test('a file cut off at any line is read without a throw', () => {
    for (const { path, text } of documents) {
      const lines = text.split('\n')
      for (let count = 0; count <= lines.length; count++) exercise({ path, text: lines.slice(0, count).join('\n') })
    }
  })

  test('a file cut off at any line keeps every resource that ends before the cut', () => {
    for (const { path, text } of documents) {
      if (isJson(text)) continue // JSON without its end is read as far as the parser goes
      const whole = responsibility().analyze({ path, text })!
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
        const cut = responsibility().analyze({ path, text: text.slice(0, end) })
        const found = new Set(cut?.resources.map(({ type, name }) => `${type}.${name}`))
        for (const { type, name, range } of whole.resources)
          if (range.end <= end) assert.ok(found.has(`${type}.${name}`), `${path} cut at ${end}: ${type}.${name}`)
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
      "'''",
      '{{ ',
      '{{- end }}',
      '{% if',
      '---\n',
      '...',
      '(',
      "resource a 'b' = {",
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
          ['x', '\n', '}', '  a = 1\n', '', '---\n', ': '][Math.floor(random() * 7)]! +
          current.slice(at + Math.floor(random() * 4))
        assert.deepEqual(
          structuredClone(analyze({ path, text: current })),
          structuredClone(responsibility().analyze({ path, text: current })),
        )
      }
    }
  })

  test('line ends of Windows change nothing but the places', () => {
    for (const { path, text } of documents) {
      const plain = text.replaceAll('\r\n', '\n')
      const windows = exercise({ path, text: plain.replaceAll('\n', '\r\n') })!
      const unix = exercise({ path, text: plain })!
      const outline = ({ resources, problems }: typeof unix) => [
        resources.map(({ mode, type, name, attributes }) => [mode, type, name, attributes.map((each) => each.name)]),
        problems.map(({ code }) => code),
      ]
      assert.deepEqual(outline(windows), outline(unix), path)
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
    const brackets = `${'['.repeat(deep)}${']'.repeat(deep)}`
    const dashes = `\n${' '.repeat(12)}${'- '.repeat(deep)}a`
    for (const [path, value] of [
      ['g', brackets],
      ['h', '{ a: '.repeat(deep)],
      ['i', `'${"${'".repeat(deep)}`],
      ['j', '[for a in b: '.repeat(deep)],
      ['k', `{\n${"resource b 'd' = {\n".repeat(deep)}`],
    ])
      texts.push({
        path: `${path}.bicep`,
        text: `resource a 'A.B/c@1' = {\n  x: ${value}\n}\nresource d 'A.B/c@1' = {\n}\n`,
      })
    for (const [path, value] of [
      ['l', brackets],
      ['m', dashes],
    ]) {
      texts.push({
        path: `${path}-kubernetes.yaml`,
        text: `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec: ${value}\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: d\n`,
      })
      texts.push({
        path: `${path}-pulumi.yaml`,
        text: `resources:\n  a:\n    type: aws:s3:Bucket\n    properties:\n      x: ${value}\n  d:\n    type: aws:sns:Topic\n`,
      })
      texts.push({
        path: `${path}-heat.yaml`,
        text: `heat_template_version: rocky\nresources:\n  a:\n    type: OS::Nova::Server\n    properties:\n      x: ${value}\n  d:\n    type: OS::Neutron::Net\n`,
      })
      texts.push({
        path: `${path}-deployment-manager.yaml`,
        text: `resources:\n  - name: a\n    type: compute.v1.disk\n    properties:\n      x: ${value}\n  - name: d\n    type: compute.v1.network\n`,
      })
    }
    texts.push({
      path: 'n.json',
      text: `{"resources":[{"type":"Microsoft.Web/sites","apiVersion":"1","properties":{"x":${brackets}}}]}`,
    })
    texts.push({ path: 'o.json', text: `{"apiVersion":"v1","kind":"Pod","spec":{"x":${brackets}}}` })
    for (const document of texts) {
      const parsed = exercise(document)!
      if (document.path.endsWith('.json'))
        assert.deepEqual(
          parsed.problems.map(({ code }) => code),
          ['too-deep'],
          document.path,
        )
      else assert.ok(['d', 'C'].includes(parsed.resources.at(-1)!.name), document.path)
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
    for (const text of [
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${long}\n---\n# ${long}\nkind: Pod\napiVersion: v1\nspec: "${long}"\n`,
      `heat_template_version: rocky\nresources:\n  ${long}:\n    type: OS::Nova::Server\n  b:\n    type: OS::Neutron::Net # ${long}\n`,
      `resources:\n  ${long}:\n    type: aws:s3:Bucket\n  b:\n    type: aws:sns:Topic\n    properties: { x: "${long}" }\n`,
      `resources:\n  - name: ${long}\n    type: compute.v1.disk\n  - type: compute.v1.network\n    properties: { x: "${long}" }\n`,
      `{ "resources": [{ "type": "Microsoft.Web/sites", "apiVersion": "1", "name": "${long}" }, { "type": "Microsoft.Web/${long}" }] }`,
    ])
      assert.equal(exercise({ path: 'a', text })?.resources.length, 2, text.slice(0, 60))
    assert.equal(
      exercise({ path: 'a.bicep', text: `resource a 'A.B/${long}@1' = {\n}\nresource ${long} 'A.B/c@1' = {\n}\n` })!
        .resources.length,
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
    const padding = ' '.repeat(maxTextLength)
    for (const document of documents.filter(({ path }) =>
      /^(?:main\.bicep|azuredeploy|shop|config|weather|Pulumi\.y)/.test(path),
    ))
      assert.deepEqual(
        exercise({ ...document, text: document.text + padding })!.problems.map(({ code }) => code),
        ['too-large'],
        document.path,
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

  suite('text made to keep a reader busy', () => {
    const many = 50_000
    const blanks = ' '.repeat(many)
    const lines = (line: string, count = many) => `${line}\n`.repeat(count)
    const bicep = (value: string, before = '') =>
      `${before}\nresource a 'A.B/c@1' = {\n  x: ${value}\n}\nparam ${blanks}x\nresource ${blanks}'\n`
    const object = 'apiVersion: v1\nkind: Pod\nmetadata:\n'
    for (const [path, text] of [
      ['a.bicep', bicep(`'${"${'".repeat(many)}`)],
      ['b.bicep', bicep('['.repeat(many))],
      ['c.bicep', bicep('{ a: '.repeat(many))],
      ['d.bicep', bicep('(a ? '.repeat(many))],
      ['e.bicep', bicep('x', lines('var x = {', 4_000))],
      ['f.bicep', bicep('x', lines('var x = [', 4_000))],
      ['g.bicep', bicep("'''", lines("var x = '", 4_000))],
      ['h.bicep', bicep(`a${'.b'.repeat(many)}!`)],
      ['i.yaml', `apiVersion: v1\nkind: a${blanks}"\n`],
      ['j.yaml', `${object}  name: a${blanks}"\n`],
      ['k.yaml', `${object}${blanks}x\n`],
      ['l.yaml', `${object}  labels:\n${'    a: b\n'.repeat(12)}spec: {}\n`],
      ['m.yaml', `${object}  name: a\nspec: ${'{{'.repeat(many)}\n`],
      ['n.yaml', `${object}  name: a\n${lines('  {{ x')}`],
      ['o.yaml', `${object}  name: a\nspec:\n  ${'{{}}'.repeat(many)} x\n`],
      ['p.yaml', `${object}  name: a\n${lines('---')}`],
      [
        'q.yaml',
        `resources:\n  a:\n    type: aws:s3:Bucket\n    properties:\n      x: ${'${'.repeat(many)}\n      y: a${blanks}"\n`,
      ],
      [
        'r.yaml',
        `resources:\n  a:\n    type: aws:s3:Bucket${blanks}"\n  b:\n    type: aws:${'a/'.repeat(many)}!\n    type: aws:s3:Bucket\n`,
      ],
      ['s.yaml', `resources:\n  - name: a${blanks}"\n    type: compute.v1.disk\n  - type: ${'a.v1.'.repeat(many)}\n`],
      ['t.yaml', `heat_template_version: rocky\nresources:\n  a:\n    type: ${'OS::'.repeat(many)}!\n${lines('  a:')}`],
      [
        'u.json',
        `{"resources":[${'{"type":"A.B/c","apiVersion":"1","resources":['.repeat(5)}${'{"type":"d"},'.repeat(many)}`,
      ],
      ['v.json', `{"resources":[{"type":"Microsoft.Web/sites","apiVersion":"1","name":"[parameters('${blanks}"}`],
    ] as const)
      // What grew without bound would take minutes: the time a test may take is the guard.
      test(`is read to its end (${path})`, () => exercise({ path, text }))
  })

  test('properties that stand elsewhere or cannot be read are open, never taken for their defaults', () => {
    for (const properties of [
      '    Properties: *shared\n',
      '    <<: *shared\n',
      '    Properties:\n      Fn::Transform: {Name: AWS::Include}\n',
      `    Properties: &large {Description: "${'x'.repeat(600_000)}"}\n`,
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
