import { strict as assert } from 'node:assert'
import { bicep } from '../../../src/core/formats/bicep/bicep.ts'
import type { Attribute, ResourceDeclaration, Value } from '../../../src/core/index.ts'
import { decisions } from '../../helpers/decisions.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources, showValue } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'
import { responsibility } from '../../helpers/table.ts'

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
      'module../modules/database.bicep.database',
      'module.br/public:avm/res/container-registry/registry:0.6.0.registry',
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
        "  a: b ? x : y\n  c: toLower(d)\n  e: 'f-${g}'\n  h: [for i in j: {\n    k: i\n  }]\n  l: map(m, n => { o: n })\n  p: q ?? s\n  r: !s\n  t: u[0].v\n  w: x.?y\n  z: 1 + 2",
      ),
      'a=?b ? x : y, c=?toLower(d), e=?f-${g}, h=?[for i in j: { k: i }], l=?map(m, n => { o: n }), p=?q ?? s, r=?!s, t=?u[0].v, w=?x.?y, z=?1 + 2',
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
    assert.notEqual(valueOf('c', circle), undefined)
    const chain = Array.from(
      { length: 8 },
      (_, i) =>
        `var v${i} = [${Array(6)
          .fill(`v${i + 1}`)
          .join(', ')}]`,
    )
    assert.notEqual(valueOf('v0', `${chain.join('\n')}\nvar v8 = 1`), undefined)
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
  })

  test('a spread of what the file says sets just that, and what follows it wins', () => {
    const before = 'var common = {\n  a: 1\n  b: 2\n}\nparam more object'
    assert.equal(attributes('  b: 0\n  ...common\n  a: 3', before), 'b=2, a=3')
    assert.equal(attributes('  ...(x ? { a: 1 } : {})\n  b: 2'), 'a=1|null, b=2')
    assert.equal(attributes('  a: 0\n  ...(x ? { a: 1 } : {})'), 'a=1|0')
    assert.equal(attributes('  ...more\n  ...common', before), '*=?...more, a=1, b=2')
  })

  test('a property whose name is put together may be any', () => {
    assert.equal(attributes("  a: {\n    '${b}-c': 1\n    d: 2\n  }"), "a={*=?'${b}-c': 1, d=2}")
  })

  test('children, decorators, comments and half a property are no attributes', () => {
    assert.equal(
      attributes(
        "  a: 1 // b: 2\n  /* c: 3\n  d: 4 */\n  @batchSize(1)\n  resource e 'f' = {\n    g: 5\n  }\n  h\n  i:\n  j: 6",
      ).replace(/, i=[^,]*/, ''),
      'a=1, j=6',
    )
  })

  test('parameters, types, functions and outputs are no resources', () => {
    const text =
      "targetScope = 'subscription'\nmetadata a = 'resource'\nimport { b } from 'c.bicep'\nparam resource string = 'x'\ntype d = {\n  resource: string\n}\nfunc e(f string) string => '${f}'\noutput h string = 'resource'\n"
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

  test('takes the branch of a condition that the file decides, and says what decided it', () => {
    const before =
      "param environment string = 'prod'\nparam size int = 3\nparam given string\nvar production = environment == 'prod'"
    const shown = (expression: string) => {
      const value = valueOf(expression, before)
      return value.kind === 'literal' ? [value.value, value.via] : showValue(value)
    }
    const decided = 'default of parameter environment'
    assert.deepEqual(shown("production ? 'Deny' : 'Allow'"), ['Deny', decided])
    assert.deepEqual(shown("!production ? 'Deny' : 'Allow'"), ['Allow', decided])
    assert.deepEqual(shown("environment =~ 'PROD' && size > 2 ? 1 : 2"), [1, decided])
    assert.deepEqual(shown("environment == 'PROD' ? 1 : 2"), [2, decided])
    assert.deepEqual(shown("empty(environment) || given == 'x' ? 1 : 2"), '1|2')
    assert.deepEqual(shown("empty(environment) && given == 'x' ? 1 : 2"), [2, decided])
    assert.deepEqual(shown("given == 'x' ? 1 : 1"), [1, undefined])
    assert.deepEqual(shown("given == 'x' ? 1 : production ? 2 : 3"), '1|2')
    assert.deepEqual(shown("contains(['prod', 'test'], environment) ? 1 : 2"), [1, decided])
    assert.deepEqual(shown("given == 'x' ? given : environment"), '→given|"prod"')
  })

  test('a default that is empty is said to decide, too', () => {
    const before = 'param options object = {}\nparam list array = []\nparam other object = { a: null }'
    for (const [expression, name] of [
      ["options.?access ?? 'x'", 'options'],
      ["empty(options) ? 'x' : 'y'", 'options'],
      ["contains(options, 'a') ? 'y' : 'x'", 'options'],
      ["length(list) > 0 ? 'y' : 'x'", 'list'],
      ["other.a ?? 'x'", 'other'],
    ] as const) {
      const value = valueOf(expression, before)
      const shown = value.kind === 'literal' ? [value.value, value.via] : showValue(value)
      assert.deepEqual(shown, ['x', `default of parameter ${name}`], expression)
    }
  })

  test('a condition may go over several lines, in an object and by itself', () => {
    const before = "param production bool = true\nvar rule = production\n  ? 'Deny' // closed\n  : 'Allow'"
    assert.equal(attributes('  x: rule\n  y: production\n    ? 1\n    : 2\n  z: 3', before), 'x="Deny", y=1, z=3')
  })

  test('a comment inside of an expression does not end it', () => {
    const before = 'param production bool = true'
    assert.equal(
      attributes(
        '  a: production /* && x */ ? 1 : 2\n  b: production /* c */ + d\n  e: production // f ? 1 : 2\n  g: 1 /* h */',
        before,
      ),
      'a=1, b=?production /* c */ + d, e=true, g=1',
    )
  })

  test('the first of several that is not null', () => {
    const before = "var nothing = null\nparam text string = 'a'\nparam given string"
    assert.equal(
      attributes("  w: nothing ?? text\n  x: text ?? given\n  y: given ?? 'b'\n  z: nothing ?? nothing", before),
      'w="a", x="a", y=→given|"b", z=null',
    )
  })

  test('follows members of objects and lists, and joins text', () => {
    const before =
      "var plans = {\n  prod: {\n    sku: 'P1v3'\n  }\n  test: {\n    sku: 'B1'\n  }\n}\nparam environment string = 'test'\nvar list = ['a', 'b']\nparam given object"
    assert.equal(
      attributes(
        "  a: plans.prod.sku\n  b: plans[environment].sku\n  c: list[1]\n  d: plans.other.sku\n  e: plans.?other.?sku\n  f: given.sku\n  g: '${environment}-${list[0]}-${1}'\n  h: 'x${given.name}'\n  i: toUpper(environment)",
        before,
      ),
      'a="P1v3", b="B1", c="b", d=→plans.other.sku, e=null, f=→given.sku, g="test-a-1", h=?x${given.name}, i="TEST"',
    )
  })

  test('a name that a loop or a function defines for itself is not that of the file', () => {
    const text =
      "param open bool = true\nparam i int = 1\nresource r 'A.B/c@1' = [for (open, i) in list: {\n  x: open\n  y: i\n  z: map(list, open => open)\n}]\n"
    assert.equal(showAttributes(attributesOf(text)), 'x=→open, y=→i, z=?map(list, open => open)')
  })

  test('a module is a declaration with its source as type, whatever stands before its body', () => {
    for (const [before, after] of [
      ['{', '}'],
      ['if (enabled) {', '}'],
      ['[for name in names: if (x) {', '}]'],
    ]) {
      const parsed = read(`module m './modules/a.bicep' = ${before}\n  params: {\n    b: 1\n  }\n${after}\n`)
      assert.deepEqual(showResources(parsed), ['module../modules/a.bicep.m'])
      assert.equal(showAttributes(parsed.resources[0]!.attributes), 'params={b=1}')
      assert.equal(parsed.resources[0]!.creates, undefined)
    }
  })
})

