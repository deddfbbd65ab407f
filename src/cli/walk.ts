import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path/posix' // Windows takes them, too, and the core knows only these
import { UsageError } from './usageError.ts'

const skippedFolders = new Set(['.terraform', 'node_modules', '.git'])

/** Endings of files that may be infrastructure as code. Others are not opened. */
const readableFile = /\.(tf|tofu|hcl|bicep|bicepparam|ya?ml|jsonc?|template|cfn|cform|txt|[mc]?[jt]s|py)$/i

/** Larger files are not opened: nobody writes them by hand, and their text alone would fill the memory. */
const maxBytes = 50_000_000

/** A file's path as it was named, and its text. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** A file or folder that could not be opened, and why. */
export interface UnreadableFile {
  readonly path: string
  readonly unreadable: string
}

export type FoundFile = TextFile | UnreadableFile

/**
 * Every file below the given paths that may be infrastructure as code, each once, in name order. A path that is a file is always read.
 * Throws UsageError at once where one does not exist, and where a path that was named cannot be read; below it that is told and passed over.
 */
export function walk(paths: readonly string[]): Generator<FoundFile> {
  for (const path of paths) {
    const stats = attempt(path, () => statSync(path, { throwIfNoEntry: false }))
    if ('unreadable' in stats) throw unreadable(stats)
    if (!stats.result) throw new UsageError(`${path} does not exist`)
    const access = attempt(path, () => {
      accessSync(path, constants.R_OK)
      if (stats.result!.isFile()) checkSize(stats.result!.size)
    })
    if ('unreadable' in access) throw unreadable(access)
  }
  return walkAll(paths)
}

function* walkAll(paths: readonly string[]): Generator<FoundFile> {
  const visited = new Set<string>()
  for (const path of paths) {
    const stats = statSync(path)
    for (const found of stats.isDirectory() ? walkFolder(path, visited) : readText(path, stats.size, visited)) {
      if (found.path === path && 'unreadable' in found) throw unreadable(found)
      yield found
    }
  }
}

function unreadable(file: UnreadableFile): UsageError {
  return new UsageError(`${file.path} cannot be read: ${file.unreadable}`)
}

function* walkFolder(folder: string, visited: Set<string>): Generator<FoundFile> {
  const names = attempt(folder, () => {
    const real = realpathSync.native(folder)
    if (visited.has(real)) return [] // a link back up must not send us in circles
    visited.add(real)
    return readdirSync(folder).sort()
  })
  if ('unreadable' in names) return yield names
  for (const name of names.result) {
    const path = join(folder, name)
    const stats = attempt(path, () => statSync(path, { throwIfNoEntry: false }))
    if ('unreadable' in stats) {
      if (readableFile.test(name)) yield stats // a link to itself, or into a folder that is closed
    } else if (stats.result?.isDirectory()) {
      if (!skippedFolders.has(name)) yield* walkFolder(path, visited)
    } else if (stats.result?.isFile() && readableFile.test(name)) yield* readText(path, stats.result.size, visited)
  }
}

function* readText(path: string, size: number, visited: Set<string>): Generator<FoundFile> {
  const read = attempt(path, () => {
    const real = realpathSync.native(path)
    if (visited.has(real)) return undefined
    visited.add(real)
    checkSize(size)
    return readFileSync(path, 'utf8')
  })
  if ('unreadable' in read) yield read
  else if (read.result !== undefined) yield { path, text: read.result }
}

function checkSize(size: number): void {
  if (size > maxBytes) throw Object.assign(new Error(`it has more than ${maxBytes / 1e6} MB`), { code: 'EFBIG' })
}

/** The result, or what the system has against it. */
function attempt<T>(path: string, read: () => T): { readonly result: T } | UnreadableFile {
  try {
    return { result: read() }
  } catch (error) {
    if (!(error instanceof Error) || typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
    return { path, unreadable: error.message }
  }
}
