import type { Value } from '../../resource.ts'
import { type Decision, decide, undecided } from './conditions.ts'
import { type Context, evaluate, type Lookup } from './evaluate.ts'
import { maxOptions, oneOf } from './found.ts'
import { parameterValue, type StackInputs } from './parameters.ts'

/** An entry of a section as written, and where its ranges count from. */
export interface SectionEntry {
  readonly value: Value
  readonly offset: number
}

/** The sections of a template beside its resources, read where something is asked of them. */
export interface Sections {
  /** An entry by name; unknown where it cannot be read, undefined where there is none. */
  entry(section: string, name: string): SectionEntry | undefined
  /** Whether a section's text holds a word. */
  mentions(section: string, word: string): boolean
}

/** A loop around a resource. */
export interface Loop {
  readonly identifier: string
  readonly collection: Value
}

/** Most functions that are evaluated for one resource: loops in loops grow like a tree. */
const maxCalls = 5000

/** Conditions that lead on to others are followed this far. */
const maxSteps = 50

/** What names stand for in a template. What was found is kept as long as the scope. */
export class TemplateScope {
  readonly sections: Sections
  readonly #inputs: StackInputs | undefined
  readonly #lookup: Lookup
  readonly #conditions = new Map<string, Decision>()
  readonly #parameters = new Map<string, Value | undefined>()
  #steps = 0

  constructor(sections: Sections, inputs?: StackInputs) {
    this.sections = sections
    this.#inputs = inputs
    this.#lookup = {
      parameter: (name) => this.#parameter(name),
      condition: (name) => this.#condition(name),
      mapping: (name) => sections.entry('Mappings', name)?.value,
    }
  }

  /** A value with its functions evaluated, in loops where it stands in some. */
  settle(value: Value, loops: readonly Loop[] = []): Value {
    const items = new Map<string, Value>()
    const context: Context = { lookup: this.#lookup, items, budget: { calls: maxCalls, depth: 0 } }
    for (const { identifier, collection } of loops) items.set(identifier, anyItem(evaluate(collection, context)))
    return evaluate(value, context)
  }

  #parameter(name: string): Value | undefined {
    if (this.#parameters.has(name)) return this.#parameters.get(name)
    const definition = this.sections.entry('Parameters', name)?.value
    const value = definition && parameterValue(name, definition, this.#inputs)
    this.#parameters.set(name, value)
    return value
  }

  #condition(name: string): Decision {
    const known = this.#conditions.get(name)
    if (known || this.#steps >= maxSteps) return known ?? undecided
    this.#conditions.set(name, undecided) // one that leads back to itself is not decided
    this.#steps++
    const decision = decide(this.sections.entry('Conditions', name)?.value, {
      settle: (value) => this.settle(value),
      condition: (other) => this.#condition(other),
    })
    this.#steps--
    this.#conditions.set(name, decision)
    return decision
  }
}

/** A resource in a loop stands for all that the loop makes: an identifier is one of the items. */
function anyItem(collection: Value): Value {
  const { range } = collection
  return collection.kind === 'list' && collection.items.length > 0 && collection.items.length <= maxOptions
    ? oneOf(collection.items, '', range)
    : { kind: 'unknown', text: '', range }
}
