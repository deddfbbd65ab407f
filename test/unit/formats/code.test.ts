import { strict as assert } from 'node:assert'
import { cdk, cdktf, pulumiCode } from '../../../src/core/formats/code/codeFormats.ts'
import { maxCodeLength } from '../../../src/core/formats/limits.ts'
import { findReferred } from '../../../src/core/formats/references.ts'
import { detectFormat } from '../../../src/core/formats/registry.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'
import { fixtures } from '../../helpers/fixtures.ts'

const s3 = "import * as s3 from 'aws-cdk-lib/aws-s3'\n"
const pythonS3 = 'from aws_cdk import aws_s3 as s3\n'

function read(path: string, text: string) {
  const parsed = cdk.createReader().read({ path, text })
  assertRanges(text, parsed)
  return parsed
}
const typeScript = (text: string) => showResources(read('a.ts', text))
const python = (text: string) => showResources(read('a.py', text))

/** The attributes of the one resource that a program makes. */
function attributes(path: string, text: string): string {
  const { resources } = read(path, text)
  assert.equal(resources.length, 1, text)
  return showAttributes(resources[0]!.attributes)
}
const props = (written: string, before = '') =>
  attributes('a.ts', `${s3}${before}\nnew s3.CfnBucket(this, 'B', ${written})\n`)
const keywords = (written: string, before = '') =>
  attributes('a.py', `${pythonS3}${before}\ns3.CfnBucket(self, "B", ${written})\n`)

/** What the name at the mark `|` refers to, as `type.name`. */
function referred(path: string, marked: string): string | undefined {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const document = { path, text }
  const found = findReferred(cdk, document, read(path, text), offset, undefined)
  return (
    found && `${text.slice(found.range.start, found.range.end)} → ${found.declaration.type}.${found.declaration.name}`
  )
}

