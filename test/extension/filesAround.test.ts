import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { createResponsibilityService } from '../../src/core/index.ts'
import { AnalysisCache } from '../../src/extension/analysisCache.ts'
import { FileFilter } from '../../src/extension/fileFilter.ts'
import { smallTableText } from '../helpers/smallTable.ts'
import { eventually, extension, hoverText, lensesOf, openSample } from './support.ts'

/** A folder that nothing has been read of: each test has its own. */
let folders = 0

/** Files in a new folder of the workspace, by their path in it. */
async function newFolder(files: Readonly<Record<string, string>>): Promise<vscode.Uri> {
  const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, `around-${++folders}`)
  for (const [path, text] of Object.entries(files)) await write(vscode.Uri.joinPath(folder, path), text)
  return folder
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
}

/** Edits a file in its editor, without saving it. */
async function retype(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from)
  assert.notEqual(start, -1, `${document.uri} does not hold ${from}`)
  const edit = new vscode.WorkspaceEdit()
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)), to)
  assert.ok(await vscode.workspace.applyEdit(edit))
  assert.ok(document.isDirty)
}

/** Gives up what was typed and not saved. */
async function revert(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document)
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
}

const call = 'module "mail" {\n  source = "./queue"\n}\n'
const queue = 'resource "aws_sqs_queue" "this" {\n  sqs_managed_sse_enabled = true\n}\n'
const database =
  'variable "encrypted" {\n  type = bool\n}\n\nresource "aws_db_instance" "orders" {\n  storage_encrypted = var.encrypted\n}\n'

/** The only lens of a document; undefined while there is none. */
const lensOf = async (document: vscode.TextDocument) => (await lensesOf(document))[0]?.[1]
const lensBecomes = (document: vscode.TextDocument, title: RegExp) =>
  eventually(`the lens matches ${title}`, async () => title.test((await lensOf(document)) ?? ''))

