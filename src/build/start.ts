import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { packageVsix } from './package.ts'
import { hasDesktop, openInBrowser } from './vscode/openBrowser.ts'
import { repositoryFolder } from './paths.ts'
import { stopOnSignal } from './vscode/processTree.ts'
import { startServer } from './vscode/server.ts'

interface StartOptions {
  readonly folder: string
  readonly open: boolean
}

/** `npm start [-- <folder>] [--no-open]`: the packaged extension in a real VS Code, until Ctrl-C. */
async function start({ folder, open }: StartOptions): Promise<void> {
  let stop = async (): Promise<void> => {}
  let stopping = false
  stopOnSignal(() => {
    stopping = true
    return stop()
  }, 0)
  const vsix = await packageVsix()
  const server = await startServer({ vsix })
  stop = server.stop
  const address = server.address(folder)
  console.log(`\nVS Code with Responsibility Lens is open on ${folder}:\n\n  ${address}\n\nPress Ctrl-C to end it.`)
  if (open && hasDesktop()) openInBrowser(address)
  await server.ended
  if (stopping) return
  console.error(`The VS Code server ended.\n${server.output()}`)
  process.exitCode = 1
}

function readArguments(args: readonly string[]): StartOptions {
  const folders: string[] = []
  let open = true
  for (const argument of args) {
    if (argument === '--no-open') open = false
    else if (argument.startsWith('-')) misused(`unknown option ${argument}`)
    else folders.push(argument)
  }
  if (folders.length > 1) misused('only one folder can be opened')
  // npm runs scripts in the package's folder and keeps the person's own in INIT_CWD.
  const folder = resolve(
    process.env['INIT_CWD'] ?? '.',
    folders[0] ?? join(repositoryFolder, 'test', 'fixtures', 'workspace'),
  )
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) misused(`${folder} is not a folder`)
  return { folder, open }
}

function misused(reason: string): never {
  console.error(`npm start: ${reason}; use: npm start [-- <folder>] [--no-open]`)
  process.exit(2)
}

try {
  await start(readArguments(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
