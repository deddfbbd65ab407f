import type { Files, SourceDocument } from '../../src/core/formats/format.ts'
import { fileNameOf, folderOf } from '../../src/core/formats/paths.ts'

/** Files by their paths, as a host has them at hand. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const documents = new Map<string, SourceDocument>(Object.entries(texts).map(([path, text]) => [path, { path, text }]))
  return {
    list(folder) {
      const names = [...documents.keys()].filter((path) => folderOf(path) === folder).map(fileNameOf)
      return names.length > 0 ? names : undefined
    },
    read: (path) => documents.get(path),
  }
}
