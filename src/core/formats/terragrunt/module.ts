import { lazy } from '../../lazy.ts'
import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { Files } from '../format.ts'
import { fileNameOf, joinPath } from '../paths.ts'
import { relocate, type Scope, settle } from '../syntax/settle.ts'
import { type Configuration, configurationOf, entriesOf } from './configuration.ts'
import { callFunction, includeScope, localsScope } from './functions.ts'

/** Stacks of stacks, and files that include files, are followed this far. */
export const maxSteps = 5

/** `local.*`, `values.*` and `include.*` of a configuration, and the functions over its place. */
export function scopeOf(
  { locals, includes }: Configuration,
  folder: string,
  files: Files | undefined,
  values: readonly Attribute[],
): Scope {
  const ofLocals = localsScope(locals)
  const ofValues = localsScope(values)
  const ofIncludes = includeScope(includes, { folder, files }, (path) => settle(path, scope))
  const scope: Scope = Object.assign(
    (reference: string) =>
      ofLocals(reference) ?? ofValues(reference.replace(/^values\./, 'local.')) ?? ofIncludes(reference),
    { call: (name: string, operands: readonly Value[]) => callFunction(name, operands, { folder, files }) },
  )
  return scope
}

/** A module that a configuration deploys, before what it creates is looked at. */
export interface Module {
  readonly type: string
  readonly name: string
  readonly range: TextRange
  readonly typeRange: TextRange
  readonly nameRange: TextRange
  readonly inputs: () => readonly Attribute[]
}

/** The module that a file deploys: by its own source, or by that of a file it includes. */
export function moduleOf(
  text: string,
  { source, inputs, includes }: Configuration,
  included: () => readonly Configuration[],
  scope: Scope,
): Module | undefined {
  const inherited = source ? undefined : included().find((other) => other.source)
  const origin = source ?? inherited?.source
  if (!origin) return undefined
  const literal = source?.value.kind === 'literal' ? source.value.range : undefined
  const keyword = source?.nameRange ?? includes[0]!.nameRange
  const typeRange = literal ? { start: literal.start + 1, end: literal.end - 1 } : keyword
  return {
    type: settled(origin.value, scope) ?? ('text' in origin.value ? origin.value.text : ''),
    name: '',
    range: { start: 0, end: text.trimEnd().length },
    typeRange,
    nameRange: { start: typeRange.end, end: typeRange.end },
    // What is nearer wins; it stands first, and the first of a name is taken.
    inputs: lazy(() => mergeInputs([inputs, ...included().map((other) => other.inputs)], scope)),
  }
}

function mergeInputs(all: readonly (Attribute | undefined)[], scope: Scope): readonly Attribute[] {
  const merged = new Map<string, Attribute>()
  for (const inputs of all)
    for (const entry of inputs ? entriesOf(settle(inputs.value, scope)) : [])
      if (!merged.has(entry.name)) merged.set(entry.name, entry)
  return [...merged.values()]
}

/** The files that a configuration includes, and those they include; their paths and functions count from the one that includes. */
export function includedBy(
  { includes }: Configuration,
  folder: string,
  files: Files | undefined,
  scope: Scope,
  depth: number,
): readonly Configuration[] {
  if (!files || depth >= maxSteps) return []
  return includes.flatMap(({ nameRange, value }) => {
    const path = settled(value, scope)
    const document = path === undefined ? undefined : files.read(joinPath(folder, path))
    if (!document) return []
    const configuration = configurationOf(document)
    const own = scopeOf(configuration, folder, files, [])
    return [configuration, ...includedBy(configuration, folder, files, own, depth + 1)].map((other) =>
      seenFrom(nameRange, other, own, fileNameOf(document.path)),
    )
  })
}

/** A configuration with its own locals put in place, and all of it where it is included. */
function seenFrom(range: TextRange, configuration: Configuration, scope: Scope, file: string): Configuration {
  const { source, inputs } = configuration
  const move = (attribute: Attribute | undefined): Attribute | undefined =>
    attribute && { ...attribute, nameRange: range, value: relocate(settle(attribute.value, scope), range, file) }
  return { ...configuration, source: move(source), inputs: move(inputs) }
}

/** A value as text, followed; undefined where it is open or something else. */
export function settled(value: Value | undefined, scope: Scope): string | undefined {
  const found = value && settle(value, scope)
  return found?.kind === 'literal' && typeof found.value === 'string' ? found.value : undefined
}
