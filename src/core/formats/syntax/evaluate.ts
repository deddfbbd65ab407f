import type { Attribute, TextRange, Value } from '../../resource.ts'

/** What an expression's value is shown as, and where it stands. */
interface Place {
  readonly text: string
  readonly range: TextRange
}

/** More ways than this are no answer any more. */
const maxOptions = 20

/**
 * The value of an expression over values that have been followed as far as they go; undefined where it stays open. Nothing is run: these
 * are the few operators and functions whose result is plain.
 */
export function evaluate(operator: string, operands: readonly Value[], place: Place): Value | undefined {
  const [first, second, third] = operands
  if (!first) return undefined
  switch (operator) {
    case 'if':
      return second && third && choose(first, second, third, place)
    case '==':
      return second && truth(compare(first, second), operands, place)
    case '!=':
      return second && truth(negate(compare(first, second)), operands, place)
    case '!':
      return truth(negate(truthOf(first)), operands, place)
    case '&&':
    case '||': {
      const decisive = operator === '||'
      const deciding = operands.find((operand) => truthOf(operand) === decisive)
      if (deciding) return truth(decisive, [deciding], place)
      return operands.every((operand) => truthOf(operand) === !decisive) ? truth(!decisive, operands, place) : undefined
    }
    case 'template':
      return joined(operands, place)
    case 'index':
      return second && indexed(first, second, place)
    case 'values':
      return itemsOf(first, place)
    case 'keys':
      return first.kind === 'map'
        ? oneOf(
            first.entries.map(({ name }) => ({ kind: 'literal', value: name, range: place.range })),
            place,
          )
        : itemsOf(first, place)
    case 'repeat':
      return second && repeated(first, second, place)
    case 'same':
      return isSettled(first) ? { ...first, range: place.range } : undefined
    case 'first':
      return firstSettled(operands)
    case 'merge':
      return merged(operands, place)
    case 'concat':
      return operands.every((operand) => operand.kind === 'list')
        ? { kind: 'list', items: operands.flatMap(({ items }) => items), range: place.range }
        : undefined
    case 'lookup':
      return second && (indexed(first, second, place) ?? missing(first, second, third))
    default:
      return undefined
  }
}

/** One of the values, whichever: equal ones count once, and a single one is the value. */
export function oneOf(values: readonly Value[], place: Place): Value | undefined {
  const flat = values.flatMap((value) => (value.kind === 'either' ? value.options : [value]))
  const options = flat.filter((value, index) => flat.findIndex((other) => isSame(other, value)) === index)
  if (options.length === 0 || options.length > maxOptions) return undefined
  return options.length === 1 ? options[0] : { kind: 'either', options, text: place.text, range: place.range }
}

/** What is known of a value as a condition. */
function truthOf(value: Value): boolean | undefined {
  if (value.kind === 'either') {
    const truths = value.options.map(truthOf)
    return truths.every((each) => each === truths[0]) ? truths[0] : undefined
  }
  if (value.kind !== 'literal') return undefined
  if (value.value === 'true' || value.value === 'false') return value.value === 'true'
  return typeof value.value === 'boolean' ? value.value : undefined
}

function negate(known: boolean | undefined): boolean | undefined {
  return known === undefined ? undefined : !known
}

function truth(known: boolean | undefined, operands: readonly Value[], { range }: Place): Value | undefined {
  return known === undefined ? undefined : { kind: 'literal', value: known, range, via: viaOf(operands) }
}

/** Where the known operands come from: it decided what came of them. */
function viaOf(operands: readonly Value[]): string | undefined {
  const vias = operands.flatMap((operand) =>
    operand.kind === 'literal' ? (operand.via ?? []) : operand.kind === 'either' ? operand.text : [],
  )
  return [...new Set(vias)].slice(0, 2).join(', ') || undefined
}

function choose(condition: Value, yes: Value, no: Value, place: Place): Value | undefined {
  const known = truthOf(condition)
  if (known === undefined) return oneOf([yes, no], place)
  const chosen = known ? yes : no
  const via = viaOf([condition])
  return chosen.kind === 'literal' ? { ...chosen, via: chosen.via ?? via } : chosen
}

