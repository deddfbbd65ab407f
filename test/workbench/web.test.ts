import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryFolder } from '../../src/build/paths.ts'
import { installedExtension } from '../../src/build/vscode/server.ts'
import { startWeb } from '../../src/build/vscode/web.ts'
import type { VsCodeForTheWeb } from '../../src/build/vscode/web.ts'
import { session, useWorkbench } from './session.ts'

suite('VS Code for the Web 1.91', () => {
  let web: VsCodeForTheWeb | undefined
  const workbench = useWorkbench(async () => {
    const extension = await installedExtension(session().server, 'responsibility-lens.responsibility-lens')
    const program = join(repositoryFolder, 'test', 'fixtures', 'formats', 'cdk', 'harbour-stack.ts')
    await copyFile(program, join(session().workspace, 'harbour-stack.ts'))
    web = await startWeb(extension, session().workspace)
    return web.address
  })

  suiteTeardown(() => web?.stop())

  test('Should read a module from the virtual file system', async () => {
    await workbench().editor.openFromExplorer(join(session().workspace, 'queue.tf'))
    await workbench().editor.moveTo('./modules/queue')
    await workbench().hover.show('module with 3 resource blocks')
    await workbench().codeLenses.titles(2)
  })

  test('Should read a program', async () => {
    await workbench().editor.openFromExplorer(join(session().workspace, 'harbour-stack.ts'))
    await workbench().editor.moveTo('s3.Bucket(this')
    await workbench().hover.show('Amazon S3')
  })

  test('Should show the same hover, lenses and sidebar from the browser bundle', async () => {
    await workbench().editor.openFromExplorer(join(session().workspace, 'database.tf'))
    await workbench().editor.moveTo('aws_db_instance" "orders"')
    await workbench().hover.show('Amazon RDS')
    await workbench().codeLenses.titles(4)
    await workbench().sidebar.open()
    await workbench().sidebar.waitForText('aws_db_instance')
    await workbench().screenshot('web')
  })
})
