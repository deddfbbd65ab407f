import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { commands } from '../../src/extension/contributions.ts'
import { eventually, extension, openSample } from './support.ts'

suite('Commands', () => {
  suiteSetup(() => extension().activate())

  test('all contributed commands are registered', async () => {
    const registered = new Set(await vscode.commands.getCommands(true))
    for (const command of Object.values(commands)) assert.ok(registered.has(command), command)
  })

  test('show at cursor opens the sidebar without complaint, also where there is nothing to show', async () => {
    await vscode.window.showTextDocument(await openSample('database.tf'))
    await vscode.commands.executeCommand(commands.showAtCursor)
    await vscode.window.showTextDocument(await openSample('notes.md'))
    await vscode.commands.executeCommand(commands.showAtCursor)
    await vscode.commands.executeCommand(commands.showAtCursor, 'no such uri', 3)
    await vscode.commands.executeCommand(commands.showAtCursor, { not: 'a string' }, null)
  })

  test('copy puts the resource at the cursor on the clipboard as Markdown', async () => {
    const document = await openSample('database.tf')
    const offset = document.getText().indexOf('"orders"')
    await vscode.env.clipboard.writeText('before')
    await vscode.commands.executeCommand(commands.copyMarkdown, document.uri.toString(), offset)
    const text = await eventually('the clipboard holds the assessment', async () => {
      const found = await vscode.env.clipboard.readText()
      return found.startsWith('## ') ? found : undefined
    })
    assert.match(text, /Amazon RDS/)
    assert.match(text, /\| Data centre \|/)
  })

  test('pin and unpin take turns', async () => {
    await vscode.commands.executeCommand(commands.pin)
    await vscode.commands.executeCommand(commands.unpin)
  })

  test('look-up opens with no file open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand(commands.lookUp)
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
  })
})
