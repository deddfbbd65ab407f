import type { Value } from '../../resource.ts'
import type { Files, SourceDocument } from '../format.ts'
import { fileNameOf, folderOf, joinPath } from '../paths.ts'
import { jsonAt, jsonProperties, parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import type { Given } from './parameters.ts'

/** Files of values of one template that are read; of more, nothing is said. */
const maxFiles = 40

/**
 * The values kept in the template's folder for it: files named after it (`main.parameters.json`, `main.parameters.test.json`), and those
 * that `readOwn` knows to be for it.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/parameter-files
 */
export function deploymentsOf(
  { path }: Pick<SourceDocument, 'path'>,
  files: Files | undefined,
  readOwn: (file: SourceDocument) => Given | undefined = () => undefined,
): readonly Given[] {
  const folder = folderOf(path)
  const template = fileNameOf(path)
    .replace(/\.\w+$/, '')
    .toLowerCase()
  const names = (path && files?.list(folder)) || []
  const found: Given[] = []
  for (const name of [...names].sort()) {
    const own = /\.bicepparam$/i.test(name)
    if (!own && !isNamedAfter(name.toLowerCase(), template)) continue
    const file = files!.read(joinPath(folder, name))
    const given = file && (own ? readOwn(file) : readParameterFile(file))
    if (given) found.push(given)
    if (found.length >= maxFiles) break
  }
  return found
}

function isNamedAfter(name: string, template: string): boolean {
  const rest = name.startsWith(template) ? name.slice(template.length) : ''
  return /^\.(?:[\w-]+\.)?param(?:eter)?s?(?:\.[\w-]+)*\.jsonc?$/.test(rest)
}

const known = new WeakMap<SourceDocument, Given | undefined>()

function readParameterFile(file: SourceDocument): Given | undefined {
  if (!known.has(file)) known.set(file, readValues(file))
  return known.get(file)
}

function readValues({ path, text }: SourceDocument): Given | undefined {
  const root = parseJson(text)
  const parameters = root && root !== 'too-deep' ? jsonAt(root, 'parameters') : undefined
  if (parameters?.type !== 'object') return undefined
  const values = new Map<string, Value>()
  for (const { key, value } of jsonProperties(parameters)) {
    const given = value && jsonAt(value, 'value')
    // Without a value it is read from a Key Vault.
    values.set(
      String(key.value),
      given ? readJsonValue(given, text, () => undefined) : { kind: 'unknown', text: '', range: { start: 0, end: 0 } },
    )
  }
  return { values, complete: true, via: `set in ${fileNameOf(path)}` }
}
