import type { Attribute, TextRange, Value } from '../resource.ts'
import { ownSpelling } from './spelling.ts'

/** What a resource has at an attribute path. */
export interface PathValues {
  /** Values found, lists flattened, nulls left out: a null attribute counts as absent. */
  readonly values: readonly Value[]
  /** Something on the way could not be read, so there may be more. */
  readonly open: Value | undefined
  /** The attribute that was found, or that could not be read. */
  readonly range: TextRange | undefined
}

/** Follows a dotted path through nested blocks, objects and lists. Repeated blocks give several values. */
export function valuesAt(attributes: readonly Attribute[], path: string, spelling = ownSpelling): PathValues {
  let found: readonly { value: Value; range: TextRange }[] = [
    { value: { kind: 'map', entries: attributes, range: { start: 0, end: 0 } }, range: { start: 0, end: 0 } },
  ]
  let open: { value: Value; range: TextRange } | undefined
  for (const name of path.split('.')) {
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
      } else if (value.kind === 'reference' || value.kind === 'unknown' || value.kind === 'either') open ??= step
    }
    found = next.filter(({ value }) => value.kind !== 'literal' || value.value !== null)
  }
  return { values: found.map(({ value }) => value), open: open?.value, range: found[0]?.range ?? open?.range }
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
