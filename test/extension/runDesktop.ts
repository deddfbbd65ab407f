import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { download, runTests, SilentReporter } from '@vscode/test-electron'
import { repositoryFolder } from '../../src/build/paths.ts'
import { cacheFolder } from '../../src/build/vscode/cache.ts'
import { fixtureCopy } from '../helpers/fixtureCopy.ts'
import { bundleExtensionTests } from '../helpers/vscodeBundle.ts'

/** The oldest VS Code that the manifest promises; `npm run test:desktop -- stable` takes the newest. */
const oldest = '1.91.1'

/**
 * Runs the extension-host suite in a desktop VS Code: the one VSCODE_PATH names, or a downloaded one. Returns the exit
 * code; where neither is to be had it says so in one line, because that is the machine's limit and no error of ours.
 */
async function runOnDesktop(version: string): Promise<number> {
  const executable = await desktopVsCode(version)
  if (executable === undefined) return 1
  const extensionTestsPath = await bundleExtensionTests()
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: repositoryFolder,
      extensionTestsPath,
      launchArgs: [await fixtureCopy('workspace'), '--disable-extensions', '--disable-workspace-trust', ...asRoot()],
    })
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

async function desktopVsCode(version: string): Promise<string | undefined> {
  const chosen = process.env['VSCODE_PATH']
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen
    console.error(`test:desktop: VSCODE_PATH names ${chosen}, which does not exist.`)
    return undefined
  }
  try {
    const cachePath = join(cacheFolder, 'vscode-desktop')
    return await download({ version, cachePath, timeout: 30_000, reporter: new SilentReporter() })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.error(
      `test:desktop: no desktop VS Code. It cannot be downloaded here (${reason}), and VSCODE_PATH is not set to one.`,
    )
    return undefined
  }
}

/** Electron refuses to run as root with its sandbox, which containers need. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

process.exitCode = await runOnDesktop(process.argv[2] ?? oldest)
