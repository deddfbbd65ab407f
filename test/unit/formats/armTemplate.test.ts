import { strict as assert } from 'node:assert'
import { armTemplate } from '../../../src/core/formats/arm/armTemplate.ts'
import type { Attribute, Value } from '../../../src/core/index.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources, showValue } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'

const files = fixtures('formats/arm-template')
const archive = files.find(({ path }) => path === 'azuredeploy.json')!
const database = files.find(({ path }) => path === 'database.json')!
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'

function read(text: string) {
  const parsed = armTemplate.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

/** A template of one resource with these properties. */
function template(properties: string, rest = ''): string {
  return `{ "$schema": "${schema}", ${rest} "resources": [{ "type": "A.B/c", "apiVersion": "1", "name": "n", "properties": ${properties} }] }`
}

function properties(text: string): readonly Attribute[] {
  const found = read(text).resources[0]!.attributes.find(({ name }) => name === 'properties')!
  return found.value.kind === 'map' ? found.value.entries : []
}

/** The value of an expression, with these parameters and variables. */
function valueOf(expression: string, rest = ''): Value {
  return properties(template(`{ "x": ${JSON.stringify(expression)} }`, rest))[0]!.value
}

suite('ARM templates', () => {
  test('finds every resource: children within their parents and by full type, and those of nested deployments', () => {
    const parsed = read(archive.text)
    assert.deepEqual(
      parsed.resources.map(({ type }) => type),
      [
        'Microsoft.Storage/storageAccounts',
        'Microsoft.Storage/storageAccounts/blobServices/containers',
        'Microsoft.Storage/storageAccounts/blobServices/containers',
        'Microsoft.KeyVault/vaults',
        'Microsoft.Resources/deployments',
        'Microsoft.Web/serverfarms',
        'Microsoft.Web/sites',
      ],
    )
    assert.equal(parsed.resources[0]!.name, "[variables('storageName')]")
    assert.deepEqual(parsed.problems, [])
  })

  test('takes the symbolic names of language version 2.0, and existing resources as only read', () => {
    assert.deepEqual(showResources(read(database.text)), [
      'data.Microsoft.KeyVault/vaults.vault',
      'Microsoft.Sql/servers.server',
      'Microsoft.Sql/servers/databases.catalogue',
      'Microsoft.Sql/servers/firewallRules.offices',
    ])
  })

  test('spans of a resource: the whole of it, its type and its name without quotes', () => {
    const text = `{ "$schema": "${schema}", "resources": { "one": { "type": "A.B/c", "name": "n", "resources": [ { "type": "d", "name": "m" } ] } } }`
    assert.deepEqual(
      read(text).resources.map(({ range, typeRange, nameRange }) =>
        [range, typeRange, nameRange].map(({ start, end }) => text.slice(start, end)),
      ),
      [
        [text.slice(text.indexOf('"one"'), -4), 'A.B/c', 'one'],
        ['{ "type": "d", "name": "m" }', 'd', 'm'],
      ],
    )
  })

  test('the type of a child goes on from its parent, unless it has a namespace', () => {
    const text = `{ "$schema": "${schema}", "resources": [{ "type": "A.B/c", "resources": [{ "type": "d", "name": "1", "resources": [{ "type": "e", "name": "2" }] }, { "type": "F.G/h", "name": "3" }] }] }`
    assert.deepEqual(showResources(read(text)), ['A.B/c.', 'A.B/c/d.1', 'A.B/c/d/e.2', 'F.G/h.3'])
  })

  test('reads values, comments and trailing commas', () => {
    assert.equal(
      showAttributes(properties(template('{ "a": 1, /* b */ "c": [true, null, "x",], // d\n "e": { "f": -1.5 }, }'))),
      'a=1, c=[true, null, "x"], e={f=-1.5}',
    )
  })

  test('takes expressions as unknown, and two brackets as text', () => {
    assert.equal(showValue(valueOf("[concat('a', parameters('b'))]")), "?[concat('a', parameters('b'))]")
    assert.equal(showValue(valueOf("[parameters('b').c]")), "?[parameters('b').c]")
    assert.equal(showValue(valueOf("[parameters('b')]")), "→parameters('b')")
    assert.equal(showValue(valueOf('[[text]')), '"[text]"')
    assert.equal(showValue(valueOf('[0-9] digits')), '"[0-9] digits"')
  })

  test('follows a parameter to its default and a variable to its value, and says so', () => {
    const rest = `"parameters": { "a": { "type": "bool", "defaultValue": true }, "b": { "type": "string" }, "c": { "type": "string", "defaultValue": "" }, "d": { "type": "string", "defaultValue": "[resourceGroup().location]" } }, "variables": { "e": "[parameters('a')]", "f": "x", "g": "[concat('x')]" },`
    const shown = (expression: string) => {
      const value = valueOf(expression, rest)
      return value.kind === 'literal' ? [value.value, value.via] : showValue(value)
    }
    assert.deepEqual(shown("[parameters('a')]"), [true, 'default of parameter a'])
    assert.deepEqual(shown("[ variables( 'f' ) ]"), ['x', 'variable f'])
    assert.deepEqual(shown("[variables('e')]"), [true, 'default of parameter a'])
    assert.equal(shown("[parameters('b')]"), "→parameters('b')", 'no default')
    assert.equal(shown("[parameters('c')]"), "→parameters('c')", 'an empty default: to be given')
    assert.equal(shown("[parameters('d')]"), "→parameters('d')", 'a default to be evaluated')
    assert.equal(shown("[variables('g')]"), "→variables('g')")
    assert.equal(shown("[variables('none')]"), "→variables('none')")
  })

  test('a value from elsewhere has its span where it is asked for', () => {
    const rest = '"variables": { "open": true, "rules": { "defaultAction": "Deny" } },'
    const literal = template(`{ "x": "[variables('open')]" }`, rest)
    const { start, end } = properties(literal)[0]!.value.range
    assert.equal(literal.slice(start, end), `"[variables('open')]"`)
    const text = template(`{ "x": "[variables('rules')]" }`, rest)
    const { value } = properties(text)[0]!
    assert.equal(showValue(value), '{defaultAction="Deny"}')
    assert.equal(text.slice(value.range.start, value.range.end), `"[variables('rules')]"`)
    const entry = value.kind === 'map' ? value.entries[0]! : undefined
    assert.deepEqual(entry?.nameRange, value.range)
    assert.deepEqual(entry?.value.range, value.range)
  })

  test('parameters of a nested deployment are its own only where it evaluates in its own scope', () => {
    const nested = (options: string) => `{ "$schema": "${schema}",
      "parameters": { "p": { "type": "bool", "defaultValue": true } },
      "resources": [{ "type": "Microsoft.Resources/deployments", "name": "d", "properties": { ${options} "template": {
        "parameters": { "p": { "type": "bool", "defaultValue": false } },
        "resources": [{ "type": "A.B/c", "name": "n", "properties": { "x": "[parameters('p')]" } }] } } }] }`
    const x = (options: string) => showAttributes(read(nested(options)).resources[1]!.attributes)
    assert.match(x('"expressionEvaluationOptions": { "scope": "inner" },'), /x=false/)
    assert.match(x('"expressionEvaluationOptions": { "scope": "outer" },'), /x=true/)
    assert.match(x(''), /x=true/, 'the default is the scope of the parent')
  })

  test('an expression may go over several lines', () => {
    const text = `{ "$schema": "${schema}", "resources": [\n{ "type": "A.B/c", "name": "n", "properties": { "x": "[concat('a',\n  'b')]", "y": true } },\n{ "type": "A.B/d", "name": "e" }] }`
    assert.deepEqual(
      read(text).resources.map(({ type }) => type),
      ['A.B/c', 'A.B/d'],
    )
    assert.match(showAttributes(properties(text)), /^x=\?\[concat\('a', +'b'\)\], y=true$/)
  })

  test('entries that are not resources are passed over', () => {
    assert.deepEqual(
      showResources(
        read(
          `{ "$schema": "${schema}", "resources": [1, null, "a", [], {}, { "type": 3 }, { "type": "A.B/c", "name": 4 }] }`,
        ),
      ),
      ['A.B/c.'],
    )
    assert.deepEqual(read(`{ "$schema": "${schema}" }`).resources, [])
    assert.deepEqual(read(`{ "$schema": "${schema}", "resources": "none" }`).resources, [])
  })

  test('reads the rest of a half-typed template', () => {
    const text = (typed: string) =>
      `{ "$schema": "${schema}", "resources": [ { "type": "A.B/a", "name": "a" }, { "type": "A.B/c", "name": "n", ${typed} }, { "type": "A.B/d", "name": "e" } ] }`
    for (const typed of ['"x":', '"x"', '"properties": { "x": }', '"x": tr', ',', '"x": 1,,'])
      assert.deepEqual(showResources(read(text(typed))), ['A.B/a.a', 'A.B/c.n', 'A.B/d.e'], typed)
    for (const typed of ['"x": "[par', '"properties": {', '"dependsOn": [', '"properties": { "x": [ }'])
      assert.deepEqual(showResources(read(text(typed))).slice(0, 2), ['A.B/a.a', 'A.B/c.n'], typed)
  })

  test('reads CRLF, a byte order mark and text beyond ASCII', () => {
    const text = `\ufeff{\r\n  "$schema": "${schema}",\r\n  // ü\r\n  "resources": [\r\n    { "type": "A.B/c", "name": "größe🙂",\r\n "properties": { "x": "\\u00fc" } }\r\n  ]\r\n}\r\n`
    assert.ok(armTemplate.matches({ path: 'a.json', text }))
    assert.deepEqual(showResources(read(text)), ['A.B/c.größe🙂'])
    assert.equal(showAttributes(properties(text)), 'x="ü"')
  })

  test('a template nested without end is refused with a word', () => {
    const parsed = read(template(`${'['.repeat(5000)}${']'.repeat(5000)}`))
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['too-deep'],
    )
  })

  test('reading after edits gives what a fresh reading gives', () => {
    assertReadsAsFresh(armTemplate, editsOf(archive.text, '"allowBlobPublicAccess": ', '"false", '))
    assertReadsAsFresh(armTemplate, editsOf(database.text, '"minimalTlsVersion": ', '"[variables(\'x\')]", '))
  })

  test('a default in the template decides who carries a layer, and is named as the reason', () => {
    const { shifts } = decisions(archive, "[variables('storageName')]")
    assert.equal(
      shifts['storage-anonymous-allowed'],
      'properties.allowBlobPublicAccess = true (default of parameter allowAnonymousReaders)',
    )
    assert.equal(
      shifts['storage-network-deny'],
      'properties.networkAcls.defaultAction = "Deny" (variable networkRules)',
    )
    assert.equal(
      decisions(archive, 'default/catalogue').shifts['storage-container-public'],
      'properties.publicAccess = "Blob"',
    )
  })
})
