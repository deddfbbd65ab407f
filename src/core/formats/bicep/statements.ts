import type { TextRange } from '../../resource.ts'
import { skipToOperator } from './operators.ts'
import { skipComment, skipString } from './scanner.ts'

/** A top-level statement, found without looking inside. */
export interface Statement {
  readonly range: TextRange
  /** False where the next statement came before the closing bracket. */
  readonly closed: boolean
}

/** What may start a line in the first column only as a statement: the sign that the one before was never closed. */
const statementStart =
  /(?:@\w|(?:resource|module|param|var|output|type|func|metadata|import|using|extension|targetScope|assert)\b)/y

/**
 * Splits a Bicep file into its statements. Strings and comments hide their brackets; a statement whose bracket is never closed
 * ends before the next line that starts one in its first column.
 */
export function splitStatements(text: string): Statement[] {
  const statements: Statement[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const comment = skipComment(text, at, text.length)
    if (comment > at) at = comment
    else if (isSpace(text.charCodeAt(at))) at++
    else {
      const { end, closed } = statementEnd(text, at)
      statements.push({ range: { start: at, end }, closed })
      at = end
    }
  }
  return statements
}

function statementEnd(text: string, start: number): { end: number; closed: boolean } {
  let depth = 0
  let i = start
  while (i < text.length) {
    const char = text[i]!
    if (char === '\n') {
      if (depth === 0) {
        const next = skipToOperator(text, i, text.length)
        if (next === undefined) return { end: i, closed: true }
        i = next
        continue
      }
      if (startsStatement(text, i + 1)) return { end: i, closed: false }
      i++
    } else if (char === "'") i = Math.max(i + 1, skipString(text, i, text.length))
    else if (char === '/') i = Math.max(i + 1, skipComment(text, i, text.length))
    else {
      i++
      if (char === '{' || char === '[' || char === '(') depth++
      else if (char === '}' || char === ']' || char === ')') depth = Math.max(0, depth - 1)
    }
  }
  return { end: text.length, closed: depth === 0 }
}

function startsStatement(text: string, at: number): boolean {
  statementStart.lastIndex = at
  return statementStart.test(text)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}
