import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { launchChromium } from '../../src/build/vscode/chromium.ts'
import { repositoryFolder } from '../../src/build/paths.ts'
import { stopOnSignal } from '../../src/build/vscode/processTree.ts'
import { startServer } from '../../src/build/vscode/server.ts'
import { testSettings } from '../../src/build/vscode/settings.ts'
import { fixtureCopy } from '../helpers/fixtureCopy.ts'
import { isGreen, readTally, testLinePrefix } from '../helpers/tally.ts'
import type { Tally } from '../helpers/tally.ts'
import { bundleExtensionTests } from '../helpers/vscodeBundle.ts'

/** Longer than the suite ever takes on a busy machine; a hang must end in words. */
const limit = 8 * 60_000

/** Takes all that VS Code prints around the tests, most of it harmless. */
const logPath = join(repositoryFolder, 'out', 'extension-host.log')

/**
 * Runs the extension-host suite in the VS Code server: a page without a window opens the workspace with the extension
 * and its tests under development, and VS Code calls back with what the tests print and with their exit code.
 */
async function runInServer(): Promise<number> {
  const tests = await bundleExtensionTests()
  const workspace = await fixtureCopy('workspace')
  await mkdir(dirname(logPath), { recursive: true })
  const logFile = createWriteStream(logPath)
  const browser = await launchChromium()
  const server = await startServer({ settings: testSettings, smokeTestDriver: true })
  stopOnSignal(server.stop, 130)
  try {
    const page = await browser.newPage()
    let tally: Tally | undefined
    const log = (_type: string, args: readonly unknown[]): void => {
      const text = formatLog(args)
      logFile.write(`${text}\n`)
      if (!text.startsWith(testLinePrefix)) return
      const line = text.slice(testLinePrefix.length)
      console.log(line)
      tally = readTally(line) ?? tally
    }
    const exited = new Promise<number>((done, fail) => {
      void page.exposeFunction('codeAutomationExit', done)
      setTimeout(
        () => fail(new Error(`The extension tests did not end within ${limit / 60_000} minutes.`)),
        limit,
      ).unref()
      void server.ended.then(() => fail(new Error('The VS Code server ended during the tests.')))
    })
    await page.exposeFunction('codeAutomationLog', log)
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`
    await page.goto(
      server.address(workspace, [
        ['extensionDevelopmentPath', remote(repositoryFolder)],
        ['extensionTestsPath', remote(tests)],
        ['skipWelcome', 'true'],
      ]),
    )
    const code = await exited
    return tally !== undefined && isGreen(tally) ? code : 1
  } catch (error) {
    console.error(`${String(error)}\nWhat VS Code said is in ${logPath}.`)
    return 1
  } finally {
    logFile.end(server.output())
    await browser.close()
    await server.stop()
  }
}

/** Console arguments come with `%s` and `%c` markers, as the console itself takes them. */
function formatLog(args: readonly unknown[]): string {
  const [first, ...rest] = args
  if (typeof first !== 'string') return args.map(String).join(' ')
  const text = first.replace(/%[sdifoOc]/g, (marker) => {
    const value = rest.shift()
    return marker === '%c' ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  })
  return [text, ...rest.map(String)].join(' ').trimEnd()
}

try {
  process.exitCode = await runInServer()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
