import type { TextRange, Value } from '../../resource.ts'
import { combine, joinVia, type Place } from './found.ts'

/** Characters of a string that is built; longer ones stay open. */
const maxBuilt = 10_000

/** Characters of a string that is taken apart. */
const maxSplit = 4096

/** How long a text becomes at most when every one of `count` places in it is filled. */
function tooLong(length: number, count: number, parts: readonly (string | undefined)[]): boolean {
  return length + count * Math.max(0, ...parts.map((part) => part?.length ?? 0)) > maxBuilt
}

/** A string made of others, found where they were. */
function literal(value: string, parts: readonly Value[], range: TextRange): Value {
  const via = joinVia(...parts.map((part) => (part.kind === 'literal' ? part.via : undefined)))
  return { kind: 'literal', value, range, ...(via === undefined ? {} : { via }) }
}

/** A scalar as CloudFormation writes it into a string. */
function written(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && value.value !== null ? String(value.value) : undefined
}

const placeholder = /\$\{([^${}]*)\}/g

/** `Fn::Sub`: undefined where a name is open. `${!Name}` stands for `${Name}`. */
export function substitute(
  template: string | undefined,
  { text, range }: Place,
  resolve: (name: string) => Value | undefined,
): Value | undefined {
  if (template === undefined) return undefined
  const places = [...template.matchAll(placeholder)]
  const names = [...new Set(places.map(([, name]) => name!.trim()))]
  const values: Value[] = []
  for (const name of names) {
    const value: Value | undefined = name.startsWith('!')
      ? { kind: 'literal', value: `\${${name.slice(1)}}`, range }
      : resolve(name)
    if (!value) return undefined
    values.push(value)
  }
  return combine(values, text, range, (parts) => {
    const texts = parts.map(written)
    if (texts.includes(undefined) || tooLong(template.length, places.length, texts)) return undefined
    const filled = template.replace(placeholder, (_, name: string) => texts[names.indexOf(name.trim())]!)
    return literal(filled, parts, range)
  })
}

/**
 * A literal within loops, with their identifiers replaced: `${Name}`, and `&{Name}` without what no logical ID may have. Undefined where
 * it names none. Unknown where an item is open.
 */
export function substituteItems(
  value: string | number | boolean | null,
  range: TextRange,
  items: ReadonlyMap<string, Value>,
): Value | undefined {
  if (typeof value !== 'string' || !value.includes('{')) return undefined
  const pattern = /([$&])\{([^${}]*)\}/g
  const places = [...value.matchAll(pattern)].map(([, , name]) => name!).filter((name) => items.has(name))
  const names = [...new Set(places)]
  if (names.length === 0) return undefined
  const values = names.map((name) => items.get(name)!)
  const replaced = combine(values, value, range, (parts) => {
    const texts = parts.map(written)
    if (texts.includes(undefined) || tooLong(value.length, places.length, texts)) return undefined
    const filled = value.replace(pattern, (whole, sign: string, name: string) => {
      const item = texts[names.indexOf(name)]
      return item === undefined ? whole : sign === '&' ? item.replace(/[^A-Za-z0-9]/g, '') : item
    })
    return literal(filled, parts, range)
  })
  return replaced ?? { kind: 'unknown', text: value.slice(0, 60), range }
}

/** `Fn::Join` of strings. */
export function join(delimiter: Value, list: Value, { text, range }: Place): Value | undefined {
  const between = written(delimiter)
  return between === undefined
    ? undefined
    : combine([list], text, range, (lists) => {
        const [items] = lists
        if (items?.kind !== 'list') return undefined
        const present = items.items.filter((item) => item.kind !== 'literal' || item.value !== null)
        return combine(present, text, range, (parts) => {
          const texts = parts.map(written)
          if (texts.includes(undefined) || tooLong(0, texts.length, [...texts, between])) return undefined
          return literal(texts.join(between), parts, range)
        })
      })
}

/** `Fn::Select` from a list of which every item is there. */
export function select(index: Value, list: Value, { text, range }: Place): Value | undefined {
  return combine([index, list], text, range, ([position, items]) => {
    const at = written(position)
    if (at === undefined || !/^\d{1,4}$/.test(at) || items?.kind !== 'list') return undefined
    // What a condition leaves out moves the items after it.
    if (!items.items.every((item) => written(item) !== undefined || item.kind === 'map')) return undefined
    return items.items[Number(at)]
  })
}

/** `Fn::Split` of a string. */
export function split(delimiter: Value, source: Value, { text, range }: Place): Value | undefined {
  const between = written(delimiter)
  return between === undefined || between === ''
    ? undefined
    : combine([source], text, range, ([whole]) => {
        const source = written(whole)
        const parts = source !== undefined && source.length <= maxSplit ? source.split(between) : undefined
        return parts && { kind: 'list', range, items: parts.map((part) => literal(part, [whole!], range)) }
      })
}
