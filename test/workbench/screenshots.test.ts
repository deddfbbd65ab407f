import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { testSettings, themes } from '../../src/build/vscode/settings.ts'
import { session, useWorkbench } from './session.ts'

for (const [name, theme] of Object.entries(themes)) {
  suite(`Screenshot in the theme ${theme}`, () => {
    const workbench = useWorkbench(async () => {
      await session().server.configure({ ...testSettings, 'workbench.colorTheme': theme })
      return session().server.address(session().workspace)
    })

    suiteTeardown(() => session().server.configure(testSettings))

    test('Should show the lenses', async () => {
      await workbench().editor.open(join(session().workspace, 'functions.tf'))
      await workbench().codeLenses.titles(3)
      await workbench().editor.moveTo('package_type  = var', 'var')
      await workbench().hover.show('Details depend on')
      const { size } = await stat(await workbench().screenshot(`lens-${name}`))
      assert.ok(size > 10_000, 'an empty page compresses to almost nothing')
      await workbench().hover.hide()
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
      const { size } = await stat(await workbench().screenshot(name))
      assert.ok(size > 10_000, 'an empty page compresses to almost nothing')
    })
  })
}
