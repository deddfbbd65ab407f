import type { Value } from '../../resource.ts'
import { sizeOf } from './values.ts'

/** What a parameter or variable is, and how to say where that was found; without `via` the value says it itself. */
export interface Definition {
  readonly value: Value
  readonly via: string | undefined
}

/** What one question may still cost: definitions that use others several times grow like a tree. */
export interface Effort {
  /** Parts of values that may still be put in place of names. */
  left: number
  /** How many definitions led here. */
  steps: number
  /** Something was left open for its cost, or because it leads back to itself. */
  cut: boolean
}

const maxParts = 20_000

/** Definitions that lead on to others are followed this far. */
const maxSteps = 16

/** The effort of one question: the attributes of a resource. */
export function newEffort(): Effort {
  return { left: maxParts, steps: 0, cut: false }
}

/** The parameters and variables of a document. What one stands for is found when it is first asked for. */
export class Names {
  readonly #known = new Map<string, { readonly definition: Definition | undefined; readonly size: number }>()
  readonly #running = new Set<string>()
  readonly #find: (name: string, effort: Effort) => Definition | undefined

  constructor(find: (name: string, effort: Effort) => Definition | undefined) {
    this.#find = find
  }

  /** What a name stands for; undefined where the document does not say. */
  get(name: string, effort: Effort): Definition | undefined {
    let known = this.#known.get(name)
    if (!known) {
      if (this.#running.has(name) || effort.steps >= maxSteps || effort.left <= 0) {
        effort.cut = true
        return undefined
      }
      this.#running.add(name)
      const inside: Effort = { left: effort.left - 1, steps: effort.steps + 1, cut: false }
      const definition = this.#find(name, inside)
      this.#running.delete(name)
      effort.left = inside.left
      known = { definition, size: definition ? sizeOf(definition.value) : 0 }
      // What was cut off may be found whole from elsewhere.
      if (inside.cut) effort.cut = true
      else this.#known.set(name, known)
    }
    if (known.size > effort.left) {
      effort.cut = true
      return undefined
    }
    effort.left -= known.size + 1
    return known.definition
  }
}
