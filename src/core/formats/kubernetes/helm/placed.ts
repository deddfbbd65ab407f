import type { TextRange, Value } from '../../../resource.ts'
import type { Found } from './functions.ts'

/** A value of a template at the place of the action that writes it, with where it was found. `budget` bounds what is placed in all. */
export function placed({ value, via }: Found, { start, end }: TextRange, budget: { left: number }): Value {
  const range = { start, end }
  if (budget.left-- <= 0) return { kind: 'unknown', text: '', range }
  switch (value.kind) {
    case 'literal':
      return via === undefined ? { ...value, range } : { ...value, range, via }
    case 'list':
      return { ...value, range, items: value.items.map((item) => placed({ value: item, via }, range, budget)) }
    case 'map':
      return {
        ...value,
        range,
        entries: value.entries.map((entry) => ({
          name: entry.name,
          nameRange: range,
          value: placed({ value: entry.value, via }, range, budget),
        })),
      }
    default:
      return { kind: 'unknown', text: 'a value of the chart', range }
  }
}