suite('Bicep modules', () => {
  const inner = [
    "param access string = 'Enabled'",
    "param label string = ''",
    'param audit bool = true',
    'param tier string?',
    "resource server 'Microsoft.Sql/servers@2023-08-01' = {\n  name: 'a'\n  properties: {\n    publicNetworkAccess: access\n    label: label\n    tier: tier\n  }\n}",
    "resource auditing 'Microsoft.Sql/servers/auditingSettings@2023-08-01' = if (audit) {\n  parent: server\n  name: 'default'\n}",
    "resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {\n  name: 'b'\n}",
  ].join('\n')

  function created(call: string, texts: Record<string, string> = {}) {
    const document = { path: 'infra/main.bicep', text: call }
    return bicep.createReader().read(document, memoryFiles({ 'infra/modules/inner.bicep': inner, ...texts }))
      .resources[0]!.creates
  }

  const shown = (resources: readonly ResourceDeclaration[] | undefined) =>
    resources?.map(
      ({ type, attributes: all }) => `${type} ${showAttributes(all.filter(({ name }) => name === 'properties'))}`,
    )

  test('a local module creates what its file declares, with its defaults', () => {
    assert.deepEqual(shown(created("module m 'modules/inner.bicep' = {\n  name: 'm'\n}")), [
      'Microsoft.Sql/servers properties={publicNetworkAccess="Enabled", label="", tier=null}',
      'Microsoft.Sql/servers/auditingSettings ',
    ])
  })

  test('what the call gives takes the place of defaults, and switches off what it makes conditional', () => {
    const call =
      "param open bool\nvar off = false\nmodule m './modules/inner.bicep' = {\n  params: {\n    access: 'Disabled'\n    audit: off\n    label: open ? 'a' : 'b'\n  }\n}"
    const resources = created(call)!
    assert.deepEqual(shown(resources), [
      'Microsoft.Sql/servers properties={publicNetworkAccess="Disabled", label="a"|"b", tier=null}',
    ])
    const { value } = resources[0]!.attributes.find(({ name }) => name === 'properties')!
    const access = value.kind === 'map' ? value.entries[0]!.value : value
    assert.equal(access.kind === 'literal' && access.via, 'given to module m')
  })

  test('parameters stay open where the call may set them: a value to be given, a spread, an expression', () => {
    for (const params of ['{\n    access: given\n  }', '{\n    ...given\n  }', 'given'])
      assert.match(
        shown(created(`param given object\nmodule m 'modules/inner.bicep' = {\n  params: ${params}\n}`))![0]!,
        /publicNetworkAccess=→access/,
        params,
      )
  })

  test('modules of modules are followed, and circles end', () => {
    const resources = created("module m 'modules/outer.bicep' = {\n  params: {\n    x: 'Disabled'\n  }\n}", {
      'infra/modules/outer.bicep': "param x string\nmodule i 'inner.bicep' = {\n  params: {\n    access: x\n  }\n}",
    })!
    assert.match(shown(resources[0]!.creates)![0]!, /publicNetworkAccess="Disabled"/)
    const circle = created("module m 'modules/inner.bicep' = {\n}", {
      'infra/modules/inner.bicep': "module again '../main.bicep' = {\n}\nmodule self 'inner.bicep' = {\n}",
    })!
    assert.deepEqual(
      circle.map(({ creates }) => creates),
      [undefined, undefined],
    )
  })

  test('a module that is not at hand, or of a registry, creates nothing that is known', () => {
    for (const source of [
      'modules/none.bicep',
      'br/public:avm/res/sql/server:0.1.0',
      'ts:a/b/c:1',
      '../../../x.bicep',
      '',
    ])
      assert.equal(created(`module m '${source}x' = {\n}`), undefined, source)
  })

  test('a module whose file is cut off creates what is left of it', () => {
    const call = "module m 'modules/inner.bicep' = {\n  params: {\n    access: 'Disabled'\n  }\n}"
    for (let end = 0; end <= inner.length; end += 7) {
      const left = created(call, { 'infra/modules/inner.bicep': inner.slice(0, end) })!
      for (const { attributes: all } of left) showAttributes(all)
      const whole = inner.slice(0, end).includes('servers@2023-08-01')
      assert.equal(
        left.some(({ type }) => type === 'Microsoft.Sql/servers'),
        whole && end > inner.indexOf("' = {"),
        `${end}`,
      )
    }
  })

  test('a module of the public registry is known by the table', () => {
    const { resources } = read("module m 'br/public:avm/res/storage/storage-account:0.9.1' = {\n  name: 'm'\n}\n")
    assert.equal(responsibility().describe(resources[0]!)?.service, 'azure/storage')
  })
})

