import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundles, nodeEntry } from '../../../src/build/bundle.ts'
import { repositoryFolder } from '../../../src/build/paths.ts'
import { commands, contexts, settings, views } from '../../../src/extension/contributions.ts'

const manifest = JSON.parse(readFileSync(join(repositoryFolder, 'package.json'), 'utf8'))
const { contributes } = manifest

suite('Manifest', () => {
  test('contributes exactly the commands the extension registers, in one category, with sentence-like titles', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }: { command: string }) => command).sort(),
      Object.values(commands).sort(),
    )
    for (const { category, title } of contributes.commands) {
      assert.equal(category, 'Responsibility Lens')
      assert.match(title, /^[A-Z]/)
    }
  })

  test('menus name contributed commands, and what cannot apply is hidden', () => {
    const known = new Set(Object.values<string>(commands))
    for (const items of Object.values<{ command: string; when?: string }[]>(contributes.menus))
      for (const { command, when } of items) {
        assert.ok(known.has(command), command)
        assert.ok(when, `${command} has no when clause`)
      }
  })

  test('when clauses use the context keys the extension sets', () => {
    const clauses = JSON.stringify(contributes.menus)
    for (const key of clauses.match(/responsibilityLens\.(?!sidebar)[a-zA-Z]+(?= \||"|\)| &)/g) ?? [])
      assert.ok([...Object.values<string>(contexts), ...Object.values<string>(commands)].includes(key), key)
  })

  test('contributes the view and its container under the ids the extension uses', () => {
    assert.equal(contributes.viewsContainers.activitybar[0].id, views.container)
    assert.deepEqual(
      contributes.views[views.container].map(({ id, type }: { id: string; type: string }) => [id, type]),
      [[views.sidebar, 'webview']],
    )
  })

  test('contributes exactly the settings the extension reads, each with a default and a description', () => {
    const { section, ...names } = settings
    const properties = contributes.configuration.properties
    assert.deepEqual(
      Object.keys(properties),
      Object.values(names).map((name) => `${section}.${name}`),
    )
    for (const property of Object.values<{ default: unknown; markdownDescription: string }>(properties)) {
      assert.notEqual(property.default, undefined)
      assert.ok(property.markdownDescription)
    }
  })

  test('changes the defaults of its own settings only', () => {
    for (const changed of Object.values<object>(contributes.configurationDefaults))
      assert.deepEqual(Object.keys(changed), [`${settings.section}.${settings.codeLensEnabled}`])
  })

  test('entry points are those the build writes', () => {
    assert.equal(manifest.main, `./${nodeEntry}`)
    assert.equal(manifest.browser, `./${bundles.extension!.outfile}`)
    assert.equal(manifest.bin.responsibility, `./${bundles.cli!.outfile}`)
  })

  test('every file the manifest names is there', () => {
    const files = [
      manifest.icon,
      contributes.viewsContainers.activitybar[0].icon,
      contributes.views[views.container][0].icon,
      ...contributes.grammars.map(({ path }: { path: string }) => path),
    ]
    for (const file of files) assert.ok(existsSync(join(repositoryFolder, file)), file)
  })

  test('claims no language and supports untrusted and virtual workspaces', () => {
    assert.equal(contributes.languages, undefined)
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true })
  })

  test('asks for no newer VS Code than 1.91', () => {
    assert.equal(manifest.engines.vscode, '^1.91.0')
  })
})
