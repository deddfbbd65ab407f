import type { Attribute, TextRange, Value } from '../../resource.ts'

/** A range moved by `by` code units. */
export function shiftRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by }
}

/** Attributes read from a piece of text, with their ranges moved to where the piece stands in the document. */
export function shiftAttributes(attributes: readonly Attribute[], by: number): readonly Attribute[] {
  if (by === 0) return attributes
  return attributes.map(({ name, nameRange, value }) => ({
    name,
    nameRange: shiftRange(nameRange, by),
    value: shiftValue(value, by),
  }))
}

/** A value likewise. */
export function shiftValue(value: Value, by: number): Value {
  const range = shiftRange(value.range, by)
  switch (value.kind) {
    case 'list':
      return { ...value, range, items: value.items.map((item) => shiftValue(item, by)) }
    case 'either':
      return { ...value, range, options: value.options.map((option) => shiftValue(option, by)) }
    case 'map':
      return { ...value, range, entries: shiftAttributes(value.entries, by) }
    case 'literal':
    case 'reference':
    case 'unknown':
      return { ...value, range }
    default:
      return value satisfies never
  }
}