suite('Bicep parameters', () => {
  const main =
    "param access string\nparam sku string = 'Basic'\nparam label string = ''\nresource r 'A.B/c@1' = {\n  access: access\n  sku: sku\n  label: label\n}\n"
  const read = (texts: Record<string, string>, path = 'a/main.bicep') =>
    bicep.createReader().read({ path, text: texts[path] ?? main }, memoryFiles({ 'a/main.bicep': main, ...texts }))
      .resources
  const shown = (texts: Record<string, string>) => showAttributes(read(texts)[0]!.attributes)
  const json = (values: Record<string, unknown>) => JSON.stringify({ parameters: values })

  test('a file that uses the template settles what has no default', () => {
    assert.equal(shown({}), 'access=→access, sku="Basic", label=→label')
    const texts = { 'a/test.bicepparam': "using './main.bicep'\nvar x = 'Disabled'\nparam access = x\n" }
    assert.equal(shown(texts), 'access="Disabled", sku="Basic", label=""')
    const [access] = read(texts)[0]!.attributes
    assert.equal(access!.value.kind === 'literal' && access!.value.via, 'set in test.bicepparam')
  })

  test('where files differ, or one differs from the default, it is one of several', () => {
    assert.equal(
      shown({
        'a/test.bicepparam': "using 'main.bicep'\nparam access = 'Disabled'\nparam sku = 'Basic'\n",
        'a/prod.bicepparam': "using 'main.bicep'\nparam access = 'Enabled'\nparam sku = 'Premium'\n",
      }),
      'access="Enabled"|"Disabled", sku="Basic"|"Premium", label=""',
    )
  })

  test('files named after the template count, others do not', () => {
    const access = json({ access: { value: 'Disabled' } })
    for (const name of ['main.parameters.json', 'main.parameters.test.json', 'main.test.parameters.json'])
      assert.match(shown({ [`a/${name}`]: access }), /^access="Disabled"/, name)
    for (const name of ['other.parameters.json', 'main2.parameters.json', 'main.json', 'parameters.json'])
      assert.match(shown({ [`a/${name}`]: access }), /^access=→access/, name)
    assert.match(shown({ 'a/x.bicepparam': "using 'other.bicep'\nparam access = 'Disabled'" }), /^access=→access/)
    assert.match(shown({ 'a/x.bicepparam': "using none\nparam access = 'Disabled'" }), /^access=→access/)
  })

  test('what has to be filled in, or is read from a vault, is open', () => {
    for (const value of [
      { value: '' },
      { value: '<name>' },
      { value: 'GEN-UNIQUE' },
      { reference: { keyVault: {} } },
      {},
    ])
      assert.match(
        shown({ 'a/main.parameters.json': json({ access: value }) }),
        /^access=→access/,
        JSON.stringify(value),
      )
  })

  test('one file that does not say keeps it open, beside what the other says', () => {
    assert.match(
      shown({
        'a/test.bicepparam': "using 'main.bicep'\nparam access = 'Disabled'\n",
        'a/prod.bicepparam': "using 'main.bicep'\nparam access = readEnvironmentVariable('ACCESS')\n",
      }),
      /^access=\?readEnvironmentVariable\('ACCESS'\)\|"Disabled"/,
    )
  })

  test('a project: values, template, modules in loops and under conditions, a template in JSON', () => {
    const texts = Object.fromEntries(
      [...fixtures('formats/bicep'), ...fixtures('formats/arm-template')].map(({ path, text }) => [
        path.replace(/^network/, 'modules/network').replace(/^cache/, '../arm-template/cache'),
        text,
      ]),
    )
    const files = memoryFiles(texts)
    const path = 'branches.prod.bicepparam'
    const [deployment] = bicep.createReader().read({ path, text: texts[path]! }, files).resources
    const assessment = responsibility().describe(deployment!)!
    assert.deepEqual(assessment.creates?.unknown, [])
    assert.ok(assessment.layers.some(({ party }) => party === 'shared'))
    const [vault, key, network, cache, ...more] = deployment!.creates!
    assert.deepEqual(more, [])
    assert.deepEqual(
      [vault, key, network, cache].map((each) => each!.name),
      ['vault', 'key', 'network', 'cache'],
    )
    assert.match(
      showAttributes(vault!.attributes),
      /softDeleteRetentionInDays=90, .* enablePurgeProtection=true, publicNetworkAccess="Disabled"/,
    )
    assert.match(showAttributes(network!.creates![0]!.attributes), /sourceAddressPrefix="VirtualNetwork"/)
    assert.match(
      showAttributes(cache!.creates![0]!.attributes),
      /enableNonSslPort=false, .* publicNetworkAccess="Disabled"/,
    )
  })

  test('a file of values creates what its template creates with them, and goes on from another', () => {
    const texts = {
      'a/base.bicepparam': "using none\nparam sku = 'Premium'\nparam access = 'Enabled'\n",
      'a/test.bicepparam': "using './main.bicep'\nextends './base.bicepparam'\nparam access = 'Disabled'\n",
    }
    const [deployment, ...more] = read(texts, 'a/test.bicepparam')
    assert.deepEqual(more, [])
    assert.deepEqual([deployment!.mode, deployment!.type, deployment!.name], ['module', './main.bicep', ''])
    assert.equal(showAttributes(deployment!.attributes), 'params={access="Disabled"}')
    assert.equal(showAttributes(deployment!.creates![0]!.attributes), 'access="Disabled", sku="Premium", label=""')
    assertRanges(texts['a/test.bicepparam'], { format: 'arm', resources: [deployment!], problems: [] })
  })
})

