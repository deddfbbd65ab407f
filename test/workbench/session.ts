import type { Browser } from 'playwright-core'
import { launchChromium } from '../../src/build/vscode/chromium.ts'
import { startServer } from '../../src/build/vscode/server.ts'
import type { VsCodeServer } from '../../src/build/vscode/server.ts'
import { testSettings } from '../../src/build/vscode/settings.ts'
import { fixtureCopy } from '../helpers/fixtureCopy.ts'
import { Workbench } from './pages/workbench.ts'

/** What all workbench tests share: one server with the installed package, one browser, one copy of the sample workspace. */
export interface Session {
  readonly server: VsCodeServer
  readonly browser: Browser
  readonly workspace: string
  close(): Promise<void>
}

let current: Session | undefined

/** Starts the session that the tests of this process will use. */
export async function openSession(vsix: string): Promise<Session> {
  const workspace = await fixtureCopy('workspace')
  const browser = await launchChromium()
  const server = await startServer({ vsix, settings: testSettings })
  const close = async (): Promise<void> => {
    await browser.close()
    await server.stop()
  }
  current = { server, browser, workspace, close }
  return current
}

/** The session; tests only run inside one. */
export function session(): Session {
  if (current === undefined) throw new Error('No session: run the tests by npm run test:workbench.')
  return current
}

/**
 * Registers hooks that give each suite its own page at the address, and keep a screenshot of what a failed test saw.
 * Call it inside `suite`; the returned function gives the page to the tests.
 */
export function useWorkbench(address: () => string | Promise<string>): () => Workbench {
  let workbench: Workbench | undefined
  suiteSetup(async () => {
    workbench = await Workbench.open(session().browser, await address())
  })
  teardown(async function () {
    const test = this.currentTest
    if (test?.state === 'failed')
      await workbench?.screenshot(`failed-${test.fullTitle().replaceAll(/\W+/g, '-').slice(0, 100)}`)
  })
  suiteTeardown(() => workbench?.close())
  return () => {
    if (workbench === undefined) throw new Error('The workbench is not open.')
    return workbench
  }
}
