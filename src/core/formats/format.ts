import type { FormatId, ParsedDocument, ResourceDeclaration, TextRange } from '../resource.ts'

/** A text and what is known of where it came from. */
export interface SourceDocument {
  /** The file's name or path; only its ending is looked at. */
  readonly path: string
  readonly text: string
}

/**
 * The files around a document, as far as the host has read them: paths are written like the document's own, with `/`. What is not at
 * hand is undefined; a host that reads later asks the reader again.
 */
export interface Files {
  /** The names in a folder, in any order. */
  list(folder: string): readonly string[] | undefined
  /** A file. The same object as long as its text is the same, so that what was read of it can be kept with it. */
  read(path: string): SourceDocument | undefined
}

/** A name in the text that stands for a declaration elsewhere. */
export interface Reference {
  /** The name as written, without what is asked of it: `aws_s3_bucket.logs` of `aws_s3_bucket.logs.arn`. */
  readonly range: TextRange
  /** Undefined where the type alone is the reference. */
  readonly name?: string | undefined
  /** Undefined where the name alone is the reference. */
  readonly type?: string | undefined
  /** Where a part of the type is known only: a Kubernetes kind. */
  readonly isOfType?: ((type: string) => boolean) | undefined
  readonly mode?: ResourceDeclaration['mode'] | undefined
  /** Where the declaration starts in the same text, where the language says which one is meant. */
  readonly declaredAt?: number | undefined
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
  /** The reference at an offset of a document of this format. Looks at the text only; whether something of the name is declared is found out later. */
  referenceAt?(text: string, offset: number, path?: string): Reference | undefined
  /** Documents among which a reference finds its declaration, besides its own; by default none. */
  scopeOf?(document: SourceDocument, files: Files): readonly SourceDocument[]
  /** Loads what reading needs, for formats that few people use; undefined once it has. Until then documents of the format have no resources. */
  load?(): Promise<void> | undefined
}

/** Reads the successive texts of one document. */
export interface DocumentReader {
  /** Never throws. Equal texts among equal files give equal results, whatever was read before. */
  read(document: SourceDocument, files?: Files): ParsedDocument
}