suite('Infrastructure in code', () => {
  test('a program is known by its ending and by what it imports, not by words in it', () => {
    const detected = (path: string, text: string) => detectFormat({ path, text })?.id
    for (const path of ['a.ts', 'a.mts', 'a.cts', 'a.js', 'a.mjs', 'a.cjs', 'A.TS']) {
      assert.equal(detected(path, s3), 'cdk', path)
      assert.equal(detected(path, "const aws = require('@pulumi/aws')"), 'pulumi-code', path)
      assert.equal(detected(path, "import { Instance } from './.gen/providers/aws/instance'"), 'cdktf', path)
    }
    for (const path of ['a.d.ts', 'a.d.mts', 'a.tsx', 'a.txt', 'ts']) assert.equal(detected(path, s3), undefined, path)
    assert.equal(detected('a.py', pythonS3), 'cdk')
    assert.equal(detected('a.py', 'import pulumi_aws as aws\n'), 'pulumi-code')
    assert.equal(detected('a.py', 'from cdktf_cdktf_provider_aws.instance import Instance\n'), 'cdktf')
    for (const text of [
      "// import * as s3 from aws-cdk-lib\nconst x = 'pulumi'",
      "import { Construct } from 'constructs'",
      "import * as pulumi from '@pulumi/pulumi'",
      "import { App } from 'cdktf'",
    ])
      assert.equal(detected('a.ts', text), undefined, text)
    for (const text of ['# aws_cdk\n', 'import pulumi\n', 'from constructs import Construct\n'])
      assert.equal(detected('a.py', text), undefined, text)
  })

  test('text of another language inside a program is not taken for the file', () => {
    const text = 'const pod = `\napiVersion: v1\nkind: Pod\n`\n'
    assert.equal(detectFormat({ path: 'a.ts', text }), undefined)
  })

  test('a class is what the imports lead to, by whichever way', () => {
    // Ranges are not held to the class: an import may call it otherwise.
    const unchecked = (path: string, text: string) => showResources(cdk.createReader().read({ path, text }))
    for (const [imports, name] of [
      ["import * as s3 from 'aws-cdk-lib/aws-s3'", 's3.Bucket'],
      ["import { aws_s3 as store } from 'aws-cdk-lib'", 'store.Bucket'],
      ["import { Bucket } from 'aws-cdk-lib/aws-s3'", 'Bucket'],
      ["import { type IBucket, Bucket as FirstBucket } from 'aws-cdk-lib/aws-s3'", 'FirstBucket'],
      ["import * as cdk from 'aws-cdk-lib'", 'cdk.aws_s3.Bucket'],
      ["import cdk from 'aws-cdk-lib'", 'cdk.aws_s3.Bucket'],
      ["import * as s3 from '@aws-cdk/aws-s3'", 's3.Bucket'],
      ["import { Bucket } from '@aws-cdk/aws-s3/lib/bucket'", 'Bucket'],
      ["const s3 = require('aws-cdk-lib/aws-s3')", 's3.Bucket'],
      ["const { aws_s3: s3 } = require('aws-cdk-lib')", 's3.Bucket'],
      ["const { Bucket } = require('aws-cdk-lib').aws_s3", 'Bucket'],
      ["import s3 = require('aws-cdk-lib/aws-s3')", 's3.Bucket'],
      ["import * as cdk from 'aws-cdk-lib'\nimport s3 = cdk.aws_s3", 's3.Bucket'],
      ["import * as cdk from 'aws-cdk-lib'\nconst { aws_s3: s3 } = cdk", 's3.Bucket'],
      ["import * as cdk from 'aws-cdk-lib'\nconst s3 = cdk.aws_s3", 's3.Bucket'],
    ])
      assert.deepEqual(
        unchecked('a.ts', `${imports}\nnew ${name}(this, 'Logs')\n`),
        ['aws-cdk-lib.aws_s3.Bucket.Logs'],
        imports,
      )
    for (const [imports, name] of [
      ['from aws_cdk import aws_s3 as s3', 's3.Bucket'],
      ['from aws_cdk import (\n  Stack,\n  aws_s3,\n)', 'aws_s3.Bucket'],
      ['from aws_cdk.aws_s3 import Bucket as FirstBucket', 'FirstBucket'],
      ['import aws_cdk as cdk', 'cdk.aws_s3.Bucket'],
      ['import aws_cdk.aws_s3 as s3', 's3.Bucket'],
      ['import aws_cdk.aws_s3', 'aws_cdk.aws_s3.Bucket'],
      ['import aws_cdk as cdk\ns3 = cdk.aws_s3', 's3.Bucket'],
    ])
      assert.deepEqual(
        unchecked('a.py', `${imports}\n${name}(self, "Logs")\n`),
        ['aws-cdk-lib.aws_s3.Bucket.Logs'],
        imports,
      )
  })

  test('a class of the same name from elsewhere is none', () => {
    for (const text of [
      `${s3}import { Bucket } from './bucket'\nnew Bucket(this, 'B')`,
      `${s3}function f(s3) { new s3.Bucket(this, 'B') }`,
      `${s3}const f = (s3: AWS.S3) => new s3.Bucket(this, 'B')`,
      `${s3}for (const s3 of stores) { new s3.Bucket(this, 'B') }`,
      `${s3}{ const s3 = new S3Client({}); new s3.Bucket(this, 'B') }`,
      `${s3}s3.Bucket.fromBucketName(this, 'B', 'b')\nnew s3.Bucket.Inner(this, 'B')`,
      `${s3}// new s3.Bucket(this, 'B')\nconst t = "new s3.Bucket(this, 'B')"`,
    ])
      assert.deepEqual(typeScript(text), [], text)
    for (const text of [
      `${pythonS3}from bucket import Bucket\nBucket(self, "B")\n`,
      `${pythonS3}def f(s3):\n  s3.Bucket(self, "B")\n`,
      `${pythonS3}def f():\n  s3 = boto3.resource("s3")\n  s3.Bucket(self, "B")\n`,
      `${pythonS3}s3.Bucket.from_bucket_name(self, "B", "b")\n`,
      `${pythonS3}# s3.Bucket(self, "B")\n"""s3.Bucket(self, "B")"""\n`,
    ])
      assert.deepEqual(python(text), [], text)
  })

  test('what a name hides in one place it means again in another', () => {
    assert.deepEqual(typeScript(`${s3}function f(s3) {}\nnew s3.Bucket(this, 'B')`), ['aws-cdk-lib.aws_s3.Bucket.B'])
    assert.deepEqual(python(`${pythonS3}def f(s3): pass\ns3 = s3.Bucket(self, "B")\n`), ['aws-cdk-lib.aws_s3.Bucket.B'])
  })

  test('constructs that create nothing, and objects that are no constructs, are no resources', () => {
    const text = `import * as cdk from 'aws-cdk-lib'
import { aws_iam as iam, aws_lambda as lambda, aws_stepfunctions as sfn, aws_events_targets as targets } from 'aws-cdk-lib'
const app = new cdk.App()
new cdk.Stack(app, 'S')
new cdk.CfnOutput(this, 'O', { value: 'x' })
new iam.PolicyStatement({ actions: ['*'] })
new iam.ServicePrincipal('lambda.amazonaws.com')
new sfn.Pass(this, 'P')
new targets.LambdaFunction(fn, { retryAttempts: 2 })
new lambda.InlineCode(source)
`
    assert.deepEqual(typeScript(text), [])
    assert.deepEqual(
      python(
        'from aws_cdk import aws_iam as iam, aws_s3 as s3\niam.PolicyStatement(actions=["*"])\ns3.CfnBucket.TagProperty(a="b")\n',
      ),
      [],
    )
  })

  test('the name is the id where it is written out, else the variable', () => {
    assert.deepEqual(
      typeScript(
        `${s3}const a = new s3.Bucket(this, id)\nthis.b = new s3.Bucket(this, \`\${id}-b\`)\nnew s3.Bucket(this, id)\nnew s3.Bucket(this, \`d\`)\nclass X { e = new s3.Bucket(this, x) }`,
      ),
      ['a', 'b', '', 'd', 'e'].map((name) => `aws-cdk-lib.aws_s3.Bucket.${name}`),
    )
    assert.deepEqual(
      python(
        `${pythonS3}a = s3.Bucket(self, id)\nself.b = s3.Bucket(self, f"{id}-b")\ns3.Bucket(scope=self, id="c")\ns3.Bucket(self, r'd')\n`,
      ),
      ['a', 'b', 'c', 'd'].map((name) => `aws-cdk-lib.aws_s3.Bucket.${name}`),
    )
  })

  test('spans of a resource: what it is assigned to and the call, the class as written, the id without quotes', () => {
    const text = `${s3}const logs: s3.IBucket = new s3.Bucket(this, 'Logs', {})\n`
    const { range, typeRange, nameRange } = read('a.ts', text).resources[0]!
    assert.deepEqual(
      [range, typeRange, nameRange].map(({ start, end }) => text.slice(start, end)),
      ["logs: s3.IBucket = new s3.Bucket(this, 'Logs', {})", 's3.Bucket', 'Logs'],
    )
  })

  test('reads TypeScript’s values, and leaves open what a program would have to be run for', () => {
    assert.equal(
      props("{ a: 'x', b: 1, c: -2, d: true, e: null, f: undefined, 'g-h': `y`, i: [1, 'z'], j: { k: 1_000 } }"),
      'a="x", b=1, c=-2, d=true, e=null, f=null, g-h="y", i=[1, "z"], j={k=1000}',
    )
    assert.equal(
      props(
        "{ a: x, b: x.y, c: this.z, d, e: x as string, f: x!, g: (1), h: f(1), i: `a${b}`, j: 'a' + b, k: a || b }",
      ),
      "a=→x, b=→x.y, c=→this.z, d=→d, e=→x, f=→x, g=1, h=?f(1), i=?`a${b}`, j=?'a' + b, k=?a || b",
    )
    assert.equal(props("{ a: x ? 'b' : 'c' }"), 'a="b"|"c"')
    assert.equal(props('{ a: 1, ...rest }'), 'a=1, *=?...rest')
    assert.equal(props('{ [a]: 1 }'), '*=?[a]: 1')
    assert.equal(props('settings'), '*=?settings')
    assert.equal(props(String.raw`{ a: 'it\'s', b: "\u0041\x42\u{43}\n" }`), String.raw`a="it's", b="ABC\n"`)
  })

  test('reads Python’s values likewise', () => {
    assert.equal(
      keywords('a="x", b=1, c=-2, d=True, e=None, f=[1, "z"], g=(1, 2), h={"i": 1_000}, j="y" "z", k=r"\\d"'),
      'a="x", b=1, c=-2, d=true, e=null, f=[1, "z"], g=[1, 2], h={i=1000}, j="yz", k="\\\\d"',
    )
    assert.equal(
      keywords('a=x, b=x.y, c=f(1), d=f"a{b}", e=b"x", f="a" + b'),
      'a=→x, b=→x.y, c=?f(1), d=?f"a{b}", e=?b"x", f=?"a" + b',
    )
    assert.equal(keywords('a="b" if x else "c"'), 'a="b"|"c"')
    assert.equal(keywords('a=1, **rest'), 'a=1, *=?')
    assert.equal(keywords('a={"b": 1, **rest}'), 'a={b=1, *=?**}')
    assert.equal(keywords('a=s3.CfnBucket.RuleProperty(b=1, c=x)'), 'a={b=1, c=→x}')
  })

  test('a constant that is set once is followed, and says where it was found', () => {
    assert.equal(props('{ a: size }', "const size = 't3.micro'"), 'a="t3.micro"')
    assert.equal(keywords('a=SIZE', 'SIZE = "t3.micro"'), 'a="t3.micro"')
    const { resources } = read('a.ts', `${s3}const n = 'x'\nnew s3.CfnBucket(this, 'B', { n })\n`)
    const [attribute] = resources[0]!.attributes
    assert.equal(attribute?.value.kind === 'literal' && attribute.value.via, 'constant n')
    assert.equal(props('{ a: size }', "let size = 'a'"), 'a=→size')
    assert.equal(props('{ a: size }', 'const size = { b: 1 }'), 'a=→size')
    assert.equal(keywords('a=SIZE', 'SIZE = "a"\nSIZE = "b"'), 'a=→SIZE')
    assert.equal(keywords('a=SIZE', 'SIZE = "a"\ndef f():\n  global SIZE'), 'a=→SIZE')
    assert.equal(keywords('a=n', 'n = 1\nn += 1'), 'a=→n')
  })

  test('an object whose attributes are set later leaves them open', () => {
    for (const later of ["b.versioningConfiguration = { status: 'Enabled' }", "b.addPropertyOverride('A', 1)"])
      assert.match(
        attributes('a.ts', `${s3}const b = new s3.CfnBucket(this, 'B')\n${later}\n`),
        /^\*=\?b is changed later/,
        later,
      )
    assert.match(
      attributes('a.py', `${pythonS3}self.b = s3.CfnBucket(self, "B")\nself.b.add_property_override("A", 1)\n`),
      /^\*=/,
    )
    assert.equal(attributes('a.ts', `${s3}const b = new s3.CfnBucket(this, 'B')\nf(b.ref === 1, ab.x = 2)\n`), '')
  })

  test('a name that holds a resource refers to it, where that name means it', () => {
    const bucket = 'aws-cdk-lib.aws_s3.Bucket.Logs'
    assert.equal(
      referred('a.ts', `${s3}const logs = new s3.Bucket(this, 'Logs')\n|logs.grantRead(x)`),
      `logs → ${bucket}`,
    )
    assert.equal(
      referred(
        'a.ts',
        `${s3}class A { constructor() { this.logs = new s3.Bucket(this, 'Logs')\nthis.lo|gs.grantRead(x) } }`,
      ),
      `this.logs → ${bucket}`,
    )
    assert.equal(
      referred('a.ts', `${s3}class A { logs = new s3.Bucket(this, 'Logs')\nf() { return this.logs| } }`),
      `this.logs → ${bucket}`,
    )
    assert.equal(
      referred('a.py', `${pythonS3}logs = s3.Bucket(self, "Logs")\nlo|gs.grant_read(x)\n`),
      `logs → ${bucket}`,
    )
    assert.equal(
      referred(
        'a.py',
        `${pythonS3}class A:\n  def f(self):\n    self.logs = s3.Bucket(self, "Logs")\n  def g(self):\n    self.lo|gs.x()\n`,
      ),
      `self.logs → ${bucket}`,
    )
    for (const text of [
      "const lo|gs = new s3.Bucket(this, 'Logs')\n",
      "const logs = new s3.Bucket(this, 'Logs')\nfunction f(logs) { lo|gs.x() }",
      "const logs = new s3.Bucket(this, 'Logs')\n// lo|gs",
      "const logs = new s3.Bucket(this, 'Logs')\nx = 'lo|gs'",
      "const logs = new s3.Bucket(this, 'Logs')\nx.lo|gs",
      "const logs = new s3.Bucket(this, 'Logs')\nx = { lo|gs: 1 }",
      'const logs = other\nlo|gs.x()',
    ])
      assert.equal(referred('a.ts', s3 + text), undefined, text)
  })

  test('of two resources of one type and name the right one is meant', () => {
    const text = `${s3}class A { f() { const b = new s3.Bucket(this, 'B', { a: 1 }); b.x() } }\nclass C { f() { const b = new s3.Bucket(this, 'B', { a: 2 }); b.y() } }\n`
    const parsed = read('a.ts', text)
    const found = findReferred(cdk, { path: 'a.ts', text }, parsed, text.indexOf('b.y'), undefined)
    assert.match(showAttributes(found!.declaration.attributes), /^a=2(?:,|$)/)
  })

  test('a line that is being typed does not hide the other resources', () => {
    for (const broken of [
      'new s3.',
      "new s3.Bucket(this, 'X', {",
      'const x = {',
      "new s3.Bucket(this, '",
      'class {',
      '`${',
      'if (',
      ')}',
    ])
      assert.ok(
        typeScript(`${s3}new s3.Bucket(this, 'A')\n${broken}\nnew s3.Bucket(this, 'B')\n`).includes(
          'aws-cdk-lib.aws_s3.Bucket.A',
        ),
        broken,
      )
    for (const broken of ['s3.', 's3.Bucket(self, "X",', 'x = {', 'def', 'if', ')', 'class :'])
      assert.ok(
        python(`${pythonS3}s3.Bucket(self, "A")\n${broken}\ns3.Bucket(self, "B")\n`).includes(
          'aws-cdk-lib.aws_s3.Bucket.A',
        ),
        broken,
      )
  })

  test('reading after edits gives what a fresh reading gives', () => {
    const harbour = fixtures('formats/cdk').find(({ path }) => path.endsWith('.ts'))!
    assertReadsAsFresh(cdk, editsOf(harbour.text, "new ec2.Vpc(this, 'Quay', ", '{ a: [`${'))
  })

  test('deep nesting is passed over', () => {
    const deep = 5_000
    for (const value of [
      '['.repeat(deep),
      '('.repeat(deep),
      '{ a: '.repeat(deep),
      '-'.repeat(deep),
      'f('.repeat(deep),
    ]) {
      read('a.ts', `${s3}new s3.Bucket(this, 'A', { a: ${value}\n})\nnew s3.Bucket(this, 'B')\n`).resources.map(
        (each) => each.attributes,
      )
      read(
        'a.py',
        `${pythonS3}s3.Bucket(self, "A", a=${value.replace('{ a: ', '{"a": ')}\n)\ns3.Bucket(self, "B")\n`,
      ).resources.map((each) => each.attributes)
    }
  })

  test('programs of thousands of lines, and text that is none, are read', () => {
    const many = 4_000
    const lines = (line: string) => `${line}\n`.repeat(many)
    assert.equal(read('a.ts', s3 + lines("const b = new s3.Bucket(this, 'B', b)")).resources.length, many)
    assert.equal(read('a.py', pythonS3 + lines('b = s3.Bucket(self, "B")')).resources.length, many)
    for (const text of ['}', "'`", '.b()', ' + 1', '@# $%^ (', '/*', '"""', '<a>', 'if x\n '])
      for (const path of ['a.ts', 'a.py']) read(path, s3 + pythonS3 + text.repeat(many / 5))
  })

  test('what reading needs is loaded once', async () => {
    for (const format of [cdk, cdktf, pulumiCode]) {
      await format.load?.()
      assert.equal(format.load?.(), undefined)
    }
  })

  test('a bundle of half a megabyte is not read, and says so', () => {
    for (const format of [cdk, cdktf, pulumiCode]) {
      const { resources, problems } = format.createReader().read({ path: 'a.js', text: s3 + ' '.repeat(maxCodeLength) })
      assert.deepEqual([resources.length, problems.map(({ code }) => code)], [0, ['too-large']])
    }
  })
})
