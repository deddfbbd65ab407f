import type { ResourceDeclaration } from '../../resource.ts'
import { createTemplate } from '../arm/template.ts'
import type { Given } from '../azure/parameters.ts'
import { calledBy, type Use } from '../azure/use.ts'
import { folderOf, joinPath } from '../paths.ts'
import { readOther } from './document.ts'
import { create } from './instance.ts'

/**
 * What the module of a source creates with these values; undefined for one of a registry, where its file is not at hand, or where calls
 * lead back to it. ARM templates can be modules, too.
 */
export function openModule(source: string, given: Given, use: Use): readonly ResourceDeclaration[] | undefined {
  if (!/^[^:]+\.(?:bicep|json)$/i.test(source)) return undefined
  const file = use.files?.read(joinPath(folderOf(use.source.path), source.replaceAll('\\', '/')))
  if (!file) return undefined
  if (/\.json$/i.test(source)) return createTemplate(file, given, use)
  const called = calledBy(use, file, given)
  return called && create(readOther(file), called, openModule)
}