suite('Files around a document', () => {
  suiteSetup(() => extension().activate())

  test('a name that refers to a resource of another file is answered as that resource', async () => {
    const hover = await hoverText(await openSample('database.tf'), 'aws_security_group.database.id', 4)
    assert.match(hover, /`aws_security_group\.database`/)
    assert.match(hover, /\*\*Amazon VPC\*\*/)
    assert.ok(decodeURIComponent(hover).includes('/network.tf'), 'the links lead to where it is declared')
  })

  test('the sample module is answered as what its folder creates, by its source, its name and what refers to it', async () => {
    const document = await openSample('queue.tf')
    for (const place of ['./modules/queue', 'order_events" {', 'module.order_events.arn']) {
      const hover = await hoverText(document, place, place.length - 5)
      assert.match(hover, /^\*\*Amazon SQS, Amazon CloudWatch\*\* · module with 3 resource blocks/)
      assert.match(hover, /\*\*AWS\*\*: /)
    }
    await lensBecomes(document, /^You \d+ · Shared \d+ · AWS \d+/)
  })

  test('the first hover has read what it needs', async () => {
    const folder = await newFolder({
      'main.tf': call,
      'queue/main.tf': queue,
      'uses.tf': 'output "bucket" {\n  value = aws_s3_bucket.pictures.arn\n}\n',
      'database.tf': database,
      'terraform.tfvars': 'encrypted = true\n',
      'bucket.tf': 'resource "aws_s3_bucket" "pictures" {}\n',
    })
    const open = (name: string) => vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name))
    assert.match(await hoverText(await open('main.tf'), './queue'), /\*\*Amazon SQS\*\* · module with 1 resource block/)
    assert.match(await hoverText(await open('uses.tf'), 'aws_s3_bucket.pictures'), /bucket\.tf/)
    assert.match(await hoverText(await open('database.tf'), 'aws_db_instance'), /encrypted in terraform\.tfvars/)
  })

  test('a module follows its files on the disk', async () => {
    const folder = await newFolder({ 'main.tf': call })
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'main.tf'))
    assert.match(await hoverText(document, './queue'), /is not known here/)
    assert.equal(await lensOf(document), undefined)
    await write(vscode.Uri.joinPath(folder, 'queue', 'main.tf'), queue)
    await lensBecomes(document, /^You 6 · Shared 2 · AWS 6$/)
    await write(vscode.Uri.joinPath(folder, 'queue', 'main.tf'), queue.replace('true', 'false'))
    await lensBecomes(document, /^You 7 · Shared 1 · AWS 6$/)
    assert.match(await hoverText(document, './queue'), /\*\*You\*\*: .*Encryption/)
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'queue', 'main.tf'))
    await eventually('the lens is gone', async () => (await lensOf(document)) === undefined)
  })

  test('a module follows its files as they are typed, and as they were when that is given up', async () => {
    const folder = await newFolder({ 'main.tf': call, 'queue/main.tf': queue })
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'main.tf'))
    await lensBecomes(document, /^You 6 · Shared 2 · AWS 6$/)
    const beside = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'queue', 'main.tf'))
    await retype(beside, 'true', 'false')
    await lensBecomes(document, /^You 7 · Shared 1 · AWS 6$/)
    assert.match(await hoverText(document, './queue'), /\*\*You\*\*: .*Encryption/)
    await revert(beside)
    await lensBecomes(document, /^You 6 · Shared 2 · AWS 6$/)
  })

  test('a variable follows a file of values on the disk', async () => {
    const folder = await newFolder({ 'database.tf': database })
    const values = vscode.Uri.joinPath(folder, 'terraform.tfvars')
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'database.tf'))
    await lensBecomes(document, /^You 7 · Shared 2 · AWS 5 · 1 may differ$/)
    await write(values, 'encrypted = true\n')
    await lensBecomes(document, /^You 6 · Shared 3 · AWS 5$/)
    assert.match(await hoverText(document, 'aws_db_instance'), /= true \(encrypted in terraform\.tfvars\)/)
    await write(values, 'encrypted = false\n')
    await lensBecomes(document, /^You 7 · Shared 2 · AWS 5$/)
    await vscode.workspace.fs.delete(values)
    await lensBecomes(document, /may differ$/)
    assert.match(await hoverText(document, 'aws_db_instance'), /Depends on `storage_encrypted`/)
  })

  test('a variable follows a file of values as it is typed, and as it was when that is given up', async () => {
    const folder = await newFolder({ 'database.tf': database, 'staging.auto.tfvars': 'encrypted = true\n' })
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'database.tf'))
    await lensBecomes(document, /^You 6 · Shared 3 · AWS 5$/)
    const values = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'staging.auto.tfvars'))
    await retype(values, 'true', 'false')
    await lensBecomes(document, /^You 7 · Shared 2 · AWS 5$/)
    assert.match(await hoverText(document, 'aws_db_instance'), /\*\*You\*\*: .*Encryption/)
    await revert(values)
    await lensBecomes(document, /^You 6 · Shared 3 · AWS 5$/)
  })

  test('around a document that is not saved nothing is looked for, and nothing is logged', async () => {
    const lines: string[] = []
    const keep = (line: string) => lines.push(line)
    const log = { warn: keep, error: keep } as unknown as vscode.LogOutputChannel
    const responsibility = createResponsibilityService(
      smallTableText({ resources: [{ configures: ['data'], terraform: ['acme_thing'] }] }),
    )
    const files = new FileFilter()
    const cache = new AnalysisCache(responsibility, files, log)
    try {
      const uri = vscode.Uri.from({ scheme: 'untitled', path: 'unsaved-module.tf' })
      const document = await vscode.workspace.openTextDocument(uri)
      const edit = new vscode.WorkspaceEdit()
      const text = `${call}\nresource "acme_thing" "a" {\n  size = var.size\n  near = acme_thing.other.id\n}\n`
      edit.insert(uri, new vscode.Position(0, 0), text)
      await vscode.workspace.applyEdit(edit)
      const read = await cache.settled(document, (analysis) => {
        const referred = cache.referredAt(analysis!, text.indexOf('acme_thing.other') + 2)
        const resources = analysis!.parsed.resources.map(({ attributes, creates }) => [attributes.length, creates])
        return { resources, referred: referred?.declaration.type }
      })
      assert.deepEqual(read, {
        resources: [
          [1, undefined],
          [2, undefined],
        ],
        referred: 'acme_thing',
      })
      assert.deepEqual(lines, [])
    } finally {
      vscode.Disposable.from(cache, files).dispose()
    }
  })
})
