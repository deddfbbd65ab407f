import type { Value } from '../../resource.ts'
import type { Definition } from './names.ts'
import { eitherOf, foundAt, isOpen } from './values.ts'

/** A parameter as its template declares it. */
export interface Parameter {
  readonly name: string
  /** Undefined where it has to be given. */
  readonly fallback: Value | undefined
  /** Whether it may be null: then that is its default. */
  readonly nullable: boolean
}

/** What a call of a template sets its parameters to. */
export interface Given {
  readonly values: ReadonlyMap<string, Value>
  /** False where it may set others, too. */
  readonly complete: boolean
  /** How to say where the values were set. */
  readonly via: string
}

/** What a parameter is in a template that is called with these values. Those that are not given have their default. */
export function givenParameter({ name, fallback, nullable }: Parameter, given: Given): Definition | undefined {
  const value = valueOf(name, given)
  if (value) return isOpen(value) || (mayBeNull(value) && !nullable) ? undefined : { value, via: given.via }
  if (!given.complete) return undefined
  if (fallback) return { value: fallback, via: `default of parameter ${name}` }
  if (!nullable) return undefined
  return { value: { kind: 'literal', value: null, range: { start: 0, end: 0 } }, via: `default of parameter ${name}` }
}

/**
 * What a parameter is in a template by itself, with the files of values that are kept for it. Each of them is a deployment of its own,
 * and so is one with the default. An empty default means: to be given at deployment.
 */
export function deployedParameter({ name, fallback }: Parameter, files: readonly Given[]): Definition | undefined {
  const byDefault = fallback && foundAt(fallback, `default of parameter ${name}`)
  const open: Value = { kind: 'unknown', text: name, range: { start: 0, end: 0 } }
  const options = files.map((given): Value => {
    const value = valueOf(name, given)
    return value ? foundAt(filledIn(value), given.via) : ((given.complete ? byDefault : undefined) ?? open)
  })
  if (byDefault && !isEmptyText(byDefault)) options.unshift(byDefault)
  if (options.length === 0) return undefined
  const value = eitherOf(options, name, open.range)
  return { value, via: value === byDefault ? `default of parameter ${name}` : undefined }
}

/** Names of parameters are the same in any case. */
function valueOf(name: string, { values }: Given): Value | undefined {
  const exact = values.get(name)
  if (exact) return exact
  const wanted = name.toLowerCase()
  return [...values].find(([given]) => given.toLowerCase() === wanted)?.[1]
}

function mayBeNull(value: Value): boolean {
  if (value.kind === 'either') return value.options.some(mayBeNull)
  return value.kind === 'literal' && value.value === null
}

function isEmptyText(value: Value): boolean {
  return value.kind === 'literal' && value.value === ''
}

/** What a file of values leaves to be filled in, by hand or by a tool, is open. */
function filledIn(value: Value): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(filledIn) }
    case 'map':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: filledIn(entry.value) })) }
    case 'literal': {
      const { value: plain, range } = value
      const isOpenValue = plain === null || (typeof plain === 'string' && placeholder.test(plain))
      return isOpenValue ? { kind: 'unknown', text: String(plain), range } : value
    }
    default:
      return value
  }
}

/**
 * Nothing, `<name>`, `[expression]`, `GEN-UNIQUE` of the quickstart templates, and what tools put values into: `${NAME}` (azd), `$(name)`
 * (Azure Pipelines), `#{name}#`, `{{name}}`, `__name__`, `%name%`.
 */
const placeholder = /^\s*(?:$|GEN-|\[|<[^>]*>\s*$|%[^%]+%\s*$)|\$[({]|#\{|\{\{|__\w+__/
