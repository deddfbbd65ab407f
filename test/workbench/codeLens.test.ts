import assert from 'node:assert/strict'
import { join } from 'node:path'
import { testSettings } from '../../src/build/vscode/settings.ts'
import { session, useWorkbench } from './session.ts'

suite('Code lens in the installed extension', () => {
  const workbench = useWorkbench(() => session().server.address(session().workspace))

  test('Should stand above each resource and say who carries how many layers', async () => {
    await workbench().editor.open(join(session().workspace, 'database.tf'))
    const titles = await workbench().codeLenses.titles(4)
    for (const title of titles) assert.match(title, /^You \d+ · .*AWS \d+/)
  })

  test('Should show its resource in the sidebar wherever the cursor is, until the cursor moves', async () => {
    await workbench().editor.moveTo('aws_db_instance" "orders"')
    assert.equal(await workbench().sidebar.isOpen(), false)
    await workbench().codeLenses.clickLast()
    await workbench().sidebar.waitForHeading('Amazon S3')
    await workbench().editor.moveTo('aws_db_instance" "reporting"')
    await workbench().sidebar.waitForHeading('Amazon RDS')
    await workbench().codeLenses.clickLast()
    await workbench().sidebar.waitForHeading('Amazon S3')
  })

  test('Should be gone where the file is excluded, and the sidebar should say why', async () => {
    await workbench().editor.moveTo('aws_db_subnet_group') // scrolls to the top
    await workbench().codeLenses.titles(4)
    await session().server.configure({ ...testSettings, 'responsibilityLens.files.exclude': ['database.tf'] })
    try {
      await workbench().codeLenses.titles(0)
      await workbench().sidebar.waitForText('This file is left out')
    } finally {
      await session().server.configure(testSettings)
    }
    await workbench().codeLenses.titles(4)
  })
})
