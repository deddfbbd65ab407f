import { opendirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path/posix' // Windows takes them, too, and the core knows only these
import { UsageError } from './usageError.ts'

const skippedFolders = new Set(['.terraform', 'node_modules', '.git'])

/** Endings of files that may be infrastructure as code. Others are not opened. */
const readableFile = /\.(tf|tofu|hcl|bicep|bicepparam|ya?ml|jsonc?|template|cfn|cform|txt|[mc]?[jt]s|py)$/i

/** A file's path as it was named, and its text. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** Every file below the given paths that may be infrastructure as code, each once, in name order. A path that is a file is always read. Throws UsageError where one does not exist. */
export function* walk(paths: readonly string[]): Generator<TextFile> {
  const visited = new Set<string>()
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) throw new UsageError(`${path} does not exist`)
    yield* stats.isDirectory() ? walkFolder(path, visited) : readText(path, visited)
  }
}

function* walkFolder(folder: string, visited: Set<string>): Generator<TextFile> {
  const real = realpathSync(folder)
  if (visited.has(real)) return // a link back up must not send us in circles
  visited.add(real)
  const names: string[] = []
  const directory = opendirSync(folder)
  for (let entry = directory.readSync(); entry; entry = directory.readSync()) names.push(entry.name)
  directory.closeSync()
  for (const name of names.sort()) {
    const path = join(folder, name)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory() && !skippedFolders.has(name)) yield* walkFolder(path, visited)
    else if (stats?.isFile() && readableFile.test(name)) yield* readText(path, visited)
  }
}

function* readText(path: string, visited: Set<string>): Generator<TextFile> {
  const real = realpathSync(path)
  if (visited.has(real)) return
  visited.add(real)
  try {
    yield { path, text: readFileSync(path, 'utf8') }
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
