import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parse } from 'yaml'
import type { CompiledTable } from '../../core/catalog/compiledTable.ts'
import type { Bridge, Model, Modules, Service, Standards, Vendor } from '../../core/catalog/table.generated.ts'

/** The repository's table folder. */
export const tableFolder = join(import.meta.dirname, '..', '..', 'table')

/** A table file before it is validated: where it is, and whatever its YAML holds. */
export interface TableFile {
  /** Path below the table folder, with forward slashes. */
  readonly path: string
  readonly kind: 'layers' | 'standards' | 'bridge' | 'vendor' | 'modules' | 'model' | 'service'
  /** Bridge, model or vendor id, or `<vendor>/<service>`; the file's name otherwise. */
  readonly id: string
  readonly text: string
  readonly data: unknown
}

/** Reads every YAML file of the table. Throws, naming the file, where the YAML cannot be parsed. */
export function readTable(folder = tableFolder): TableFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8')
      return { path, ...identify(path), text, data: parseFile(path, text) }
    })
}

/** Puts validated files together in the shape that ships. Order is by path, so equal tables give equal text. */
export function assembleTable(files: readonly TableFile[]): CompiledTable {
  const of = <T>(kind: TableFile['kind']) =>
    Object.fromEntries(files.filter((file) => file.kind === kind).map((file) => [file.id, file.data as T]))
  return {
    layers: files.find((file) => file.kind === 'layers')!.data as CompiledTable['layers'],
    standards: files.find((file) => file.kind === 'standards')!.data as Standards,
    vendors: of<Vendor>('vendor'),
    bridges: of<Bridge>('bridge'),
    modules: Object.assign({}, ...Object.values(of<Modules>('modules'))) as Modules,
    models: of<Model>('model'),
    services: of<Service>('service'),
  }
}

function identify(path: string): Pick<TableFile, 'kind' | 'id'> {
  const id = path.replace(/\.yaml$/, '')
  if (id.startsWith('modules/')) return { kind: 'modules', id: id.slice('modules/'.length) }
  if (id.startsWith('models/')) return { kind: 'model', id: id.slice('models/'.length) }
  if (id.startsWith('services/')) return { kind: 'service', id: id.slice('services/'.length) }
  if (id.startsWith('bridges/')) return { kind: 'bridge', id: id.slice('bridges/'.length) }
  if (id.startsWith('vendors/')) return { kind: 'vendor', id: id.slice('vendors/'.length) }
  if (id === 'layers' || id === 'standards') return { kind: id, id }
  throw new Error(
    `${path}: the table has layers.yaml, standards.yaml, bridges/, models/, modules/, vendors/ and services/<vendor>/; move this file to one of them`,
  )
}

function parseFile(path: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
