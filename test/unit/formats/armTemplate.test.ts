import { strict as assert } from 'node:assert'
import { armTemplate } from '../../../src/core/formats/arm/armTemplate.ts'
import { bicep } from '../../../src/core/formats/bicep/bicep.ts'
import type { Attribute, Value } from '../../../src/core/index.ts'
import { decisions } from '../../helpers/decisions.ts'
import { memoryFiles } from '../../helpers/files.ts'
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
    assert.equal(showValue(valueOf("[parameters('b').c]")), "→parameters('b').c")
    assert.equal(showValue(valueOf("[parameters('b')]")), "→parameters('b')")
    assert.equal(showValue(valueOf('[[text]')), '"[text]"')
    assert.equal(showValue(valueOf('[0-9] digits')), '"[0-9] digits"')
  })

  test('follows a parameter to its default and a variable to its value, and says so', () => {
    const rest = `"parameters": { "a": { "type": "bool", "defaultValue": true }, "b": { "type": "string" }, "c": { "type": "string", "defaultValue": "" }, "d": { "type": "string", "defaultValue": "[resourceGroup().location]" } }, "variables": { "e": "[parameters('a')]", "f": "x", "g": "[uniqueString('x')]" },`
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
    const text = `{ "$schema": "${schema}", "resources": [\n{ "type": "A.B/c", "name": "n", "properties": { "x": "[guid('a',\n  'b')]", "y": true } },\n{ "type": "A.B/d", "name": "e" }] }`
    assert.deepEqual(
      read(text).resources.map(({ type }) => type),
      ['A.B/c', 'A.B/d'],
    )
    assert.match(showAttributes(properties(text)), /^x=\?\[guid\('a', +'b'\)\], y=true$/)
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

  test('a list longer than a call may have arguments is read', () => {
    const text = `{ "$schema": "${schema}", "resources": [${'1,'.repeat(300_000)} { "type": "A.B/c", "name": "n" }] }`
    assert.deepEqual(showResources(read(text)), ['A.B/c.n'])
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

  test('takes the branch of a condition that the template decides, and says what decided it', () => {
    const rest = `"parameters": { "env": { "type": "string", "defaultValue": "prod" }, "given": { "type": "string" } }, "variables": { "production": "[equals(parameters('env'), 'prod')]" },`
    const shown = (expression: string) => {
      const value = valueOf(expression, rest)
      return value.kind === 'literal' ? [value.value, value.via] : showValue(value)
    }
    const decided = 'default of parameter env'
    assert.deepEqual(shown("[if(variables('production'), 'Deny', 'Allow')]"), ['Deny', decided])
    assert.deepEqual(shown("[if(not(variables('production')), 1, 2)]"), [2, decided])
    assert.deepEqual(shown("[if(and(equals(1, 2), equals(parameters('given'), 'x')), 1, 2)]"), [2, undefined])
    assert.deepEqual(shown("[if(or(empty(''), equals(parameters('given'), 'x')), true(), false())]"), [true, undefined])
    assert.deepEqual(shown("[if(equals(parameters('given'), 'x'), 'a', 'b')]"), '"a"|"b"')
    assert.deepEqual(shown("[if(equals(parameters('given'), 'x'), 'a', null())]"), '"a"|null')
    assert.deepEqual(shown("[coalesce(null(), parameters('ENV'))]"), ['prod', decided])
    assert.deepEqual(shown("[format('{0}-{1}', 'it''s', 3)]"), ["it's-3", undefined])
    assert.deepEqual(shown("[if(equals(1, 1), 'a'"), ["[if(equals(1, 1), 'a'", undefined])
    assert.deepEqual(shown("[if(equals(1, 1), 'a']"), "?[if(equals(1, 1), 'a']")
  })

  test('follows members of objects and lists', () => {
    const rest = `"variables": { "plans": { "prod": { "sku": "P1" } }, "list": ["a", "b"], "env": "prod" },`
    const shown = (expression: string) => showValue(valueOf(expression, rest))
    assert.equal(shown("[variables('plans').prod.sku]"), '"P1"')
    assert.equal(shown("[variables('plans')[variables('env')].SKU]"), '"P1"')
    assert.equal(shown("[variables('list')[1]]"), '"b"')
    assert.equal(shown("[variables('plans').test.sku]"), "→variables('plans').test.sku")
    assert.equal(shown("[reference('x').y]"), "?reference('x').y")
  })

  test('properties made by a copy loop, and those whose name is an expression, are not absent', () => {
    assert.equal(
      showAttributes(properties(template(`{ "copy": [{ "name": "rules", "count": 2, "input": {} }], "x": 1 }`))),
      'copy=[{name="rules", count=2, input={}}], rules=?copy, x=1',
    )
    assert.equal(showAttributes(properties(template(`{ "[parameters('a')]": 1 }`))), '*=1')
  })

  test('a nested deployment in its own scope has what is given to it', () => {
    const nested = (parameters: string) => `{ "$schema": "${schema}",
      "variables": { "v": "outer" },
      "resources": [{ "type": "Microsoft.Resources/deployments", "name": "d", "properties": {
        "expressionEvaluationOptions": { "scope": "inner" }, ${parameters} "template": {
        "parameters": { "p": { "type": "string", "defaultValue": "inner" }, "q": { "type": "string" } },
        "resources": [{ "type": "A.B/c", "name": "n", "x": "[parameters('p')]", "y": "[parameters('q')]" }] } } }] }`
    const shown = (parameters: string) =>
      showAttributes(read(nested(parameters)).resources[1]!.attributes.filter(({ name }) => /^[xy]$/.test(name)))
    assert.equal(shown(''), `x="inner", y=→parameters('q')`)
    assert.equal(
      shown(`"parameters": { "P": { "value": "[variables('v')]" }, "q": { "value": "b" } },`),
      'x="outer", y="b"',
    )
    assert.equal(shown(`"parameters": { "p": { "reference": {} } },`), `x=→parameters('p'), y=→parameters('q')`)
    assert.equal(shown(`"parametersLink": { "uri": "x" },`), `x=→parameters('p'), y=→parameters('q')`)
  })
})

suite('Linked ARM templates', () => {
  const inner = `{ "$schema": "${schema}", "parameters": { "access": { "type": "string", "defaultValue": "Enabled" }, "audit": { "type": "bool", "defaultValue": true } },
    "resources": [
      { "type": "A.B/c", "name": "n", "x": "[parameters('access')]" },
      { "type": "A.B/d", "name": "n", "condition": "[parameters('audit')]", "resources": [{ "type": "e", "name": "o" }] }
    ] }`
  const calling = (link: string, parameters = '') =>
    `{ "$schema": "${schema}", "resources": [{ "type": "Microsoft.Resources/deployments", "name": "d", "properties": { "templateLink": { ${link} }${parameters} } }] }`
  const files = (text: string) => memoryFiles({ 'a/main.json': text, 'a/linked/inner.json': inner })
  const readMain = (text: string) => {
    const parsed = armTemplate.createReader().read({ path: 'a/main.json', text }, files(text))
    assertRanges(text, parsed)
    return parsed
  }
  const relative = `"relativePath": "linked/inner.json"`

  test('a template linked by a path is a module beside the deployment, and creates what it declares', () => {
    for (const link of [
      relative,
      `"uri": "[uri(deployment().properties.templateLink.uri, 'linked/inner.json')]"`,
      `"uri": "./linked/inner.json"`,
    ]) {
      const { resources } = readMain(calling(link))
      assert.deepEqual(
        resources.map(({ mode, type }) => [mode, type.replace('./', '')]),
        [
          ['resource', 'Microsoft.Resources/deployments'],
          ['module', 'linked/inner.json'],
        ],
      )
      assert.deepEqual(
        resources[1]!.creates!.map(({ type }) => type),
        ['A.B/c', 'A.B/d', 'A.B/d/e'],
      )
    }
  })

  test('what the deployment gives takes the place of defaults', () => {
    const parameters = `, "parameters": { "access": { "value": "Disabled" }, "audit": { "value": false } }`
    const created = readMain(calling(relative, parameters)).resources[1]!.creates!
    assert.equal(created.length, 1)
    assert.match(showAttributes(created[0]!.attributes), /x="Disabled"/)
  })

  test('a template that is not at hand is a module of which nothing is known; one by its whole address is none', () => {
    assert.equal(readMain(calling(`"relativePath": "none.json"`)).resources[1]!.creates, undefined)
    for (const link of [`"uri": "https://host.example/a.json"`, `"uri": "[parameters('u')]"`, `"id": "x"`, `"uri": 3`])
      assert.equal(readMain(calling(link)).resources.length, 1, link)
  })

  test('templates that lead back to themselves end', () => {
    const parsed = readMain(calling(`"relativePath": "main.json"`))
    assert.equal(parsed.resources[1]!.creates, undefined)
  })

  test('a Bicep module may be a template in JSON', () => {
    const text = "module m 'linked/inner.json' = {\n  params: {\n    access: 'Disabled'\n  }\n}\n"
    const [module] = bicep.createReader().read({ path: 'a/main.bicep', text }, files('')).resources
    assert.match(showAttributes(module!.creates![0]!.attributes), /x="Disabled"/)
  })

  test('files of values settle the parameters of the template they are named after', () => {
    const values = JSON.stringify({ parameters: { access: { value: 'Disabled' } } })
    const read = (name: string) =>
      showAttributes(
        armTemplate
          .createReader()
          .read({ path: 'a/inner.json', text: inner }, memoryFiles({ 'a/inner.json': inner, [`a/${name}`]: values }))
          .resources[0]!.attributes,
      )
    assert.match(read('inner.parameters.json'), /x="Enabled"\|"Disabled"/)
    assert.match(read('other.parameters.json'), /x="Enabled"$/)
  })
})

suite('ARM references', () => {
  function at(text: string, place: string, into = 1) {
    const reference = armTemplate.referenceAt!(text, text.indexOf(place) + into)
    return reference && [text.slice(reference.range.start, reference.range.end), reference.name, reference.type]
  }
  const text = `{ "$schema": "${schema}", "resources": [
    { "type": "A.B/c", "name": "one", "resources": [{ "type": "d", "name": "child" }] },
    { "type": "A.B/c", "name": "[variables('two')]" },
    { "type": "E.F/g", "name": "[parameters('n')]", "tags": { "A.B/c": "A.B/c plain" }, "dependsOn": [
      "[resourceId('A.B/c', 'one')]", "[resourceId('a.b/C', variables('two'))]", "[resourceId('A.B/c', 'three')]", "[variables('two')]"
    ], "id": "[concat(reference(resourceId('A.B/c/d', 'one', 'child')).id, 'E.F/g')]" }
  ] }`

  test('a type in a call stands for the resource of that type, by its name where there are several', () => {
    assert.deepEqual(at(text, "A.B/c', 'one')"), ['A.B/c', 'one', 'A.B/c'])
    assert.deepEqual(at(text, 'a.b/C'), ['a.b/C', "[variables('two')]", 'A.B/c'])
    assert.equal(at(text, "A.B/c', 'three')"), undefined)
    assert.deepEqual(at(text, 'A.B/c/d'), ['A.B/c/d', 'child', 'A.B/c/d'])
  })

  test('a dependency by its name stands for the resource', () => {
    assert.deepEqual(at(text, `"[variables('two')]"\n`), ["[variables('two')]", "[variables('two')]", undefined])
    const symbolic = `{ "languageVersion": "2.0", "resources": { "db": { "type": "A.B/c" }, "web": { "type": "A.B/d", "dependsOn": ["db"], "x": "[reference('db').y]", "z": "db" } } }`
    assert.deepEqual(at(symbolic, `"db"]`), ['db', 'db', undefined])
    assert.deepEqual(at(symbolic, `'db'`), ['db', 'db', undefined])
    assert.equal(at(symbolic, `"db" }`), undefined)
  })

  test('keys, plain text, types where they are declared and other calls stand for nothing', () => {
    for (const place of ['"A.B/c":', '"A.B/c plain', '"E.F/g", "name', "'E.F/g')", 'concat', '$schema'])
      assert.equal(at(text, place), undefined, place)
    for (let offset = 0; offset <= text.length; offset++) armTemplate.referenceAt!(text, offset)
  })
})
