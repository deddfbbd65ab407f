import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from './ports.ts'
import { startTree } from './processTree.ts'
import { serverMain } from './serverCache.ts'
import { quietSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { waitFor } from './waitFor.ts'

const run = promisify(execFile)

/** What to put into a VS Code server before it starts. */
export interface ServerOptions {
  /** The packaged extension to install. */
  readonly vsix?: string
  readonly settings?: Settings
  /** Lets a page run extension tests; never for a server that a person uses. */
  readonly smokeTestDriver?: boolean
}

/** A VS Code server that answers on the loopback interface. */
export interface VsCodeServer {
  readonly port: number
  /** Holds its settings and installed extensions; removed by `stop`. */
  readonly dataFolder: string
  /** The address that opens `folder`, or an empty window without one. */
  address(folder?: string, payload?: readonly (readonly [string, string])[]): string
  /** Replaces its settings; pages that are opened from now on start with them. */
  configure(settings: Settings): Promise<void>
  /** What it wrote last, for error messages. */
  output(): string
  /** Resolves when the server has ended, also by itself. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a VS Code server with a fresh data folder on a free port of the loopback interface, and returns once it
 * answers. A fresh folder means that no earlier state and no stale extension can be in it.
 */
export async function startServer(options: ServerOptions = {}): Promise<VsCodeServer> {
  const main = await serverMain()
  const dataFolder = await mkdtemp(join(tmpdir(), 'responsibility-lens-'))
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }))
  await writeSettings(dataFolder, options.settings ?? quietSettings)
  if (options.vsix !== undefined) await installExtension(main, dataFolder, options.vsix)
  const port = await freePort()
  const driver = options.smokeTestDriver === true ? ['--enable-smoke-test-driver'] : []
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token']
  const tree = startTree(
    process.execPath,
    [main, ...listen, ...commonArguments(dataFolder), ...driver],
    serverEnvironment(),
    dirname(main),
  )
  const stop = async (): Promise<void> => {
    await tree.stop()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const state = await waitFor(
      async () => (tree.process.exitCode === null ? ((await answers(port)) ? 'answers' : 'silent') : 'ended'),
      (now) => now !== 'silent',
      { description: 'the VS Code server to answer', timeout: 120_000 },
    )
    if (state === 'ended') throw new Error(`It ended with code ${tree.process.exitCode}.`)
  } catch (error) {
    await stop()
    throw new Error(`The VS Code server did not start.\n${tree.output()}`, { cause: error })
  }
  return {
    port,
    dataFolder,
    address: (folder, payload) => address(port, folder, payload),
    configure: (settings) => writeSettings(dataFolder, settings),
    output: tree.output,
    ended: tree.ended,
    stop,
  }
}

/** Installs a packaged extension into a server's data folder, by the server's own installer. */
export async function installExtension(main: string, dataFolder: string, vsix: string): Promise<void> {
  const args = [main, '--install-extension', vsix, '--force', ...commonArguments(dataFolder)]
  const { stdout, stderr } = await run(process.execPath, args, { env: serverEnvironment() })
  if (!/successfully installed/.test(stdout)) throw new Error(`Installing ${vsix} failed.\n${stdout}\n${stderr}`)
}

/** Returns the folder into which an extension was unpacked: exactly the packaged files, as VS Code itself lays them out. */
export async function installedExtension(server: VsCodeServer, id: string): Promise<string> {
  const extensions = join(server.dataFolder, 'extensions')
  const name = (await readdir(extensions)).find((entry) => entry.startsWith(`${id}-`))
  if (name === undefined) throw new Error(`${id} is not installed in ${extensions}.`)
  return join(extensions, name)
}

function commonArguments(dataFolder: string): string[] {
  return [
    '--server-data-dir',
    dataFolder,
    '--accept-server-license-terms',
    '--disable-workspace-trust',
    '--telemetry-level',
    'off',
  ]
}

/** A VS Code terminal leaves variables that make a server think it is a child of that VS Code. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER)/.test(name)),
  )
}

async function writeSettings(dataFolder: string, settings: Settings): Promise<void> {
  for (const scope of ['User', 'Machine']) {
    const folder = join(dataFolder, 'data', scope)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`)
  }
}

async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/version`, { signal: AbortSignal.timeout(5000) })
  return response.ok
}

function address(port: number, folder?: string, payload?: readonly (readonly [string, string])[]): string {
  const url = new URL(`http://127.0.0.1:${port}/`)
  if (folder === undefined) url.searchParams.set('ew', 'true')
  else url.searchParams.set('folder', pathToFileURL(folder).pathname)
  if (payload !== undefined) url.searchParams.set('payload', JSON.stringify(payload))
  return url.href
}
