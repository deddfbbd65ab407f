import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration, TextRange } from '../../resource.ts'

/** What a declaration of a service file is made from. The type is nowhere written: the name stands in its place. */
export interface Declared {
  readonly type: string
  /** By default what stands at its place; what was read in another file has its name from there. */
  readonly name?: string | undefined
  readonly range: TextRange
  readonly nameRange: TextRange
  readonly bodyRange?: TextRange
  readonly attributes: () => readonly Attribute[]
}

/** A resource that the framework makes of something in the text; its attributes are read when they are asked for. */
export function declare(
  text: string,
  { type, name, range, nameRange, bodyRange, attributes }: Declared,
): ResourceDeclaration {
  const read = lazy(attributes)
  return {
    format: 'cloudformation',
    mode: 'resource',
    type,
    name: name ?? text.slice(nameRange.start, nameRange.end),
    range,
    typeRange: nameRange,
    nameRange,
    bodyRange: bodyRange ?? range,
    get attributes() {
      return read()
    },
  }
}

/** Something that stands in another file; `creates` reads it there, and is undefined where the file is not at hand. */
export function declareElsewhere(
  text: string,
  source: TextRange,
  creates: () => readonly ResourceDeclaration[] | undefined,
): ResourceDeclaration {
  const read = lazy(creates)
  const name = text.slice(source.start, source.end)
  return {
    format: 'cloudformation',
    mode: 'module',
    type: name,
    name,
    range: source,
    typeRange: source,
    nameRange: source,
    bodyRange: source,
    attributes: [],
    get creates() {
      return read()
    },
  }
}