suite('Bicep references', () => {
  /** The name found at `|`, with what it covers. */
  function at(marked: string) {
    const offset = marked.indexOf('|')
    const text = marked.replace('|', '')
    const reference = bicep.referenceAt!(text, offset)
    if (!reference) return undefined
    assert.equal(text.slice(reference.range.start, reference.range.end), reference.name)
    return reference.name
  }
  const resource = (body: string) => `param x string\n\nresource r 'A.B/c@1' = {\n  ${body}\n}\n`

  test('symbolic names in expressions stand for what they name', () => {
    for (const body of [
      'a: |db.id',
      'a: db|.id',
      'parent: d|b',
      'dependsOn: [\n    d|b\n  ]',
      'dependsOn: [x, |db]',
      "a: 'x-${d|b.name}-y'",
      'a: f(x, d|b.id)',
      'a: x ? d|b.id : x',
      'a: x ? x : d|b.id',
      'a: {\n    b: {\n      c: d|b.properties.d\n    }\n  }',
      'a: [for i in x: {\n    b: d|b.id\n  }]',
      'a: map(x, i => d|b.id)',
      'a: d|b[0].id',
      'a: x[d|b.id]',
      "resource child 'd' = {\n    a: d|b.id\n  }",
      "'${x}-a': d|b.id",
      '...d|b',
      'a: !d|b.x && x',
    ])
      assert.equal(at(resource(body)), 'db', body)
    for (const text of [
      'output o string = d|b.outputs.x\n',
      'var v = {\n  a: d|b.id\n}\n',
      'param p string = d|b.id\n',
      "module m './a.bicep' = if (d|b.x) {\n}\n",
      "module m './a.bicep' = [for i in d|b.x: {\n}]\n",
      "module m './a.bicep' = {\n  params: {\n    a: d|b.id\n  }\n}\n",
      "resource r 'A.B/c@1' = [for i in d|b.x: if (i) {\n}]\n",
    ])
      assert.equal(at(text), 'db', text)
    assert.equal(at(resource('a: x::d|b')), 'db', 'a child by its parent')
    assert.equal(at(resource('a: d|b::x')), 'db', 'the parent of a child')
  })

  test('properties, keys, text, comments, types, local names and declarations stand for nothing', () => {
    for (const body of [
      'a: x.d|b',
      'a: x.?d|b',
      'd|b: x',
      'a: x ? {\n    d|b: x\n  } : x',
      "a: 'd|b'",
      "a: '''\nd|b\n'''",
      'a: x // d|b',
      '/* d|b */ a: x',
      'a: d|b(x)',
      'a: [for db in x: {\n    b: d|b.id\n  }]',
      'a: map(x, db => d|b.id)',
      'a: x |+ db',
    ])
      assert.equal(at(resource(body)), undefined, body)
    for (const text of [
      "resource d|b 'A.B/c@1' = {\n}\n",
      "resource db 'A.B/d|b@1' = {\n}\n",
      "module d|b './db.bicep' = {\n}\n",
      'param d|b string\n',
      'param a d|b = x\n',
      "resource r 'A.B/c@1' = [for db in x: {\n  a: d|b\n}]\n",
      '|',
      'd|b\n',
    ])
      assert.equal(at(text), undefined, text)
  })

  test('every name of a file that stands for a declaration finds it', () => {
    const { text } = portal
    const offset = text.indexOf('storage.properties.primaryEndpoints')
    const referred = responsibility().referredAt(portal, responsibility().analyze(portal)!, offset)
    assert.equal(referred?.declaration.type, 'Microsoft.Storage/storageAccounts')
    for (let at = 0; at <= text.length; at += 3) bicep.referenceAt!(text, at)
  })
})
