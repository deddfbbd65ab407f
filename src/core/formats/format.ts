import type { FormatId, ParsedDocument } from '../resource.ts'

/** A text and what is known of where it came from. */
export interface SourceDocument {
  /** The file's name or path; only its ending is looked at. */
  readonly path: string
  readonly text: string
}

/** Reads one infrastructure-as-code language. Knows nothing of responsibility. */
export interface IacFormat {
  readonly id: string
  /** The vocabulary its type names belong to: Bicep and ARM templates share one. */
  readonly vocabulary: FormatId
  readonly displayName: string
  /** Whether the document is of this format, from its name and content. Cheap: below a millisecond for a file that is not. */
  matches(document: SourceDocument): boolean
  /** Starts a reader that keeps what it read, so that the next text is read only where it differs. */
  createReader(): DocumentReader
}

/** Reads the successive texts of one document. */
export interface DocumentReader {
  /** Never throws. Equal texts give equal results, whatever was read before. */
  read(text: string): ParsedDocument
}
