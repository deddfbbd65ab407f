import { skipComment } from '../syntax/hclScanner.ts'

/** What was read, and the offset after it. */
export interface Parsed<T> {
  readonly value: T
  readonly end: number
}

/** The offset after spaces and tabs. */
export function skipBlanks(text: string, at: number, end: number): number {
  let i = at
  while (i < end && (text[i] === ' ' || text[i] === '\t')) i++
  return i
}

/** The offset after white space, newlines and comments. */
export function skipSpace(text: string, at: number, end: number): number {
  let i = at
  for (;;) {
    while (
      i < end &&
      (text[i] === ' ' || text[i] === '\t' || text[i] === '\n' || text[i] === '\r' || text[i] === '\ufeff')
    )
      i++
    const after = skipComment(text, i, end)
    if (after === i) return i
    i = after
  }
}
