import type { TextRange } from '../../resource.ts'

/**
 * An expression of Bicep or of an ARM template. Operators are calls of the functions they stand for: Bicep compiles to ARM's
 * functions, so both mean the same. Ranges count from the start of the text that was read.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-functions
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly range: TextRange }
  /** A parameter, a variable, or a resource's or module's symbolic name. */
  | { readonly kind: 'name'; readonly name: string; readonly range: TextRange }
  | {
      readonly kind: 'member'
      readonly of: Expression
      readonly key: Expression
      /** Asks for null where there is no such member. */
      readonly safe: boolean
      /** `parent::child`: the key is the symbolic name of a nested resource. */
      readonly nested?: boolean
      readonly range: TextRange
    }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly operands: readonly Expression[]
      readonly range: TextRange
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly range: TextRange }
  | { readonly kind: 'object'; readonly entries: readonly Entry[]; readonly range: TextRange }
  /** Needs running or could not be read: a loop, a function of its own, half-typed text. `locals` are the names it defines for its parts. */
  | {
      readonly kind: 'open'
      readonly parts: readonly Expression[]
      readonly locals: readonly string[]
      readonly range: TextRange
    }

/** A property. Where the name is `*` the value is an object whose properties stand here (a spread), or a property whose name is put together. */
export interface Entry {
  readonly name: string
  readonly nameRange: TextRange
  readonly value: Expression
}

/** What an expression is made of, with the names defined for it alone. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'member':
      return [expression.of, expression.key]
    case 'call':
      return expression.operands
    case 'list':
      return expression.items
    case 'object':
      return expression.entries.map(({ value }) => value)
    case 'open':
      return expression.parts
    default:
      return []
  }
}

/**
 * The name that stands at an offset: of a resource or module, or of a child after `::`. Names that a loop or a function defines for
 * itself are not meant.
 */
export function nameAt(expression: Expression, offset: number): { name: string; range: TextRange } | undefined {
  const locals = new Set<string>()
  for (let at: Expression | undefined = expression; at;) {
    if (at.kind === 'name') return locals.has(at.name) ? undefined : { name: at.name, range: at.range }
    if (at.kind === 'open') for (const name of at.locals) locals.add(name)
    const inside: Expression | undefined = partsOf(at).find(({ range }) => range.start <= offset && offset <= range.end)
    if (inside && at.kind === 'member' && inside === at.key)
      return at.nested && inside.kind === 'literal'
        ? { name: String(inside.value), range: inside.range }
        : nameIn(inside)
    at = inside
  }
  return undefined

  function nameIn(key: Expression): { name: string; range: TextRange } | undefined {
    const found = nameAt(key, offset)
    return found && !locals.has(found.name) ? found : undefined
  }
}
