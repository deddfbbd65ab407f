import type { TextRange, Value } from '../../resource.ts'
import { evaluate } from '../azure/evaluate.ts'
import { Names, newEffort } from '../azure/names.ts'
import type { Given } from '../azure/parameters.ts'
import type { Files, SourceDocument } from '../format.ts'
import { fileNameOf, folderOf, joinPath } from '../paths.ts'
import { type BicepDocument, readOther } from './document.ts'
import { contextWith } from './instance.ts'

/** A file of values by its text: the template it is for, the file it goes on from, and what it sets. */
export interface ParameterFile {
  readonly using: Named | undefined
  readonly extends: Named | undefined
  readonly values: ReadonlyMap<string, Value>
}

/** A path as written, and where. */
export interface Named {
  readonly path: string
  readonly range: TextRange
}

const naming = /(using|extends)[ \t]+'([^'\n]+)'/y

/**
 * Reads a file of values.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/parameter-files
 */
export function readParameterFile(document: BicepDocument, path: string): ParameterFile {
  const named = new Map<string, Named>()
  for (const { range } of document.statements) {
    naming.lastIndex = range.start
    const match = naming.exec(document.text)
    if (!match || named.has(match[1]!)) continue
    const end = range.start + match[0].length - 1
    named.set(match[1]!, { path: match[2]!, range: { start: end - match[2]!.length, end } })
  }
  const via = viaOf(path)
  const names: Names = new Names((name, effort) => {
    const value = document.definitions().get(name)?.value
    return value && { value: evaluate(value(), context, effort), via }
  })
  const context = contextWith(names, document.text)
  const values = new Map<string, Value>()
  for (const [name, { keyword, value }] of document.definitions())
    if (keyword === 'param' && value) values.set(name, evaluate(value(), context, newEffort()))
  return { using: named.get('using'), extends: named.get('extends'), values }
}

/** What a file of values sets, with what it goes on from. */
export function givenIn(file: ParameterFile, path: string, files: Files | undefined): Given {
  const base = file.extends && files?.read(joinPath(folderOf(path), file.extends.path))
  const inherited = base && readParameterFile(readOther(base), base.path)
  return {
    values: new Map([...(inherited?.values ?? []), ...file.values]),
    complete: !file.extends || (!!inherited && !inherited.extends),
    via: viaOf(path),
  }
}

/** What a file sets for the template at a path; undefined where it is for another. */
export function givenFor(template: string, document: SourceDocument, files: Files | undefined): Given | undefined {
  const file = readParameterFile(readOther(document), document.path)
  if (!file.using || joinPath(folderOf(document.path), file.using.path) !== joinPath('', template)) return undefined
  return givenIn(file, document.path, files)
}

function viaOf(path: string): string {
  return `set in ${fileNameOf(path)}`
}
