import type { Files, SourceDocument } from '../format.ts'
import { folderOf, joinPath } from '../paths.ts'
import { type Content, contentOf, isJsonSyntax, isNativeSyntax } from './content.ts'
import type { Definitions, Situation } from './scope.ts'

/** The configuration files of a folder; undefined where it has not been, or cannot be, read. */
export function configurationIn(folder: string, files: Files): readonly SourceDocument[] | undefined {
  return files
    .list(folder)
    ?.filter((name) => isNativeSyntax(name) || isJsonSyntax(name))
    .sort()
    .flatMap((name) => files.read(joinPath(folder, name)) ?? [])
}

/** The other configuration files of a file's folder. */
export function siblings({ path, files }: Pick<Situation, 'path' | 'files'>): readonly SourceDocument[] {
  return (files && configurationIn(folderOf(path), files))?.filter((document) => document.path !== path) ?? []
}

/** What the other files of the folder define. */
export function siblingDefinitions(situation: Situation): Definitions {
  return new Map(siblings(situation).flatMap((document) => [...definitionsOf(contentOf(document))]))
}

function definitionsOf({ definitions }: Content): Definitions {
  return new Map(definitions.flatMap((read) => [...read()]))
}