/** Whether two values are equal; undefined where one is not known, or a conversion would decide. */
function compare(a: Value, b: Value): boolean | undefined {
  if (a.kind === 'either' || b.kind === 'either') {
    const all = optionsOf(a).flatMap((left) => optionsOf(b).map((right) => compare(left, right)))
    return all.every((each) => each === all[0]) ? all[0] : undefined
  }
  if (isNull(a) || isNull(b)) return isSettled(a) && isSettled(b) ? isNull(a) === isNull(b) : undefined
  if (a.kind !== 'literal' || b.kind !== 'literal') return undefined
  return typeof a.value === typeof b.value
    ? a.value === b.value
    : String(a.value) === String(b.value)
      ? undefined
      : false
}

function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.options : [value]
}

function joined(operands: readonly Value[], { range }: Place): Value | undefined {
  if (!operands.every((operand) => operand.kind === 'literal' && operand.value !== null)) return undefined
  const value = operands.map((operand) => (operand.kind === 'literal' ? String(operand.value) : '')).join('')
  return { kind: 'literal', value, range, via: viaOf(operands) }
}

/** A part of a value. Where the key is not known it is any of the parts. */
function indexed(whole: Value, key: Value, place: Place): Value | undefined {
  if (whole.kind === 'either') {
    const parts = whole.options.map((option) => indexed(option, key, place))
    return parts.every((part) => part !== undefined) ? oneOf(parts, place) : undefined
  }
  if (key.kind !== 'literal') {
    const keys = key.kind === 'either' ? key.options : undefined
    const parts = keys?.map((option) => indexed(whole, option, place))
    if (parts?.every((part) => part !== undefined)) return oneOf(parts, place)
    return itemsOf(whole, place)
  }
  if (whole.kind === 'list') return whole.items[Number(key.value)]
  return whole.kind === 'map' ? whole.entries.findLast(({ name }) => name === String(key.value))?.value : undefined
}

/** Any of a collection's items. */
function itemsOf(value: Value, place: Place): Value | undefined {
  if (value.kind === 'list') return oneOf(value.items, place)
  return value.kind === 'map'
    ? oneOf(
        value.entries.map((entry) => entry.value),
        place,
      )
    : undefined
}

/** What is made for each item of a collection: nothing where it is known to be empty. What the items are, the content leaves open. */
function repeated(collection: Value, content: Value, place: Place): Value | undefined {
  if (collection.kind === 'either') {
    const ways = collection.options.map((option) => repeated(option, content, place))
    return ways.every((way) => way !== undefined) ? oneOf(ways, place) : undefined
  }
  const count =
    collection.kind === 'list'
      ? collection.items.length
      : collection.kind === 'map'
        ? collection.entries.length
        : undefined
  if (count === undefined && !isNull(collection)) return undefined
  return count ? content : { kind: 'literal', value: null, range: place.range }
}

/** The default of `lookup` holds only where the map is known not to have the key. */
function missing(whole: Value, key: Value, fallback: Value | undefined): Value | undefined {
  return whole.kind === 'map' && key.kind === 'literal' ? fallback : undefined
}

/** The first operand that is neither null nor empty; undefined as soon as one is not known. */
function firstSettled(operands: readonly Value[]): Value | undefined {
  for (const operand of operands) {
    if (!isSettled(operand)) return undefined
    if (!isNull(operand) && !(operand.kind === 'literal' && operand.value === '')) return operand
  }
  return undefined
}

function merged(operands: readonly Value[], { range }: Place): Value | undefined {
  const entries = new Map<string, Attribute>()
  for (const operand of operands) {
    if (isNull(operand)) continue
    if (operand.kind !== 'map') return undefined
    for (const entry of operand.entries) entries.set(entry.name, entry)
  }
  return { kind: 'map', entries: [...entries.values()], range }
}

function isSettled({ kind }: Value): boolean {
  return kind === 'literal' || kind === 'list' || kind === 'map'
}

function isNull(value: Value): boolean {
  return value.kind === 'literal' && value.value === null
}

function isSame(a: Value, b: Value): boolean {
  return a === b || (a.kind === 'literal' && b.kind === 'literal' && a.value === b.value)
}
