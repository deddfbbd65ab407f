import { strict as assert } from 'node:assert'
import { bicep } from '../../../src/core/formats/bicep/bicep.ts'
import type { Attribute, Value } from '../../../src/core/index.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'

const portal = fixtures('formats/bicep').find(({ path }) => path === 'main.bicep')!

function read(text: string) {
  const parsed = bicep.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

function attributesOf(text: string): readonly Attribute[] {
  return read(text).resources[0]!.attributes
}

function attributes(body: string, before = ''): string {
  return showAttributes(attributesOf(`${before}\nresource r 'A.B/c@2024-01-01' = {\n${body}\n}\n`))
}

/** The value of the attribute `x`, and where it is said to be from. */
function valueOf(expression: string, before: string): Value {
  return attributesOf(`${before}\nresource r 'A.B/c@2024-01-01' = {\n  x: ${expression}\n}\n`)[0]!.value
}

suite('Bicep', () => {
  test('finds every resource of a file: children by their parents, existing ones as only read', () => {
    const parsed = read(portal.text)
    assert.deepEqual(showResources(parsed), [
      'Microsoft.Storage/storageAccounts.storage',
      'Microsoft.Storage/storageAccounts/blobServices.blobs',
      'Microsoft.Storage/storageAccounts/blobServices/containers.uploads',
      'Microsoft.Storage/storageAccounts/blobServices/containers.downloads',
      'Microsoft.Storage/storageAccounts/queueServices.queueService',
      'Microsoft.Storage/storageAccounts/queueServices/queues.queue',
      'data.Microsoft.KeyVault/vaults.vault',
      'data.Microsoft.KeyVault/vaults/secrets.certificate',
      'Microsoft.OperationalInsights/workspaces.workspace',
      'Microsoft.Web/serverfarms.plan',
      'Microsoft.Web/sites.site',
    ])
    assert.deepEqual(parsed.problems, [])
    assert.ok(parsed.resources.every(({ format }) => format === 'arm'))
  })

  test('spans of a resource: the whole of it, its type without the version, its symbolic name', () => {
    const text =
      "@description('x')\nresource a 'A.B/c@2024-01-01' = {\n  x: 1\n\n  resource b 'd' = {\n    y: 2\n  }\n}\n// after\n"
    const slices = read(text).resources.map(({ range, typeRange, nameRange }) =>
      [range, typeRange, nameRange].map(({ start, end }) => text.slice(start, end)),
    )
    assert.deepEqual(slices, [
      [text.slice(text.indexOf('resource a'), text.indexOf('\n// after')), 'A.B/c', 'a'],
      ["resource b 'd' = {\n    y: 2\n  }", 'd', 'b'],
    ])
  })

  test('a nested type with a namespace of its own stands for itself', () => {
    assert.deepEqual(
      showResources(
        read(
          "resource a 'A.B/c@1' = {\n  resource b 'A.B/c/d@1' = {\n    resource e 'f' existing = {\n    }\n  }\n}\n",
        ),
      ),
      ['A.B/c.a', 'A.B/c/d.b', 'data.A.B/c/d/f.e'],
    )
  })

  test('a child does not lend its parents to what follows it', () => {
    assert.deepEqual(
      showResources(
        read(
          "resource a 'A.B/c@1' = {\n  resource b 'd' = {\n  }\n  resource e 'f' = { x: 1 }\n  resource g 'h' = {\n  }\n}\nresource i 'A.B/j@1' = {\n}\n",
        ),
      ),
      ['A.B/c.a', 'A.B/c/d.b', 'A.B/c/f.e', 'A.B/c/h.g', 'A.B/j.i'],
    )
  })

  test('reads literals of every kind', () => {
    assert.equal(
      attributes("  a: 'x'\n  b: 12\n  c: -3\n  d: true\n  e: false\n  f: null\n  'g-h': ''"),
      'a="x", b=12, c=-3, d=true, e=false, f=null, g-h=""',
    )
  })

  test('spans of an attribute hold its name and its value', () => {
    const text = "resource r 'A.B/c@1' = {\n  a: 'x' // one\n  b: [\n    12\n  ]\n}\n"
    assert.deepEqual(
      attributesOf(text).map(({ nameRange, value }) =>
        [nameRange, value.range].map(({ start, end }) => text.slice(start, end)),
      ),
      [
        ['a', "'x'"],
        ['b', '[\n    12\n  ]'],
      ],
    )
  })

  test('reads escapes, and strings over several lines as they stand', () => {
    assert.equal(attributes(String.raw`  a: 'it\'s \\ \u{1F642} \${b}\n'`), String.raw`a="it's \\ 🙂 ${'${b}'}\n"`)
    assert.equal(attributes("  a: '''\n one\n 'two' ${x}\n'''\n  b: 1"), 'a=" one\\n \'two\' ${x}\\n", b=1')
    assert.equal(attributes("  a: ''''quoted''''\n  b: 1"), 'a="\'quoted\'", b=1')
  })

  test('reads arrays and objects, by line and on one line', () => {
    assert.equal(
      attributes("  a: [\n    1\n    'b'\n    { c: d }\n  ]\n  e: [1, 'two', [], {}]\n  f: { g: 1, h: { i: true } }"),
      'a=[1, "b", {c=→d}], e=[1, "two", [], {}], f={g=1, h={i=true}}',
    )
  })

  test('takes names and properties of others as references', () => {
    assert.equal(
      attributes('  a: storage\n  b: storage.properties.primaryEndpoints.blob'),
      'a=→storage, b=→storage.properties.primaryEndpoints.blob',
    )
  })

  test('takes whatever needs evaluation as unknown as a whole', () => {
    assert.equal(
      attributes(
        "  a: b ? 'x' : 'y'\n  c: toLower(d)\n  e: 'f-${g}'\n  h: [for i in j: {\n    k: i\n  }]\n  l: map(m, n => { o: n })\n  p: q ?? 1\n  r: !s\n  t: u[0].v\n  w: x.?y\n  z: 1 + 2",
      ),
      "a=?b ? 'x' : 'y', c=?toLower(d), e=?f-${g}, h=?[for i in j: { k: i }], l=?map(m, n => { o: n }), p=?q ?? 1, r=?!s, t=?u[0].v, w=?x.?y, z=?1 + 2",
    )
  })

  test('an escaped backslash does not escape the interpolation behind it', () => {
    assert.equal(valueOf(String.raw`'\\${'${name}'}'`, '').kind, 'unknown')
  })

  test('follows a parameter to its default and a variable to its value, and says so', () => {
    const before =
      "param a bool = true\nparam b 'x' | 'y' = 'y'\n@allowed([\n  1\n])\nparam c int = 1 // one\nvar d = 'z'\nvar e = a"
    const shown = (name: string) => {
      const value = valueOf(name, before)
      return value.kind === 'literal' ? [value.value, value.via] : value.kind
    }
    assert.deepEqual(shown('a'), [true, 'default of parameter a'])
    assert.deepEqual(shown('b'), ['y', 'default of parameter b'])
    assert.deepEqual(shown('c'), [1, 'default of parameter c'])
    assert.deepEqual(shown('d'), ['z', 'variable d'])
    assert.deepEqual(shown('e'), [true, 'default of parameter a'])
    assert.deepEqual(shown("'z'"), ['z', undefined])
  })

  test('a value from elsewhere has its span where it is asked for, the parts of an object too', () => {
    const literal = "param open bool = true\nresource r 'A.B/c@1' = {\n  x: open\n}\n"
    const { start, end } = attributesOf(literal)[0]!.value.range
    assert.deepEqual([start, literal.slice(start, end)], [literal.lastIndexOf('open'), 'open'])
    const text = "var rules = {\n  defaultAction: 'Deny'\n}\nresource r 'A.B/c@1' = {\n  x: rules\n}\n"
    const { value } = attributesOf(text)[0]!
    assert.equal(showAttributes(attributesOf(text)), 'x={defaultAction="Deny"}')
    const spans = value.kind === 'map' ? [value.range, value.entries[0]!.nameRange, value.entries[0]!.value.range] : []
    assert.deepEqual(
      spans.map(({ start, end }) => [start, text.slice(start, end)]),
      Array.from({ length: 3 }, () => [text.lastIndexOf('rules'), 'rules']),
    )
  })

  test('keeps open what the file does not say: no default, an empty one, one that needs evaluation', () => {
    const before = "param a string\nparam b string = ''\nparam c string = resourceGroup().location\nvar d = '${a}-x'"
    assert.equal(attributes('  w: a\n  x: b\n  y: c\n  z: d\n  v: e', before), 'w=→a, x=→b, y=→c, z=→d, v=→e')
  })

  test('what is defined in a comment or in a string says nothing', () => {
    const before =
      "param open bool\n/*\nparam open bool = true\n*/\n// param open bool = true\nvar script = '''\nparam open bool = true\n'''"
    assert.equal(attributes('  x: open', before), 'x=→open')
  })

  test('definitions in circles, or that double at each step, end', () => {
    const circle = 'var a = b\nvar b = a\nvar c = [c, c, c, c, c, c]'
    assert.equal(valueOf('a', circle).kind, 'reference')
    const started = performance.now()
    valueOf('c', circle)
    const chain = Array.from(
      { length: 8 },
      (_, i) =>
        `var v${i} = [${Array(6)
          .fill(`v${i + 1}`)
          .join(', ')}]`,
    )
    valueOf('v0', `${chain.join('\n')}\nvar v8 = 1`)
    const taken = performance.now() - started
    assert.ok(taken < 1000, `${taken} ms`)
  })

  test('reads the object behind a condition and behind a loop', () => {
    for (const [before, after] of [
      ['if (enabled) {', '}'],
      ["if (contains(names, 'a)')) {", '}'],
      ['[for name in names: {', '}]'],
      ['[for (name, i) in range(0, 3): if (i > 0) {', '}]'],
      ['[\n  for name in [1, 2]: {', '}\n]'],
    ])
      assert.equal(showAttributes(attributesOf(`resource r 'A.B/c@1' = ${before}\n  x: 1\n${after}\n`)), 'x=1', before)
  })

  test('where the object is not found, nothing counts as absent', () => {
    for (const body of ["[for name in all ? names : ['a']: {\n  x: 1\n}]", 'others[0]'])
      assert.match(showAttributes(attributesOf(`resource r 'A.B/c@1' = ${body}\n`)), /x=1|\*=\?/, body)
  })

  test('a spread may set anything, and leaves what is absent open', () => {
    assert.equal(attributes('  ...common\n  a: 1'), '*=?...common, a=1')
    assert.equal(attributes('  a: {\n    ...b\n  }'), 'a={*=?...b}')
    const { open } = decisions(portal, 'workspace')
    assert.equal(open['identity'], 'properties.features.disableLocalAuth')
  })

  test('children, decorators, comments and half a property are no attributes', () => {
    assert.equal(
      attributes(
        "  a: 1 // b: 2\n  /* c: 3\n  d: 4 */\n  @batchSize(1)\n  resource e 'f' = {\n    g: 5\n  }\n  h\n  i:\n  j: 6",
      ).replace(/, i=[^,]*/, ''),
      'a=1, j=6',
    )
  })

  test('modules, parameters, types, functions and outputs are no resources', () => {
    const text =
      "targetScope = 'subscription'\nmetadata a = 'resource'\nimport { b } from 'c.bicep'\nparam resource string = 'x'\ntype d = {\n  resource: string\n}\nfunc e(f string) string => '${f}'\nmodule g 'br/public:avm/res/storage/storage-account:0.9.0' = {\n  name: 'g'\n}\noutput h string = 'resource'\n"
    assert.deepEqual(read(text), { format: 'arm', resources: [], problems: [] })
  })

  test('an unclosed block does not hide the next one, and is reported at its type', () => {
    const text = "resource a 'A.B/c@1' = {\n  x: 1\n\n@description('b')\nresource b 'A.B/d@1' = {\n  y: 2\n}\n"
    const parsed = read(text)
    assert.deepEqual(showResources(parsed), ['A.B/c.a', 'A.B/d.b'])
    assert.deepEqual(
      parsed.problems.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [['unclosed-block', 'A.B/c']],
    )
    assert.equal(showAttributes(parsed.resources[0]!.attributes), 'x=1')
  })

  test('half-typed text keeps the other resources', () => {
    for (const typed of [
      "x: 'abc",
      "x: 'a ${",
      "x: 'a ${b",
      "x: '''",
      'x: [',
      'x: {',
      'x: (',
      'x:',
      'x',
      'x: a ?',
      '...',
      '@',
      "resource c '",
      'resource',
      "'",
      'x: [for',
      ')',
    ]) {
      const parsed = read(
        `resource a 'A.B/c@1' = {\n  w: 1\n}\n\nresource b 'A.B/c@1' = {\n  ${typed}\n}\n\nresource d 'A.B/e@1' = {\n  y: 2\n}\n`,
      )
      const shown = showResources(parsed)
      assert.ok(shown.includes('A.B/c.a') && shown.includes('A.B/e.d'), `${typed}: ${shown}`)
    }
  })

  test('a header is a resource as soon as its type is closed', () => {
    assert.deepEqual(showResources(read("resource a 'A.B/c'\n")), ['A.B/c.a'])
    assert.deepEqual(showResources(read("resource a 'A.B/c@\n")), [])
    assert.deepEqual(showResources(read('resource a\nresource\n')), [])
  })

  test('reads CRLF, a byte order mark, tabs and text beyond ASCII', () => {
    const text =
      "\ufeffparam name string = 'ü'\r\n\r\nresource a 'A.B/c@1' = {\r\n\tx: name\r\n\ty: '''\r\none\r\n'''\r\n\tz: [\r\n\t\t'🙂'\r\n\t]\r\n}\r\n"
    assert.deepEqual(showResources(read(text)), ['A.B/c.a'])
    assert.equal(showAttributes(attributesOf(text)), 'x="ü", y="one\\r\\n", z=["🙂"]')
  })

  test('reading after edits gives what a fresh reading gives', () => {
    assertReadsAsFresh(bicep, editsOf(portal.text, 'minimumTlsVersion: ', "'TLS1_0' // {\n"))
    assertReadsAsFresh(bicep, editsOf(portal.text, 'param publicDownloads bool = ', 'false'))
  })

  test('a change of a default reaches the resource that asks for it', () => {
    const reader = bicep.createReader()
    const text = "param open bool = true\nresource r 'A.B/c@1' = {\n  x: open\n}\n"
    assert.equal(showAttributes(reader.read({ path: '', text }).resources[0]!.attributes), 'x=true')
    assert.equal(
      showAttributes(reader.read({ path: '', text: text.replace('true', 'false') }).resources[0]!.attributes),
      'x=false',
    )
    assert.equal(
      showAttributes(reader.read({ path: '', text: text.replace(' = true', '') }).resources[0]!.attributes),
      'x=→open',
    )
  })

  test('a default in the file decides who carries a layer, and is named as the reason', () => {
    const { shifts, open } = decisions(portal, 'storage')
    assert.equal(
      shifts['storage-anonymous-allowed'],
      'properties.allowBlobPublicAccess = true (default of parameter publicDownloads)',
    )
    assert.equal(open['firewall'], 'properties.networkAcls.defaultAction')
    assert.equal(decisions(portal, 'downloads').shifts['storage-container-public'], 'properties.publicAccess = "Blob"')
  })
})
