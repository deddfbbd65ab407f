import type { Attribute, TextRange, Value } from '../../resource.ts'
import { evaluate } from './evaluate.ts'

/** What a name stands for in a document, and how to say where that was found: `default of var.size`. */
export interface Definition {
  readonly value: Value
  readonly via: string
}

/** Finds what a reference (`var.size`, `parameters('size')`) stands for; undefined where the document does not say. */
export interface Scope {
  (reference: string): Definition | undefined
  /** The value of a function of the format's own over operands that have been followed; undefined where it stays open. */
  readonly call?: (name: string, operands: readonly Value[]) => Value | undefined
}

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
      return relocate(found, value.range, definition.via)
    }
    case 'unknown': {
      if (!value.made || budget.left-- <= 0) return value
      const operands = value.made.operands.map((operand) => follow(operand, scope, steps, budget))
      const { operator } = value.made
      const known = evaluate(operator, operands, value)
      if (known) return known
      const called = scope.call?.(operator, operands)
      return called ? relocate(follow(called, scope, steps + 1, budget), value.range, `${operator}()`) : value
    }
    case 'literal':
      return value
    default:
      return value satisfies never
  }
}

/** A value from elsewhere, with every range at the place that refers to it, and where it was found. */
export function relocate(value: Value, range: TextRange, via: string): Value {
  switch (value.kind) {
    case 'literal':
      return { ...value, range, via: value.via ?? via }
    case 'list':
      return { ...value, range, items: value.items.map((item) => relocate(item, range, via)) }
    case 'map':
      return {
        ...value,
        range,
        entries: value.entries.map((entry) => ({
          name: entry.name,
          nameRange: range,
          value: relocate(entry.value, range, via),
        })),
      }
    case 'either':
      return { ...value, range, options: value.options.map((option) => relocate(option, range, via)) }
    default:
      return { ...value, range }
  }
}
