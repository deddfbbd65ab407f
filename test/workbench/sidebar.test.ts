import assert from 'node:assert/strict'
import { join } from 'node:path'
import { session, useWorkbench } from './session.ts'

suite('Sidebar in the installed extension', () => {
  const workbench = useWorkbench(() => session().server.address(session().workspace))
  const openAt = async (file: string, text: string): Promise<void> => {
    await workbench().editor.open(join(session().workspace, file))
    await workbench().editor.moveTo(text)
  }

  test('Should say what to do while no editor is open', async () => {
    await workbench().sidebar.open()
    await workbench().sidebar.waitForText('No editor is open')
  })

  test('Should follow the cursor to another resource', async () => {
    await openAt('database.tf', 'aws_db_instance" "orders"')
    await workbench().sidebar.waitForHeading('Amazon RDS')
    const database = await workbench().sidebar.waitForText('Network controls')
    await workbench().editor.moveTo('aws_s3_bucket" "exports"')
    await workbench().sidebar.waitForHeading('Amazon S3')
    assert.notEqual(await workbench().sidebar.text(), database)
  })

  test('Should show all layers from data to data centre with their party in words', async () => {
    await openAt('database.tf', 'aws_db_instance" "orders"')
    await workbench().sidebar.waitForHeading('Amazon RDS')
    const names = await workbench().sidebar.layerTitles()
    assert.equal(names.length, 14)
    assert.match(names[0] ?? '', /^Data\b.*You/s)
    assert.match(names[13] ?? '', /^Data centre\b.*AWS/s)
  })

  test('Should list the resources of the file and go to one on a click', async () => {
    await openAt('database.tf', 'aws_db_instance" "orders"')
    await workbench().sidebar.waitForHeading('Amazon RDS')
    await (await workbench().sidebar.frame()).getByRole('option', { name: 'exports' }).click()
    await workbench().sidebar.waitForHeading('Amazon S3')
    await workbench().editor.waitForLine(29)
  })

  test('Should stay with its resource while it is pinned', async () => {
    await openAt('database.tf', 'aws_db_instance" "orders"')
    await workbench().sidebar.waitForHeading('Amazon RDS')
    await workbench().sidebar.setPinned(true)
    // The list of the file's resources follows, which shows that the cursor has been noticed.
    await openAt('google.tf', 'google_storage_bucket')
    await workbench().sidebar.waitForText('google_storage_bucket')
    assert.equal(await workbench().sidebar.heading(), 'Amazon RDS')
    await workbench().sidebar.setPinned(false)
    await workbench().sidebar.waitForHeading('Cloud Storage')
  })

  test('Should say so where a file is none that it reads', async () => {
    await openAt('notes.md', 'aws_db_instance')
    await workbench().sidebar.waitForText('This file is not read')
  })

  test('Should show no notification in all this', async () => {
    assert.deepEqual(await workbench().notifications(), [])
  })
})
