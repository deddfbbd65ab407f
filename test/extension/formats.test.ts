import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { formats } from '../../src/core/formats/registry.ts'
import { formatSamples, isProgram } from '../helpers/formatSamples.ts'
import { eventually, extension, hoverText, lensesOf, withSetting } from './support.ts'

suite('Formats', () => {
  let folder: vscode.Uri

  suiteSetup(async () => {
    await extension().activate()
    folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'formats')
    const fixtures = vscode.Uri.joinPath(extension().extensionUri, 'test', 'fixtures', 'formats')
    await vscode.workspace.fs.copy(fixtures, folder, { overwrite: true })
  })

  const open = (path: string) => vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, path))

  test('are all tried here', () => {
    assert.deepEqual(new Set(formatSamples.map(({ format }) => format)), new Set(formats.map(({ id }) => id)))
  })

  for (const sample of formatSamples) {
    const { format, path, place, service, line } = sample

    test(`${format} is answered in ${path} by ${service}, as plain text too`, async () => {
      const document = await open(path)
      for (const language of [document.languageId, 'plaintext']) {
        const current = await vscode.languages.setTextDocumentLanguage(document, language)
        const lines = plain(await hoverText(current, place)).split('\n')
        assert.ok(lines[0]!.startsWith(service), `${language}: ${lines[0]}`)
        assert.ok(lines.includes(line), `${language}: ${lines.join('\n')}`)
        assert.equal(current.languageId, language, 'the language is left as it is')
      }
    })

    test(`${format} has ${isProgram(sample) ? 'a lens only where that is switched on' : 'a lens'} in ${path}`, async () => {
      const document = await vscode.languages.setTextDocumentLanguage(await open(path), languageOf(path))
      await hoverText(document, place) // until then a reader may still have to be loaded
      const there = () => hasLens(document, place)
      if (!isProgram(sample)) return void (await eventually('a lens', there))
      assert.deepEqual(await lensesOf(document), [])
      await withSetting(
        'codeLens.enabled',
        true,
        async () => void (await eventually('a lens', there)),
        document.languageId,
      )
      assert.deepEqual(await lensesOf(document), [])
    })
  }

  /** A lens above the line that holds the place. */
  async function hasLens(document: vscode.TextDocument, place: string): Promise<boolean> {
    const line = document.positionAt(document.getText().indexOf(place)).line + 1
    return (await lensesOf(document)).some(([above, title]) => above === line && /^You \d+/.test(title))
  }
})

/** The language that VS Code itself gives a file, which an earlier test may have changed. */
function languageOf(path: string): string {
  const byEnding: Readonly<Record<string, string>> = {
    json: 'json',
    yaml: 'yaml',
    yml: 'yaml',
    ts: 'typescript',
    py: 'python',
  }
  return byEnding[path.slice(path.lastIndexOf('.') + 1)] ?? 'plaintext'
}

/** Markdown of ours as it reads. */
function plain(markdown: string): string {
  return markdown
    .replaceAll('**', '')
    .replaceAll('&amp;', '&')
    .replaceAll(/ {2}$/gm, '')
    .replaceAll(/\\(?=[^\w\s])/g, '')
}
