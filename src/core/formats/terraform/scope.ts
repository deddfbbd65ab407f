import type { Value } from '../../resource.ts'
import type { Files } from '../format.ts'
import type { Definition, Scope } from '../syntax/settle.ts'
import { variableValue } from './variableFiles.ts'

/** By the reference that stands for it: `var.size`, `local.zones`. */
export type Definitions = ReadonlyMap<string, Definition>

/** Where a configuration stands, and what it was called with. */
export interface Situation {
  /** The path of the file that is read. */
  readonly path: string
  readonly files: Files | undefined
  /** What the call of this module gives its variables, by their name; undefined where no call is looked at. */
  readonly inputs?: ReadonlyMap<string, Value> | undefined
  /** How many module calls lie above. */
  readonly depth: number
}

const head = /^((?:var|local)\.[\w-]+|each\.(?:value|key))((?:\.[\w-]+|\[[^\]]*\])*)$/
const step = /\.([\w-]+)|\[([^\]]*)\]/g

/** What a folder defines: by the file itself, and by the others, which are read when the file does not say. */
export interface FolderDefinitions {
  readonly own: readonly (() => Definitions)[]
  readonly beside: () => Definitions
}

/**
 * What `var.*`, `local.*` and `each.*` stand for: by the call of the module, by this file, by the others of its folder and its
 * `.tfvars`. Parts (`local.sizes["small"]`) are looked for in the whole.
 */
export function folderScope(definitions: FolderDefinitions, situation: Situation, each?: Value): Scope {
  const cached = new Map<string, Definition | undefined>()
  return (reference) => {
    const [, name, path] = head.exec(reference) ?? []
    if (name === undefined) return undefined
    if (!cached.has(name))
      cached.set(name, name.startsWith('each.') ? eachOf(name, each) : find(name, definitions, situation))
    const found = cached.get(name)
    return found && { value: partOf(found.value, path!), via: found.via }
  }
}

function find(name: string, { own, beside }: FolderDefinitions, situation: Situation): Definition | undefined {
  const input = name.startsWith('var.') ? situation.inputs?.get(name.slice('var.'.length)) : undefined
  if (input) return { value: input, via: `input ${name.slice('var.'.length)}` }
  const declared =
    own.map((definitions) => definitions().get(name)).findLast((definition) => definition !== undefined) ??
    beside().get(name)
  // Files of values belong to the folder that is applied, not to a module that it calls.
  return name.startsWith('var.') && situation.inputs === undefined
    ? variableValue(name.slice('var.'.length), declared, situation)
    : declared
}

/** In a block with `for_each` any of its items is meant. */
function eachOf(name: string, each: Value | undefined): Definition | undefined {
  if (!each) return undefined
  const operator = name === 'each.key' ? 'keys' : 'values'
  return {
    value: { kind: 'unknown', text: name, range: each.range, made: { operator, operands: [each] } },
    via: 'for_each',
  }
}

function partOf(whole: Value, path: string): Value {
  let value = whole
  for (const [, attribute, index] of path.matchAll(step)) {
    const key = attribute ?? index!.trim()
    const quoted = /^"([^"$%\\]*)"$/.exec(key)?.[1]
    const literal = quoted ?? (attribute !== undefined || /^\d+$/.test(key) ? key : undefined)
    const { range } = whole
    const operand: Value =
      literal === undefined ? { kind: 'reference', text: key, range } : { kind: 'literal', value: literal, range }
    value = { kind: 'unknown', text: key, range, made: { operator: 'index', operands: [value, operand] } }
  }
  return value
}
