import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { Files, SourceDocument } from '../core/index.ts'

/** A file beside a document is a few kilobytes; what is larger is not read for its sake. */
const maxBytes = 1_000_000

/** The files on disk around what is read, each read once. What does not exist or cannot be opened is not there. */
export function diskFiles(): Files {
  const folders = new Map<string, readonly string[] | undefined>()
  const files = new Map<string, SourceDocument | undefined>()
  return {
    list: (folder) => remembered(folders, folder, () => unlessMissing(() => readdirSync(folder || '.'))),
    read: (path) =>
      remembered(files, path, () => {
        const stats = statSync(path, { throwIfNoEntry: false })
        if (!stats?.isFile() || stats.size > maxBytes) return undefined
        return unlessMissing(() => ({ path, text: readFileSync(path, 'utf8') }))
      }),
  }
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  if (!known.has(key)) known.set(key, find())
  return known.get(key)!
}

/** Whether there is something beside a document decides nothing about the document: it is read with what there is. */
function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return undefined
    throw error
  }
}
