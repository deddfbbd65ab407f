import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { createResponsibilityService } from '../../src/core/index.ts'
import { AnalysisCache } from '../../src/extension/analysisCache.ts'
import { createAssessments } from '../../src/extension/assessments.ts'
import { registerCodeLens } from '../../src/extension/codeLens.ts'
import { FileFilter } from '../../src/extension/fileFilter.ts'
import { createGuard } from '../../src/extension/guard.ts'
import { smallTableText } from '../helpers/smallTable.ts'
import { extension, lensesOf, openSample, withSetting } from './support.ts'

const bucket = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: AWS::S3::Bucket\n'

suite('Code lens', () => {
  suiteSetup(() => extension().activate())

  test('says above each resource how many layers each party carries, and nothing elsewhere', async () => {
    const document = await openSample('database.tf')
    const lenses = await lensesOf(document)
    assert.deepEqual(
      lenses.map(([line]) => document.lineAt(line - 1).text),
      [
        'resource "aws_db_subnet_group" "shop" {',
        'resource "aws_db_instance" "orders" {',
        'resource "aws_db_instance" "reporting" {',
        'resource "aws_s3_bucket" "exports" {',
      ],
    )
    for (const [, title] of lenses) assert.match(title, /^You \d+ · (Shared \d+ · )?AWS \d+( · \d+ may differ)?$/)
  })

  test('is there at once with its title, and shows its resource in the sidebar', async () => {
    const document = await openSample('database.tf')
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      0, // resolves none
    )
    const { command, arguments: place } = lenses.find(({ range }) => range.start.line === 5)!.command!
    assert.equal(command, 'responsibilityLens.showAtCursor')
    assert.deepEqual(place, [document.uri.toString(), document.getText().indexOf('aws_db_instance')])
    await vscode.commands.executeCommand(command, ...place!)
  })

  test('is not there for a type that is not in the table, nor for what is only read', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: 'lens.tf' }))
    const edit = new vscode.WorkspaceEdit()
    const text = 'resource "foo_bar" "a" {}\ndata "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket" "c" {}\n'
    edit.insert(document.uri, new vscode.Position(0, 0), text)
    await vscode.workspace.applyEdit(edit)
    assert.deepEqual(
      (await lensesOf(document)).map(([line]) => line),
      [3],
    )
  })

  test('stays above the others while a resource is being typed', async () => {
    const document = await vscode.workspace.openTextDocument({ content: bucket, language: 'yaml' })
    const before = await lensesOf(document)
    assert.equal(before.length, 1)
    for (const typed of ['  B', ':', '\n', '    Ty', 'pe: AWS::', 'S3']) {
      const edit = new vscode.WorkspaceEdit()
      edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, typed)
      await vscode.workspace.applyEdit(edit)
      assert.deepEqual(await lensesOf(document), before, typed)
    }
  })

  test('the setting switches it off and on', async () => {
    const document = await openSample('template.yaml')
    assert.notEqual((await lensesOf(document)).length, 0)
    await withSetting('codeLens.enabled', false, async () => assert.deepEqual(await lensesOf(document), []))
    assert.notEqual((await lensesOf(document)).length, 0)
  })

  test('is off in files of code, unless it is switched on for their language', async () => {
    const document = await vscode.workspace.openTextDocument({ content: bucket, language: 'typescript' })
    await withSetting('files.include', ['**/*'], async () => {
      assert.deepEqual(await lensesOf(document), [])
      await withSetting(
        'codeLens.enabled',
        true,
        async () => assert.equal((await lensesOf(document)).length, 1),
        'typescript',
      )
    })
    for (const language of ['typescript', 'javascript', 'python']) {
      const configuration = vscode.workspace.getConfiguration('responsibilityLens', { languageId: language })
      assert.equal(configuration.get('codeLens.enabled'), false, language)
    }
  })

  test('is gone when it is disposed', async () => {
    const log = vscode.window.createOutputChannel('Lens disposal test', { log: true })
    const responsibility = createResponsibilityService(
      smallTableText({ resources: [{ configures: ['data'], cloudformation: ['Acme::A::B'] }] }),
    )
    const files = new FileFilter()
    const analyses = new AnalysisCache(responsibility, files, log)
    const assessments = createAssessments(responsibility)
    const lens = registerCodeLens({ responsibility, analyses, assessments, files, guard: createGuard(log) })
    const content = bucket.replace('AWS::S3::Bucket', 'Acme::A::B')
    const document = await vscode.workspace.openTextDocument({ content, language: 'yaml' })
    const mine = async () => (await lensesOf(document)).filter(([, title]) => title === 'Acme 14').length
    assert.equal(await mine(), 1)
    lens.dispose()
    assert.equal(await mine(), 0)
    for (const each of [analyses, files, log]) each.dispose()
  })
})
