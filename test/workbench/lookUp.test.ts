import assert from 'node:assert/strict'
import { session, useWorkbench } from './session.ts'

suite('Look-up in the installed extension', () => {
  const workbench = useWorkbench(() => session().server.address())
  const lookUp = async (query: string): Promise<void> => {
    await workbench().runCommand('Responsibility Lens: Look Up Resource Type, Service or Vendor...')
    await workbench().quickPick.waitForPlaceholder('resource type, service or vendor')
    await workbench().quickPick.type(query)
  }

  test('Should answer for a resource type with no file open', async () => {
    assert.equal(await workbench().page.locator('.editor-instance').count(), 0)
    await lookUp('aws_db_instance')
    await workbench().quickPick.choose('aws_db_instance')
    await workbench().sidebar.waitForHeading('Amazon RDS')
    await workbench().sidebar.waitForText('aws_db_instance')
  })

  test('Should answer for a service that is only roughly spelled', async () => {
    await lookUp('keyvault')
    await workbench().quickPick.choose('Azure Key Vault')
    await workbench().sidebar.waitForHeading('Azure Key Vault')
  })

  test('Should not offer commands that need a file', async () => {
    assert.equal(await workbench().offersCommand('Responsibility Lens: Show Resource at Cursor'), false)
    assert.equal(await workbench().offersCommand('Responsibility Lens: Open Sidebar'), true)
  })
})
