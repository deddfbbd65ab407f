import type { Attribute, FormatId, Problem, ResourceDeclaration, TextRange } from '../../resource.ts'
import { type Scope, settleAttributes } from './settle.ts'
import { shiftAttributes, shiftRange } from './shift.ts'

/**
 * What one piece of a document holds (a Terraform block, a CloudFormation resource entry), with ranges counted from the
 * start of the piece, so that it stays true wherever the piece moves.
 */
export interface Piece {
  readonly resources: readonly PieceResource[]
  readonly problems: readonly Problem[]
}

export interface PieceResource {
  readonly mode: 'resource' | 'data'
  readonly type: string
  readonly name: string
  readonly range: TextRange
  readonly typeRange: TextRange
  readonly nameRange: TextRange
  readonly bodyRange: TextRange
  /** Reads the attributes, once. */
  readonly attributes: () => readonly Attribute[]
}

/**
 * Keeps the pieces of the last text by their own text. An edit changes one piece; the others are found again, wherever
 * they have moved, without reading them a second time.
 */
export class PieceCache<P = Piece> {
  #pieces = new Map<string, P>()
  #next = new Map<string, P>()

  /** The piece with this text: from the last document, from earlier in this one, or read now. */
  piece(text: string, read: (text: string) => P): P {
    const piece = this.#next.get(text) ?? this.#pieces.get(text) ?? read(text)
    this.#next.set(text, piece)
    return piece
  }

  /** Ends a document: what it did not use is forgotten. */
  turn(): void {
    this.#pieces = this.#next
    this.#next = new Map()
  }
}

/**
 * A piece's resource at its place in the document. Attributes are read when they are first asked for; references in them that
 * the document's scope knows stand for what it says.
 */
export function placeResource(
  format: FormatId,
  resource: PieceResource,
  offset: number,
  scope?: Scope,
): ResourceDeclaration {
  let attributes: readonly Attribute[] | undefined
  return {
    format,
    mode: resource.mode,
    type: resource.type,
    name: resource.name,
    range: shiftRange(resource.range, offset),
    typeRange: shiftRange(resource.typeRange, offset),
    nameRange: shiftRange(resource.nameRange, offset),
    bodyRange: shiftRange(resource.bodyRange, offset),
    get attributes() {
      if (attributes) return attributes
      const placed = shiftAttributes(resource.attributes(), offset)
      return (attributes = scope ? settleAttributes(placed, scope) : placed)
    },
  }
}

/** A piece's problems at their place in the document. */
export function placeProblems(problems: readonly Problem[], offset: number): Problem[] {
  return problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, offset) }))
}
