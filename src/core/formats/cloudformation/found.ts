import type { Attribute, TextRange, Value } from '../../resource.ts'

/** Most values that one of several may be; of more, nothing is said. */
export const maxOptions = 20

/** A longer way is told by its beginning. */
const maxVia = 120

/** Where something was found, after where that was found: each place once. */
export function joinVia(...places: readonly (string | undefined)[]): string | undefined {
  const joined = [...new Set(places.flatMap((place) => (place === undefined ? [] : place.split(', '))))].join(', ')
  return joined === '' ? undefined : joined.length > maxVia ? `${joined.slice(0, maxVia - 1)}…` : joined
}

/**
 * A value found elsewhere: every literal in it says by which way, and every range is the place that refers to it. Without a range, the
 * value stands where it is read, as the branch of a condition does.
 */
export function foundAt(value: Value, via: string | undefined, range?: TextRange): Value {
  const at = range ?? value.range
  switch (value.kind) {
    case 'literal': {
      const way = joinVia(value.via, via)
      return { kind: 'literal', value: value.value, range: at, ...(way === undefined ? {} : { via: way }) }
    }
    case 'list':
      return { kind: 'list', range: at, items: value.items.map((item) => foundAt(item, via, range)) }
    case 'either':
      return { ...value, range: at, options: value.options.map((option) => foundAt(option, via, range)) }
    case 'map':
      return {
        kind: 'map',
        range: at,
        entries: value.entries.map((entry): Attribute => {
          const nameRange = range ?? entry.nameRange
          return { name: entry.name, nameRange, value: foundAt(entry.value, via, range) }
        }),
      }
    default:
      return { ...value, range: at }
  }
}

/** The source of what is evaluated, shortened, and its place in the document. */
export interface Place {
  readonly text: string
  readonly range: TextRange
}

/** Each of the values that a value may be. */
export function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.options : [value]
}

/**
 * One of several values, each told once; a single one is that value. Maps and lists of one shape become one whose members are one of
 * several, so that what they agree on is settled. Unknown where there are none or too many.
 */
export function oneOf(values: readonly Value[], text: string, range: TextRange): Value {
  const distinct = new Map(values.flatMap(optionsOf).map((option) => [keyOf(option), option]))
  const options = [...distinct.values()].slice(0, maxOptions + 1)
  if (options.length === 1) return options[0]!
  if (options.length === 0 || options.length > maxOptions) return { kind: 'unknown', text, range }
  return mergeMaps(options, text, range) ?? mergeLists(options, text, range) ?? { kind: 'either', options, text, range }
}

function mergeMaps(options: readonly Value[], text: string, range: TextRange): Value | undefined {
  const maps = options.flatMap((option) => (option.kind === 'map' ? option : []))
  if (maps.length < options.length) return undefined
  const names = new Set(maps.flatMap(({ entries }) => entries.map(({ name }) => name)))
  if (names.has('*') || maps.some(({ entries }) => new Set(entries.map(({ name }) => name)).size < entries.length))
    return undefined
  const entries = [...names].map((name): Attribute => {
    const found = maps.map((map) => map.entries.find((entry) => entry.name === name))
    const first = found.find((entry) => entry !== undefined)!
    const values = found.map((entry): Value => entry?.value ?? { kind: 'literal', value: null, range })
    return { name, nameRange: first.nameRange, value: oneOf(values, text, first.value.range) }
  })
  return { kind: 'map', entries, range }
}

function mergeLists(options: readonly Value[], text: string, range: TextRange): Value | undefined {
  const lists = options.flatMap((option) => (option.kind === 'list' ? option : []))
  const length = lists[0]?.items.length
  if (lists.length < options.length || lists.some(({ items }) => items.length !== length)) return undefined
  const items = lists[0]!.items.map((item, index) =>
    oneOf(
      lists.map((list) => list.items[index]!),
      text,
      item.range,
    ),
  )
  return { kind: 'list', items, range }
}

/** Equal for equal values, wherever they stand and were found. */
function keyOf(value: Value): string {
  return JSON.stringify(value, (key, part: unknown) => (/^(?:range|nameRange|via)$/.test(key) ? undefined : part))
}

/**
 * What `build` makes of the values, for each of the combinations they may have. Undefined where `build` refuses one of them, or where
 * there are too many.
 */
export function combine(
  values: readonly Value[],
  text: string,
  range: TextRange,
  build: (values: readonly Value[]) => Value | undefined,
): Value | undefined {
  let combinations: (readonly Value[])[] = [[]]
  for (const value of values) {
    const options = optionsOf(value)
    if (combinations.length * options.length > maxOptions) return undefined
    combinations = combinations.flatMap((head) => options.map((option) => [...head, option]))
  }
  const built: Value[] = []
  for (const combination of combinations) {
    const value = build(combination)
    if (!value) return undefined
    built.push(value)
  }
  return oneOf(built, text, range)
}
