import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { FileFilter } from '../../src/extension/fileFilter.ts'
import { extension, hoverText, lensesOf, openSample, withSetting } from './support.ts'

/** The names of the sample files that the settings let through. */
async function accepted(...names: string[]): Promise<string[]> {
  const filter = new FileFilter()
  try {
    const documents = await Promise.all(names.map(openSample))
    return names.filter((_, index) => filter.accepts(documents[index]!))
  } finally {
    filter.dispose()
  }
}

suite('Files to read', () => {
  suiteSetup(() => extension().activate())

  test('are all by default', async () => {
    assert.deepEqual(await accepted('database.tf', 'template.yaml'), ['database.tf', 'template.yaml'])
  })

  for (const glob of ['database.tf', '**/database.tf', './database.tf', '**/*.tf', '{database,network}.tf'])
    test(`are not those that match an exclude glob: ${glob}`, () =>
      withSetting('files.exclude', [glob], async () => {
        assert.deepEqual(await accepted('database.tf', 'template.yaml'), ['template.yaml'])
      }))

  test('are only those that match an include glob where there is one, less the excluded', () =>
    withSetting('files.include', ['*.tf', 'template.json'], async () => {
      const names = ['database.tf', 'google.tf', 'template.json', 'template.yaml']
      assert.deepEqual(await accepted(...names), ['database.tf', 'google.tf', 'template.json'])
      await withSetting('files.exclude', ['google.*'], async () =>
        assert.deepEqual(await accepted(...names), ['database.tf', 'template.json']),
      )
    }))

  test('a glob of a folder means all in it, and a glob of the workspace does not match elsewhere', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri
    const inside = vscode.Uri.joinPath(folder, 'modules', 'db', 'main.tf')
    const deeper = vscode.Uri.joinPath(folder, 'other', 'modules', 'main.tf')
    for (const uri of [inside, deeper])
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('resource "aws_s3_bucket" "b" {}\n'))
    const [first, second] = [
      await vscode.workspace.openTextDocument(inside),
      await vscode.workspace.openTextDocument(deeper),
    ]
    for (const [globs, expected] of [
      [['modules/**'], [false, true]],
      [['modules'], [false, true]],
      [['modules/'], [false, true]],
      [['**/modules/**'], [false, false]],
      [['**/modules'], [false, false]],
    ] as const)
      await withSetting('files.exclude', globs, async () => {
        const filter = new FileFilter()
        assert.deepEqual([filter.accepts(first), filter.accepts(second)], expected, globs[0])
        filter.dispose()
      })
  })

  test('an older version of a file beside a change counts like the file', () =>
    withSetting('files.exclude', ['database.tf'], async () => {
      const filter = new FileFilter()
      const { path } = (await openSample('database.tf')).uri
      const history = vscode.workspace.registerTextDocumentContentProvider('older', {
        provideTextDocumentContent: () => '',
      })
      const older = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'older', path }))
      assert.equal(filter.accepts(older), false)
      vscode.Disposable.from(filter, history).dispose()
    }))

  test('what is no glob in the settings counts as not written', () =>
    withSetting('files.exclude', [7, '', null, 'google.tf'], async () => {
      assert.deepEqual(await accepted('database.tf', 'google.tf'), ['database.tf'])
    }))

  test('an excluded file has neither hover nor lens, and has them again without a reload', async () => {
    const document = await openSample('database.tf')
    await withSetting('files.exclude', ['database.tf'], async () => {
      assert.equal(await hoverText(document, '"aws_db_instance" "orders"', 3), '')
      assert.deepEqual(await lensesOf(document), [])
    })
    assert.match(await hoverText(document, '"aws_db_instance" "orders"', 3), /Amazon RDS/)
    assert.equal((await lensesOf(document)).length, 4)
  })

  test('an included file is answered whatever its language, if its content is infrastructure', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri
    const template = vscode.Uri.joinPath(folder, 'stack.rb')
    const text = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: AWS::S3::Bucket\n'
    await vscode.workspace.fs.writeFile(template, new TextEncoder().encode(text))
    const document = await vscode.workspace.openTextDocument(template)
    await vscode.languages.setTextDocumentLanguage(document, 'ruby')
    assert.equal(await hoverText(document, 'AWS::S3::Bucket'), '')
    await withSetting('files.include', ['stack.*'], async () => {
      assert.match(await hoverText(document, 'AWS::S3::Bucket'), /Amazon S3/)
      assert.equal((await lensesOf(document)).length, 1)
      assert.deepEqual(await lensesOf(await openSample('notes.md')), [])
    })
    assert.deepEqual(await lensesOf(document), [])
  })
})
