import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { Files, SourceDocument } from '../core/index.ts'

/** A file beside a document is a few kilobytes; what is larger is not read for its sake. */
const maxBytes = 1_000_000

/** Characters of text that are kept at most; files are asked for while their neighbours are read. */
const maxKept = 8_000_000

/** The files on disk around what is read, each read once while it is of use. What does not exist or cannot be opened is not there. */
export function diskFiles(): Files {
  const folders = new Recent<readonly string[]>((names) => names.length * 20)
  const files = new Recent<SourceDocument>(({ text }) => text.length)
  return {
    list: (folder) => folders.get(folder, () => unlessMissing(() => readdirSync(folder || '.'))),
    read: (path) =>
      files.get(path, () =>
        unlessMissing(() => {
          const stats = statSync(path)
          return stats.isFile() && stats.size <= maxBytes ? { path, text: readFileSync(path, 'utf8') } : undefined
        }),
      ),
  }
}

/** What was found for the keys asked for last, up to a size in all. That nothing was found is kept, too. */
class Recent<T> {
  readonly #found = new Map<string, T | undefined>()
  readonly #sizeOf: (value: T) => number
  #size = 0

  constructor(sizeOf: (value: T) => number) {
    this.#sizeOf = sizeOf
  }

  get(key: string, find: () => T | undefined): T | undefined {
    const isKnown = this.#found.has(key)
    const value = isKnown ? this.#found.get(key) : find()
    this.#found.delete(key) // so that it stands last
    this.#found.set(key, value)
    if (!isKnown) this.#size += this.#measure(value)
    for (const [oldest, kept] of this.#found) {
      if (this.#size <= maxKept || oldest === key) break
      this.#found.delete(oldest)
      this.#size -= this.#measure(kept)
    }
    return value
  }

  /** A value and its key; paths are some hundred characters. */
  #measure(value: T | undefined): number {
    return 200 + (value === undefined ? 0 : this.#sizeOf(value))
  }
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
