import { strict as assert } from 'node:assert'
import { pulumiYaml } from '../../../src/core/formats/pulumi/pulumiYaml.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources, showValue } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'

const files = fixtures('formats/pulumi-yaml')
const ferry = files.find(({ path }) => path === 'Pulumi.yaml')!
const displays = files.find(({ path }) => path === 'Main.yaml')!

function read(text: string) {
  const parsed = pulumiYaml.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

function properties(lines: string): string {
  const indented = lines.replace(/^/gm, '      ')
  return showAttributes(
    read(`resources:\n  r:\n    type: aws:s3:Bucket\n    properties:\n${indented}\n`).resources[0]!.attributes,
  )
}

suite('Pulumi YAML', () => {
  test('finds every resource of a program, by short and by long type', () => {
    assert.deepEqual(showResources(read(ferry.text)), [
      'pulumi:providers:aws.provider',
      'aws:rds:Instance.database',
      'aws:s3/bucket:Bucket.pictures',
      'aws:lambda:Function.handler',
      'aws:iam/role:Role.role',
      'azure-native:keyvault:Vault.vault',
      'random:RandomPet.suffix',
    ])
    assert.deepEqual(showResources(read(displays.text)), [
      'gcp:compute:Instance.displays',
      'gcp:redis/instance:Instance.cache',
      'kubernetes:apps/v1:Deployment.site',
    ])
  })

  test('config, variables, outputs and options are no resources', () => {
    const { resources } = read(
      'config:\n  a: { type: string }\nvariables:\n  b:\n    fn::invoke:\n      function: aws:s3:getBucket\nresources:\n  c:\n    type: aws:s3:Bucket\n    options:\n      provider: ${d}\noutputs:\n  e:\n    type: aws:s3:Bucket\n',
    )
    assert.deepEqual(showResources({ format: 'pulumi', resources, problems: [] }), ['aws:s3:Bucket.c'])
    assert.equal(showAttributes(resources[0]!.attributes), '')
  })

  test('the type is that of the entry, not one deeper in it', () => {
    assert.deepEqual(
      showResources(
        read(
          'resources:\n  a:\n    properties:\n      identity:\n        type: no:such/thing:Type\n    type: aws:s3:Bucket\n',
        ),
      ),
      ['aws:s3:Bucket.a'],
    )
  })

  test('spans of a resource: its entry, its type and its name without quotes', () => {
    const text =
      'resources:\n  # one\n  "a":\n    properties: {}\n    type: "aws:s3/bucket:Bucket" # two\n  b: { type: aws:sns:Topic }\n\noutputs: {}\n'
    assert.deepEqual(
      read(text).resources.map(({ range, typeRange, nameRange }) =>
        [range, typeRange, nameRange].map(({ start, end }) => text.slice(start, end)),
      ),
      [
        [text.slice(text.indexOf('"a"'), text.indexOf('\n  b:')), 'aws:s3/bucket:Bucket', 'a'],
        ['b: { type: aws:sns:Topic }', 'aws:sns:Topic', 'b'],
      ],
    )
  })

  test('reads values, references, and text that is put together as open', () => {
    assert.equal(
      properties('a: x\nb: 1\nc: [true, null]\nd: ${e}\nf: ${g.arn}\nh: "${i[0].j}"\nk: l-${m}\nn: ${o}${p}'),
      'a="x", b=1, c=[true, null], d=→e, f=→g.arn, h=→i[0].j, k=?l-${m}, n=?${o}${p}',
    )
  })

  test('takes functions as unknown as a whole', () => {
    assert.equal(
      properties(
        'a:\n  fn::secret: ${b}\nc:\n  fn::toJSON:\n    d: 1\ne: { "fn::fileAsset": ./f }\ng:\n  fn::aws:s3:getBucket:\n    bucket: h',
      ),
      'a=?fn::secret: ${b}, c=?fn::toJSON: d: 1, e=?{ "fn::fileAsset": ./f }, g=?fn::aws:s3:getBucket: bucket: h',
    )
  })

  test('understands an escaped interpolation as text', () => {
    assert.equal(properties('a: $${b}\nc: d $${e} f'), 'a="${b}", c="d ${e} f"')
  })

  test('properties that stand elsewhere are open', () => {
    for (const open of ['*x', '${settings}', '{ "fn::readFile": a.json }'])
      assert.match(
        showAttributes(
          read(`resources:\n  r:\n    type: aws:s3:Bucket\n    properties: ${open}\n`).resources[0]!.attributes,
        ),
        /^\*=\?/,
        open,
      )
  })

  test('a resource that is got and not made is only read', () => {
    assert.deepEqual(
      showResources(
        read('resources:\n  a:\n    type: aws:ec2:Vpc\n    get:\n      id: vpc-1\n  b:\n    type: aws:s3:Bucket\n'),
      ),
      ['data.aws:ec2:Vpc.a', 'aws:s3:Bucket.b'],
    )
  })

  test('does not let a broken entry hide the others', () => {
    for (const broken of ['a: [1, 2', 'a: "x', 'a: {b: ', 'a: ${', 'a: - b: c: d', '\ta: 1', '*', '? x', '%', 'a:'])
      assert.deepEqual(
        showResources(
          read(
            `resources:\n  a:\n    type: aws:sqs:Queue\n  b:\n    type: aws:s3:Bucket\n    properties:\n      ${broken}\n  c:\n    type: aws:sns:Topic\n`,
          ),
        ),
        ['aws:sqs:Queue.a', 'aws:s3:Bucket.b', 'aws:sns:Topic.c'],
        broken,
      )
  })

  test('a type that is still being typed is none', () => {
    for (const typed of ['aws', 'aws:', 'aws:s3/bucket: Bucket', '${type}', '[aws:s3:Bucket]', ''])
      assert.deepEqual(
        showResources(read(`resources:\n  a:\n    type: ${typed}\n  b:\n    type: aws:sns:Topic\n`)),
        ['aws:sns:Topic.b'],
        typed,
      )
  })

  test('reads CRLF, a byte order mark and text beyond ASCII', () => {
    const text = '\ufeffresources:\r\n  größe:\r\n    type: aws:s3:Bucket\r\n    properties:\r\n      bucket: ü🙂\r\n'
    assert.ok(pulumiYaml.matches({ path: 'Pulumi.yaml', text }))
    assert.deepEqual(showResources(read(text)), ['aws:s3:Bucket.größe'])
    assert.equal(showAttributes(read(text).resources[0]!.attributes), 'bucket="ü🙂"')
  })

  test('reading after edits gives what a fresh reading gives', () => {
    assertReadsAsFresh(pulumiYaml, editsOf(ferry.text, 'publiclyAccessible: ', '${x\n  "'))
    assertReadsAsFresh(pulumiYaml, editsOf(ferry.text, 'type: aws:rds', '/instance'))
  })

  test('an attribute of a program decides who carries a layer, in its own words', () => {
    assert.equal(decisions(ferry, 'database').shifts['public'], 'publiclyAccessible = true')
    assert.equal(decisions(ferry, 'handler').shifts['container-image'], 'packageType = "Image"')
  })

  test('a list that Terraform names in the singular is found by its plural', () => {
    const { shifts } = decisions(displays, 'displays')
    assert.equal(shifts['no-external-address'], undefined)
    assert.match(shifts['external-address'] ?? '', /accessConfigs? is set/)
  })

  test('properties that a type keeps under `properties` are found there', () => {
    assert.match(decisions(ferry, 'vault').shifts['key-vault-private'] ?? '', /publicNetworkAccess = "Disabled"$/)
  })

  const program = (written: string, stacks: Readonly<Record<string, string>> = {}) => {
    const texts = new Map(Object.entries(stacks).map(([name, text]) => [`app/${name}`, { path: `app/${name}`, text }]))
    const text = `name: ferry\nconfig:\n  size: { type: string, default: small }\n  open: { type: boolean }\n  region: eu-west-1\n  key: { secret: true, default: x }\n  net: { default: { cidr: 10.0.0.0/8 } }\nconfiguration:\n  old: { default: o }\nvariables:\n  v: vv\n  w: \${v}\n  list: [{ a: 1 }]\n  f: { fn::invoke: {} }\nresources:\n  r:\n    type: aws:s3:Bucket\n    properties:\n      x: ${written}\n`
    const files = { list: () => Object.keys(stacks), read: (path: string) => texts.get(path) }
    const parsed = pulumiYaml.createReader().read({ path: 'app/Pulumi.yaml', text }, files)
    const value = parsed.resources[0]!.attributes[0]!.value
    return value.kind === 'literal' ? `${String(value.value)} (${value.via})` : showValue(value)
  }

  test('follows variables and the defaults of the configuration, and says where a value was found', () => {
    assert.equal(program('${size}'), 'small (default of config size)')
    assert.equal(program('${region}'), 'eu-west-1 (config region)')
    assert.equal(program('${old}'), 'o (default of config old)')
    assert.equal(program('${net.cidr}'), '10.0.0.0/8 (default of config net)')
    assert.equal(program('${w}'), 'vv (variable v)')
    assert.equal(program('${list[0].a}'), '1 (variable list)')
    for (const open of ['${open}', '${key}', '${f}', '${no}', '${pulumi.stack}', '${list[1]}', '${v}-x'])
      assert.match(program(open), /^[→?]/, open)
  })

  test('the stacks beside a program set its configuration; where they differ it is any of theirs', () => {
    const both = (dev: string, prod: string) => ({
      'Pulumi.dev.yaml': `config:\n  ${dev}\n`,
      'Pulumi.prod.yaml': `config:\n  ${prod}\n`,
    })
    assert.equal(
      program('${open}', both('ferry:open: "true"', 'ferry:open: "true"')),
      'true (Pulumi.dev.yaml, Pulumi.prod.yaml)',
    )
    assert.equal(program('${open}', both('ferry:open: true', 'ferry:open: false')), 'true|false')
    assert.equal(program('${size}', both('ferry:size: large', 'x: y')), '"large"|"small"')
    assert.equal(program('${size}', both('other:size: large', 'x: y')), 'small (default of config size)')
    assert.equal(program('${open}', both('ferry:open: true', 'x: y')), 'true|?open')
    assert.equal(
      program('${open}', both('ferry:open: { secure: AAAB }', 'ferry:open: { secure: AAAC }')),
      '?secret|?secret',
    )
    assert.equal(
      program('${size}', { 'Pulumi.dev.yaml': '{ broken', 'Pulumi.yaml': 'config: { ferry:size: no }' }),
      'small (default of config size)',
    )
  })

  test('finds the name that an interpolation begins with', () => {
    const text =
      'resources:\n  a: { type: aws:s3:Bucket }\n  b:\n    type: aws:sns:Topic # ${a}\n    properties:\n      x: ${a.arn}\n      y: t-${ a }-$${a}-${ns:a}\n    options:\n      dependsOn:\n        - ${a}\n      provider: "${a["k"]}"\n'
    const found = [...text].flatMap((_, offset) => {
      const reference = pulumiYaml.referenceAt!(text, offset)
      return reference && reference.range.start === offset
        ? [`${reference.name} ${text.slice(0, offset).split('\n').length}`]
        : []
    })
    assert.deepEqual(found, ['a 6', 'a 7', 'a 10', 'a 11'])
  })
})
