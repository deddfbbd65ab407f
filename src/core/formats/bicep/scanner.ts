import { maxDepth } from '../limits.ts'

/*
 * Skipping over Bicep text: strings, comments and brackets.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/data-types#strings
 */

/** The offset after the string that starts at `at`; one that is not closed ends with its line. */
export function skipString(text: string, at: number, end: number, depth = 0): number {
  if (text.startsWith("'''", at)) {
    const close = text.indexOf("'''", at + 3)
    if (close === -1 || close + 3 > end) return lineEnd(text, at, end) // half-typed: it must not swallow what follows
    let after = close + 3
    while (after < end && text[after] === "'") after++ // quotes before the closing three belong to the string
    return after
  }
  const stop = lineEnd(text, at, end)
  let i = at + 1
  while (i < stop) {
    const char = text[i]
    if (char === "'") return i + 1
    if (char === '\\') i += 2
    else if (char === '$' && text[i + 1] === '{') i = skipBrackets(text, i + 1, stop, depth + 1)
    else i++
  }
  return stop
}

/** The offset after the comment that starts at `at`, or `at` where none does. */
export function skipComment(text: string, at: number, end: number): number {
  if (text[at] !== '/') return at
  if (text[at + 1] === '/') return lineEnd(text, at, end)
  if (text[at + 1] !== '*') return at
  const close = text.indexOf('*/', at + 2)
  return close === -1 || close + 2 > end ? end : close + 2
}

/** The offset after the bracket that closes the one at `at`; the end where none does. */
export function skipBrackets(text: string, at: number, end: number, depth = 0): number {
  if (depth > maxDepth) return end
  let open = 0
  let i = at
  while (i < end) {
    const char = text[i]!
    if (char === "'") i = skipString(text, i, end, depth)
    else if (char === '/') i = Math.max(i + 1, skipComment(text, i, end))
    else {
      i++
      if (char === '{' || char === '[' || char === '(') open++
      else if ((char === '}' || char === ']' || char === ')') && --open === 0) return i
    }
  }
  return end
}

/** The offset of the next thing that is neither white space nor a comment. */
export function skipSpace(text: string, at: number, end: number): number {
  let i = at
  while (i < end) {
    if (isSpace(text.charCodeAt(i))) i++
    else {
      const after = skipComment(text, i, end)
      if (after === i) return i
      i = after
    }
  }
  return i
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

function lineEnd(text: string, at: number, end: number): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 || newline > end ? end : newline
}
