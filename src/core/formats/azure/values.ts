import type { Attribute, TextRange, Value } from '../../resource.ts'

/** A value that is not settled. */
export function isOpen(value: Value): boolean {
  return value.kind === 'reference' || value.kind === 'unknown'
}

/** No value. */
export function isNull(value: Value): boolean {
  return value.kind === 'literal' && value.value === null
}

/** What a value may be: several, or itself. */
export function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.options : [value]
}

/** How many parts a value has, itself counted. */
export function sizeOf(value: Value): number {
  return partsOf(value).reduce((size, part) => size + sizeOf(part), 1)
}

function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return value.items
    case 'either':
      return value.options
    case 'map':
      return value.entries.map((entry) => entry.value)
    default:
      return []
  }
}

/** A value with where it was found on every literal in it that does not say so yet, and with every range at `range` if one is given. */
export function foundAt(value: Value, via: string | undefined, range?: TextRange): Value {
  const place = range ?? value.range
  switch (value.kind) {
    case 'list':
      return { ...value, range: place, items: value.items.map((item) => foundAt(item, via, range)) }
    case 'either':
      return { ...value, range: place, options: value.options.map((option) => foundAt(option, via, range)) }
    case 'map':
      return {
        ...value,
        range: place,
        entries: value.entries.map((entry) => ({
          name: entry.name,
          nameRange: range ?? entry.nameRange,
          value: foundAt(entry.value, via, range),
        })),
      }
    case 'literal': {
      const source = value.via ?? via
      return source === undefined ? { ...value, range: place } : { ...value, range: place, via: source }
    }
    default:
      return { ...value, range: place }
  }
}

/** Options of one value that are kept apart; of more, nothing is said. */
const maxOptions = 12

/** One of several values: each once. A single one stands for itself; where none is settled, or too many are, it is open. */
export function eitherOf(values: readonly Value[], text: string, range: TextRange): Value {
  const options: Value[] = []
  for (const value of values)
    for (const option of value.kind === 'either' ? value.options : [value])
      if (!options.some((other) => isSame(other, option))) options.push(option)
  if (options.length === 1) return options[0]!
  if (options.length > maxOptions || options.every(isOpen)) return { kind: 'unknown', text, range }
  return { kind: 'either', options, text, range }
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.kind === 'literal') return b.kind === 'literal' && a.value === b.value
  if (a.kind === 'list')
    return (
      b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => isSame(item, b.items[i]!))
    )
  if (a.kind !== 'map' || b.kind !== 'map' || a.entries.length !== b.entries.length) return false
  return a.entries.every((entry, i) => entry.name === b.entries[i]!.name && isSame(entry.value, b.entries[i]!.value))
}

/** The member of an object or list: null where there is none, undefined where that cannot be told. */
export function memberOf(value: Value, key: Value): Value | null | undefined {
  if (key.kind !== 'literal') return undefined
  if (value.kind === 'map' && typeof key.value === 'string') {
    const wanted = key.value.toLowerCase()
    const found = value.entries.findLast(({ name }) => name.toLowerCase() === wanted)
    return found?.value ?? (isComplete(value.entries) ? null : undefined)
  }
  if (value.kind === 'list' && typeof key.value === 'number') return value.items[key.value] ?? null
  return undefined
}

/** Whether an object has no other properties than these. */
export function isComplete(entries: readonly Attribute[]): boolean {
  return entries.every(({ name }) => name !== '*')
}

/**
 * The properties of an object with those of another put over them, as a spread does. Of an object that may be one of several, each
 * property may be any of theirs.
 */
export function spread(entries: readonly Attribute[], over: Value): readonly Attribute[] | undefined {
  if (over.kind === 'literal' && over.value === null) return entries
  if (over.kind === 'map') return isComplete(over.entries) ? replaced(entries, over.entries) : undefined
  if (over.kind !== 'either') return undefined
  const outcomes = over.options.map((option) => spread(entries, option))
  const names = new Set(outcomes.flatMap((outcome) => (outcome ?? []).map(({ name }) => name)))
  if (outcomes.includes(undefined)) return undefined
  return [...names].map((name): Attribute => {
    const found = outcomes.map((outcome) => outcome!.find((entry) => entry.name === name))
    const values = found.map((entry): Value => entry?.value ?? { kind: 'literal', value: null, range: over.range })
    return {
      name,
      nameRange: found.find(Boolean)!.nameRange,
      value: eitherOf(values, over.text, over.range),
    }
  })
}

function replaced(entries: readonly Attribute[], over: readonly Attribute[]): Attribute[] {
  const names = new Set(over.map(({ name }) => name))
  return [...entries.filter(({ name }) => !names.has(name)), ...over]
}
