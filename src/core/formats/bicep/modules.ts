import type { ResourceDeclaration } from '../../resource.ts'
import type { Given } from '../azure/parameters.ts'
import type { SourceDocument } from '../format.ts'
import { folderOf, joinPath } from '../paths.ts'
import { readOther } from './document.ts'
import { create, type Use } from './instance.ts'

/** Calls within calls that are followed. */
const maxCalls = 5

/** The file that a local module's source names (`./modules/network.bicep`); undefined for one of a registry, or where it is not at hand. */
export function localFile(
  source: string,
  { source: { path }, files }: Pick<Use, 'source' | 'files'>,
): SourceDocument | undefined {
  if (!files || !/\.(?:bicep|json)$/i.test(source) || source.includes(':')) return undefined
  return files.read(joinPath(folderOf(path), source.replaceAll('\\', '/')))
}

/** What the module of a source creates with these values; undefined where its file is not at hand, or where calls lead back to it. */
export function openModule(source: string, given: Given, use: Use): readonly ResourceDeclaration[] | undefined {
  const file = localFile(source, use)
  const callers = [...use.callers, use.source.path]
  if (!file || callers.length > maxCalls || callers.includes(file.path)) return undefined
  return create(readOther(file), { ...use, source: file, given, callers })
}
