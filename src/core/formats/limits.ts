import type { FormatId, ParsedDocument } from '../resource.ts'

/** Longest text that is analysed, in UTF-16 code units. Beyond it, an answer would come too late to be one. */
export const maxTextLength = 5_000_000

/** Longest single resource that is handed to the YAML library, in UTF-16 code units: it reads about a million a second. */
export const maxPieceLength = 500_000

/** Longest program that is read for its resources, in UTF-16 code units. Written code is far below; what is longer was generated or bundled. */
export const maxCodeLength = 500_000

/** Deepest nesting of brackets or blocks that is followed; real infrastructure stays below 30. */
export const maxDepth = 200

/** The answer for a text that is too long to read: no resources, and why. */
export function tooLarge(format: FormatId, text: string, limit = maxTextLength): ParsedDocument {
  const message = `The file has ${text.length.toLocaleString('en')} characters; files over ${limit.toLocaleString('en')} are not analysed.`
  return { format, resources: [], problems: [{ code: 'too-large', message, range: { start: 0, end: 0 } }] }
}

/** The answer for JSON that is nested deeper than its recursive parser may follow. */
export function tooDeep(format: FormatId): ParsedDocument {
  const message = `The file is nested more than ${maxDepth} levels deep.`
  return { format, resources: [], problems: [{ code: 'too-deep', message, range: { start: 0, end: 0 } }] }
}
