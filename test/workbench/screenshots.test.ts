import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { testSettings, themes } from '../../src/build/vscode/settings.ts'
import { fixtureCopy } from '../helpers/fixtureCopy.ts'
import { session, useWorkbench } from './session.ts'

suite('Screenshots in every theme', () => {
  const workbench = useWorkbench(() => session().server.address(session().workspace))

  teardown(() => workbench().hover.hide())
  suiteTeardown(() => session().server.configure(testSettings))

  /** Pictures of what is on show, with the theme changed under it: `<prefix>light.png` and so on. */
  async function takePictures(prefix: string): Promise<void> {
    for (const name of Object.keys(themes) as (keyof typeof themes)[]) {
      await session().server.configure({ ...testSettings, 'workbench.colorTheme': themes[name] })
      await workbench().waitForTheme(name)
      const { size } = await stat(await workbench().screenshot(`${prefix}${name}`))
      assert.ok(size > 10_000, 'an empty page compresses to almost nothing')
    }
  }

  test('Should show the lenses and the hover of an attribute', async () => {
    await workbench().editor.open(join(session().workspace, 'functions.tf'))
    await workbench().codeLenses.titles(3)
    await workbench().editor.moveTo('package_type  = var', 'var')
    await workbench().hover.show('Details depend on')
    await takePictures('lens-')
  })

  test('Should show the hover beside the sidebar', async () => {
    await workbench().editor.open(join(session().workspace, 'database.tf'))
    await workbench().editor.moveTo('aws_db_instance" "orders"')
    await workbench().codeLenses.titles(4)
    await workbench().sidebar.open()
    await workbench().sidebar.waitForText('aws_db_instance')
    // Clicking the activity bar took the focus from the editor.
    await workbench().editor.moveTo('aws_db_instance" "orders"')
    await workbench().hover.show('Amazon RDS')
    await takePictures('')
  })

  test('Should show what a module creates', async () => {
    await workbench().editor.open(join(session().workspace, 'queue.tf'))
    await workbench().editor.moveTo('./modules/queue')
    await workbench().codeLenses.titles(2)
    await workbench().sidebar.waitForHeading('Amazon SQS, Amazon CloudWatch')
    await workbench().hover.show('module with 3 resource blocks')
    await takePictures('module-')
  })

  test('Should show a program beside the sidebar', async () => {
    const folder = await fixtureCopy('formats')
    const path = join(folder, 'cdk', 'harbour-stack.ts')
    await workbench().editor.open(path, path)
    await workbench().editor.moveTo('s3.Bucket(this')
    await workbench().sidebar.waitForHeading('Amazon S3')
    await workbench().hover.show('Amazon S3')
    await takePictures('cdk-')
  })
})
