import type { SyntaxNode } from '@lezer/common'
import type { TextRange, Value } from '../../resource.ts'
import type { Names } from './names.ts'

/** What the reader of a language makes of a text: what matters for infrastructure, in no language's own shape. */
export interface Program {
  readonly names: Names
  readonly constructions: readonly Construction[]
  /** The value of an expression, as far as the program says it. `isInput`: classes whose objects are nothing but their keyword arguments. */
  readonly readValue: (node: SyntaxNode, isInput?: (className: string) => boolean) => Value
  /** The dotted name at an offset that is used there, and not defined. */
  readonly nameAt: (offset: number) => { readonly path: readonly string[]; readonly range: TextRange } | undefined
}

/** A call that makes an object of a class. */
export interface Construction {
  /** The class as written: `['s3', 'Bucket']`. */
  readonly path: readonly string[]
  readonly pathRange: TextRange
  /** The call, from `new` or from the class. */
  readonly call: TextRange
  /** What the object is assigned to: `bucket`, `this.bucket`. */
  readonly target: { readonly name: string; readonly range: TextRange } | undefined
  readonly positional: readonly SyntaxNode[]
  /** Arguments by keyword. */
  readonly named: readonly NamedArgument[]
  /** Arguments that stand elsewhere: `*args`, `**settings`, `...rest`. */
  readonly open: TextRange | undefined
}

export interface NamedArgument {
  readonly name: string
  readonly nameRange: TextRange
  readonly value: SyntaxNode
}
