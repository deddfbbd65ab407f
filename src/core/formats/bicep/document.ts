import type { TextRange } from '../../resource.ts'
import type { SourceDocument } from '../format.ts'
import { maxTextLength } from '../limits.ts'
import { PieceCache } from '../syntax/pieces.ts'
import { type Declaration, readDeclarations } from './declarations.ts'
import { readDefinitions, type StatedDefinition } from './definitions.ts'
import { splitStatements } from './statements.ts'

/** A Bicep file by its text alone: what it declares and defines. */
export interface BicepDocument {
  readonly text: string
  readonly statements: readonly StatementContent[]
  /** Its parameters and variables by name. */
  readonly definitions: () => ReadonlyMap<string, StatedDefinition>
}

/** A statement, and what it declares with ranges from its start. */
export interface StatementContent {
  readonly range: TextRange
  readonly closed: boolean
  readonly declarations: readonly Declaration[]
}

/** Keeps what statements declare by their text. */
export type StatementCache = PieceCache<readonly Declaration[]>

/** Reads a file; statements that the cache knows are not read again. */
export function readDocument(text: string, cache: StatementCache): BicepDocument {
  const statements = splitStatements(text).map(({ range, closed }): StatementContent => ({
    range,
    closed,
    declarations: cache.piece(text.slice(range.start, range.end), readDeclarations),
  }))
  cache.turn()
  return { text, statements, definitions: readDefinitions(text, statements) }
}

const known = new WeakMap<SourceDocument, BicepDocument>()

/** Reads a file beside another; what was read is kept with the file. One that is too long has nothing in it. */
export function readOther(document: SourceDocument): BicepDocument {
  let read = known.get(document)
  if (!read) {
    const text = document.text.length > maxTextLength ? '' : document.text
    known.set(document, (read = readDocument(text, new PieceCache())))
  }
  return read
}
