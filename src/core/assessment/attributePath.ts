import type { Attribute, TextRange, Value } from '../resource.ts'
import { ownSpelling, type Spelling } from './spelling.ts'

/** What a resource has at an attribute path. */
export interface PathValues {
  /** Values found, lists flattened, nulls left out: a null attribute counts as absent. */
  readonly values: readonly Value[]
  /** Something on the way could not be read, so there may be more. */
  readonly open: Value | undefined
  /** It is there, and null. */
  readonly isNull: boolean
  /** The attribute that was found, or that could not be read. */
  readonly range: TextRange | undefined
  /** Where it was found that there is no value: the branch of a condition, the default of a variable. */
  readonly absentBy: string | undefined
}

/** Follows a dotted path through nested blocks, objects and lists. Repeated blocks give several values. */
export function valuesAt(attributes: readonly Attribute[], path: string, spelling = ownSpelling): PathValues {
  return follow({ kind: 'map', entries: attributes, range: { start: 0, end: 0 } }, path.split('.'), spelling)
}

function follow(start: Value, names: readonly string[], spelling: Spelling): PathValues {
  let found: readonly { value: Value; range: TextRange }[] = flatten(start).map((value) => ({
    value,
    range: value.range,
  }))
  const branches: { value: Value; range: TextRange }[] = []
  let open: { value: Value; range: TextRange } | undefined
  let absentBy: string | undefined
  let nulled = false
  for (const [index, name] of names.entries()) {
    if (spelling.omits(name) && !found.some((step) => holds(step.value, name))) continue
    const next: { value: Value; range: TextRange }[] = []
    for (const step of found) {
      const value = step.value
      if (value.kind === 'map') {
        for (const entry of value.entries) {
          if (spelling.same(entry.name, name)) {
            const range = rangeOf(entry)
            for (const item of flatten(entry.value)) next.push({ value: item, range })
          } else if (entry.name === '*') open ??= { value: entry.value, range: rangeOf(entry) }
        }
      } else if (value.kind === 'either') {
        const options = value.options.flatMap((option) =>
          optionsOf(follow(option, names.slice(index), spelling), value),
        )
        if (!options.every(isNull)) branches.push({ value: { ...value, options }, range: step.range })
      } else if (value.kind === 'reference' || value.kind === 'unknown' || isDocument(value)) open ??= step
    }
    for (const { value } of next) if (isNull(value)) absentBy ??= value.via
    found = next.filter(({ value }) => !isNull(value))
    if (next.length > 0 && found.length === 0) nulled = next.some(({ value }) => value.kind === 'literal')
  }
  const all = [...found, ...branches]
  return {
    values: all.map(({ value }) => value),
    open: open?.value,
    isNull: nulled,
    range: all[0]?.range ?? open?.range,
    absentBy,
  }
}

/** What one branch of a condition has at a path, as options of the whole: null where it has nothing, or may have nothing. */
function optionsOf({ values, open }: PathValues, { range }: Value): readonly Value[] {
  const none: Value = { kind: 'literal', value: null, range }
  if (open) return [...values, { kind: 'unknown', text: 'text' in open ? open.text : '', range }, none]
  return values.length > 1 ? [{ kind: 'list', items: values, range }] : [values[0] ?? none]
}

function isNull(value: Value): value is Extract<Value, { kind: 'literal' }> {
  return value.kind === 'literal' && value.value === null
}

/** A string that has what is asked for in it, as a policy in JSON has; it is not read. */
function isDocument(value: Value): boolean {
  return value.kind === 'literal' && typeof value.value === 'string' && /^\s*[{[]/.test(value.value)
}

/** The attributes kept under a path; those given where there is no such path. What cannot be read there stays open. */
export function attributesUnder(attributes: readonly Attribute[], path: string | undefined): readonly Attribute[] {
  if (path === undefined) return attributes
  const { values, open } = valuesAt(attributes, path)
  const holders = open ? [...values, open] : values
  if (holders.length === 0) return attributes
  return holders.flatMap((value) =>
    value.kind === 'map' ? value.entries : [{ name: '*', nameRange: value.range, value }],
  )
}

function rangeOf({ nameRange, value }: Attribute): TextRange {
  return { start: nameRange.start, end: value.range.end }
}

function holds(value: Value, name: string): boolean {
  return value.kind === 'map' && value.entries.some((entry) => entry.name === name)
}

function flatten(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items.flatMap(flatten) : [value]
}
