import type { Attribute, TextRange, Value } from '../../resource.ts'
import { evaluate } from './evaluate.ts'

/** What a name stands for in a document, and how to say where that was found: `default of var.size`. */
export interface Definition {
  readonly value: Value
  readonly via: string
}

/** Finds what a reference (`var.size`, `parameters('size')`) stands for; undefined where the document does not say. */
export type Scope = (reference: string) => Definition | undefined

/** Definitions that lead on to others are followed this far; a circle ends here, too. */
const maxSteps = 8

/** How many references of one value are followed in all: definitions that use others several times grow like a tree. */
const maxReferences = 2000

/** The attributes with every reference that the scope knows replaced by what it stands for. */
export function settleAttributes(attributes: readonly Attribute[], scope: Scope): readonly Attribute[] {
  return attributes.map((attribute) => ({ ...attribute, value: settle(attribute.value, scope) }))
}

/** A value likewise, with expressions over known values worked out. The range stays where the reference is written: there the reader can change it. */
export function settle(value: Value, scope: Scope): Value {
  return follow(value, scope, 0, { left: maxReferences })
}

function follow(value: Value, scope: Scope, steps: number, budget: { left: number }): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map((item) => follow(item, scope, steps, budget)) }
    case 'map':
      return {
        ...value,
        entries: value.entries.map((entry) => ({ ...entry, value: follow(entry.value, scope, steps, budget) })),
      }
    case 'either':
      return { ...value, options: value.options.map((option) => follow(option, scope, steps, budget)) }
    case 'reference': {
      const definition = steps < maxSteps && budget.left-- > 0 ? scope(value.text) : undefined
      if (!definition) return value
      const found = follow(definition.value, scope, steps + 1, budget)
      // A definition that is open itself is best shown by the name in the file.
      if (found.kind === 'reference' || found.kind === 'unknown') return value
      return at(found, value.range, definition.via)
    }
    case 'unknown': {
      if (!value.made || budget.left-- <= 0) return value
      const operands = value.made.operands.map((operand) => follow(operand, scope, steps, budget))
      return evaluate(value.made.operator, operands, value) ?? value
    }
    case 'literal':
      return value
    default:
      return value satisfies never
  }
}

/** A value from elsewhere, with every range at the place that refers to it, and where it was found. */
function at(value: Value, range: TextRange, via: string): Value {
  switch (value.kind) {
    case 'literal':
      return { ...value, range, via: value.via ?? via }
    case 'list':
      return { ...value, range, items: value.items.map((item) => at(item, range, via)) }
    case 'map':
      return {
        ...value,
        range,
        entries: value.entries.map((entry) => ({
          name: entry.name,
          nameRange: range,
          value: at(entry.value, range, via),
        })),
      }
    case 'either':
      return { ...value, range, options: value.options.map((option) => at(option, range, via)) }
    default:
      return { ...value, range }
  }
}
