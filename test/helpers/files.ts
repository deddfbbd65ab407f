import type { Files, SourceDocument } from '../../src/core/index.ts'

/** Files in memory by their path, as a host would hand them to a reader. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const documents = new Map(
    Object.entries(texts).map(([path, text]): [string, SourceDocument] => [path, { path, text }]),
  )
  return {
    list(folder) {
      const prefix = folder === '' ? '' : `${folder}/`
      const names = [...documents.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split('/')[0]!)
      return names.length === 0 ? undefined : [...new Set(names)]
    },
    read: (path) => documents.get(path),
  }
}
