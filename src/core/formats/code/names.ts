import type { SyntaxNode } from '@lezer/common'
import type { TextRange } from '../../resource.ts'

/** What a program says a name is. */
export interface Definition {
  readonly name: string
  /** Where the name means this. */
  readonly scope: TextRange
  /** From where on: what a name was before is still meant in the statement that gives it another meaning. */
  readonly from: number
  /** The module it was imported from and the way to it: `['aws-cdk-lib', 'aws-s3', 'Bucket']`. */
  readonly imported?: readonly string[]
  /** Another name for what these names lead to: `['aws', 's3']`. */
  readonly alias?: readonly string[]
  /** What it was set to, once and for all as far as its own statement says. */
  readonly constant?: SyntaxNode
  /** Where the expression starts that it was set to. */
  readonly value?: number
}

/** Other names for other names are followed this far. */
const maxAliases = 8

/** The names of a program and what they mean where. Members of a class are kept as `this.name`. */
export class Names {
  /** By name, then by scope: a program may use one name a thousand times. */
  readonly #scopes = new Map<string, Map<string, Definition[]>>()

  add(definition: Definition): void {
    const { name, scope } = definition
    const scopes = this.#scopes.get(name) ?? new Map<string, Definition[]>()
    this.#scopes.set(name, scopes)
    const key = `${scope.start} ${scope.end}`
    const known = scopes.get(key)
    if (known) known.push(definition)
    else scopes.set(key, [definition])
  }

  /** What a name means at an offset: in the innermost scope that defines it, by the last statement before. */
  find(name: string, offset: number): Definition | undefined {
    const inner = this.#innermost(name, offset)
    return inner.findLast(({ from }) => from <= offset) ?? inner[0]
  }

  /** The same where its scope defines the name only once. */
  findOnly(name: string, offset: number): Definition | undefined {
    const inner = this.#innermost(name, offset)
    return inner.length === 1 ? inner[0] : undefined
  }

  /** The module that a dotted name leads to through the imports, and the way in it; undefined where it is the program's own. */
  reach(path: readonly string[], offset: number): readonly string[] | undefined {
    let [names, at] = [path, offset]
    for (let step = 0; step < maxAliases; step++) {
      const found = this.find(names[0]!, at)
      if (found?.imported) return [...found.imported, ...names.slice(1)]
      if (!found?.alias) return undefined
      names = [...found.alias, ...names.slice(1)]
      at = Math.max(0, found.from - 1)
    }
    return undefined
  }

  #innermost(name: string, offset: number): readonly Definition[] {
    let inner: readonly Definition[] = []
    for (const definitions of this.#scopes.get(name)?.values() ?? []) {
      const { start, end } = definitions[0]!.scope
      if (offset < start || end < offset) continue
      const best = inner[0]?.scope
      if (!best || start > best.start || (start === best.start && end < best.end)) inner = definitions
    }
    return inner
  }
}
