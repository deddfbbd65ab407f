import type { Files, SourceDocument } from '../../src/core/index.ts'

/** Files by their path, as a host would have read them. */
export function filesOf(texts: Readonly<Record<string, string>>): Files {
  const files = new Map(Object.entries(texts).map(([path, text]): [string, SourceDocument] => [path, { path, text }]))
  return {
    list: (folder) => {
      const names = [...files.keys()].filter((path) => path.startsWith(`${folder}/`))
      return names.length > 0
        ? [...new Set(names.map((path) => path.slice(folder.length + 1).split('/')[0]!))]
        : undefined
    },
    read: (path) => files.get(path),
  }
}
