import type { Attribute, Value } from '../../resource.ts'
import type { Files } from '../format.ts'
import { fileNameOf, folderOf, joinPath } from '../paths.ts'
import type { Scope } from '../syntax/settle.ts'
import { configurationOf } from './configuration.ts'

/** How far up a file is looked for. */
const maxFolders = 20

/** Where a configuration stands. Paths in it count from its folder, also those that files it includes or reads give. */
export interface Place {
  readonly folder: string
  readonly files: Files | undefined
}

const nowhere = { start: 0, end: 0 }

/**
 * Terragrunt's functions that name a place or read another configuration; those that ask the machine, the cloud or a command are open.
 * https://terragrunt.gruntwork.io/docs/reference/hcl/functions/
 */
export function callFunction(name: string, operands: readonly Value[], place: Place): Value | undefined {
  switch (name) {
    case 'find_in_parent_folders':
      return path(
        findAbove(operands.length === 0 ? rootNames : textsOf(operands.slice(0, 1)), place) ?? textAt(operands, 1),
      )
    case 'get_terragrunt_dir':
    case 'get_original_terragrunt_dir':
      return path('.')
    case 'get_parent_terragrunt_dir':
      return path(dirname(findAbove(rootNames, place)))
    case 'get_repo_root':
    case 'get_path_to_repo_root':
      return path(dirname(findAbove(['.git'], place)))
    case 'dirname':
      return path(dirname(textAt(operands, 0)))
    case 'basename': {
      const given = textAt(operands, 0)
      return path(given === undefined ? undefined : fileNameOf(given))
    }
    case 'read_terragrunt_config':
      return readOther(textAt(operands, 0), place)
    default:
      return undefined
  }
}

/** The root's file: by its newer name, else by the one it had. */
const rootNames = ['root.hcl', 'terragrunt.hcl']

function path(value: string | undefined): Value | undefined {
  return value === undefined ? undefined : { kind: 'literal', value, range: nowhere }
}

function textAt(operands: readonly Value[], index: number): string | undefined {
  const operand = operands[index]
  return operand?.kind === 'literal' && typeof operand.value === 'string' ? operand.value : undefined
}

function textsOf(operands: readonly Value[]): string[] {
  return operands.flatMap((_, index) => textAt(operands, index) ?? [])
}

function dirname(given: string | undefined): string | undefined {
  return given === undefined ? undefined : folderOf(given) || '.'
}

/** The way up to the nearest of these names above a folder. */
function findAbove(names: readonly string[], { folder, files }: Place): string | undefined {
  if (!files || names.length === 0) return undefined
  let way = '..'
  for (let count = 0; count < maxFolders; count++, way += '/..') {
    const above = joinPath(folder, way)
    const listed = files.list(above)
    const found = names.find((name) =>
      name.includes('/') ? files.read(joinPath(above, name)) : listed?.includes(name),
    )
    if (found !== undefined) return `${way}/${found}`
    if (above === '/') return undefined
  }
  return undefined
}

/** Another configuration as a value: its `locals` and `inputs`, which count from here, too. */
function readOther(given: string | undefined, { folder, files }: Place): Value | undefined {
  const document = given === undefined ? undefined : files?.read(joinPath(folder, given))
  if (!document) return undefined
  const { locals, inputs } = configurationOf(document)
  const scope = localsScope(locals)
  const entries: Attribute[] = [
    { name: 'locals', nameRange: nowhere, value: { kind: 'map', entries: locals.map(bound), range: nowhere } },
    ...(inputs ? [{ ...inputs, value: within(inputs.value) }] : []),
  ]
  return { kind: 'map', entries, range: nowhere }

  /** Names of the other file mean its own locals: they are put in place here, where they could mean others. */
  function within(value: Value, depth = 0): Value {
    if (depth > 20) return value
    switch (value.kind) {
      case 'reference': {
        const meant = scope(value.text)
        return meant ? within(meant.value, depth + 1) : value
      }
      case 'list':
        return { ...value, items: value.items.map((item) => within(item, depth + 1)) }
      case 'map':
        return {
          ...value,
          entries: value.entries.map((entry) => ({ ...entry, value: within(entry.value, depth + 1) })),
        }
      case 'unknown':
        return value.made
          ? {
              ...value,
              made: { ...value.made, operands: value.made.operands.map((operand) => within(operand, depth + 1)) },
            }
          : value
      default:
        return value
    }
  }
  function bound(attribute: Attribute): Attribute {
    return { ...attribute, value: within(attribute.value) }
  }
}

/** What `include.<name>` stands for: the locals and inputs of the included file. */
export function includeScope(includes: readonly Attribute[], place: Place, follow: (path: Value) => Value): Scope {
  return (reference) => {
    const [, name, path] = included.exec(reference) ?? []
    const found = name === undefined ? undefined : includes.find((include) => include.name === name)
    const value = found && readOther(textAt([follow(found.value)], 0), place)
    return value && { value: partOf(value, path!), via: `include.${name}` }
  }
}

const included = /^include\.([\w-]+)((?:\.[\w-]+|\["[^"]*"\])*)$/
const local = /^local\.([\w-]+)((?:\.[\w-]+|\["[^"]*"\])*)$/

/** What `local.*` stands for among these locals. */
export function localsScope(locals: readonly Attribute[]): Scope {
  return (reference) => {
    const [, name, path] = local.exec(reference) ?? []
    const found = name === undefined ? undefined : locals.findLast((attribute) => attribute.name === name)
    return found && { value: partOf(found.value, path!), via: `local.${name}` }
  }
}

function partOf(whole: Value, path: string): Value {
  let value = whole
  for (const [step] of path.matchAll(/\.[\w-]+|\[[^\]]*\]/g)) {
    const key: Value = { kind: 'literal', value: step.replace(/^\.|^\["|"\]$/g, ''), range: nowhere }
    value = { kind: 'unknown', text: step, range: nowhere, made: { operator: 'index', operands: [value, key] } }
  }
  return value
}
