/**
 * Skips over the parts of HCL whose content must not be mistaken for structure: strings, heredocs, comments. Written out
 * by hand because it runs over every character of a document at each keystroke.
 *
 * Grammar: HCL native syntax specification, https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */

const quote = 34
const hash = 35
const dollar = 36
const percent = 37
const star = 42
const slash = 47
const less = 60
const backslash = 92
const openBrace = 123
const closeBrace = 125
const newline = 10

/** The offset after a comment that starts at `at`, or `at` where none does. Line comments end before the newline. */
export function skipComment(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at)
  const next = text.charCodeAt(at + 1)
  if (code === hash || (code === slash && next === slash)) {
    const lineEnd = text.indexOf('\n', at)
    return lineEnd === -1 || lineEnd > end ? end : lineEnd
  }
  if (code === slash && next === star) {
    const close = text.indexOf('*/', at + 2)
    return close === -1 || close + 2 > end ? end : close + 2
  }
  return at
}

/**
 * The offset after a quoted template that starts with the quote at `at`, interpolations and the strings inside them
 * included. An unclosed one ends with its line: half-typed text must not swallow what follows.
 */
export function skipString(text: string, at: number, end: number): number {
  const openBraces: number[] = [] // One entry per interpolation we are inside: braces open in its code.
  let inString = true
  let i = at + 1
  while (i < end) {
    const code = text.charCodeAt(i)
    if (inString) {
      if (code === quote) {
        if (openBraces.length === 0) return i + 1
        inString = false
      } else if (code === newline) return i
      else if (code === backslash) i++
      else if (code === dollar || code === percent) {
        if (text.charCodeAt(i + 1) === code && text.charCodeAt(i + 2) === openBrace)
          i += 2 // `$${` is text
        else if (text.charCodeAt(i + 1) === openBrace) {
          openBraces.push(0)
          inString = false
          i++
        }
      }
    } else if (code === quote) inString = true
    else if (code === openBrace) openBraces[openBraces.length - 1]!++
    else if (code === closeBrace) {
      if (openBraces.at(-1) === 0) {
        openBraces.pop()
        inString = true
      } else openBraces[openBraces.length - 1]!--
    } else if (code === newline && startsTopLevel(text, i + 1)) return i
    i++
  }
  return end
}

/** Whether a line starts with a letter in its first column: inside an interpolation that means it was never closed. */
function startsTopLevel(text: string, lineStart: number): boolean {
  const code = text.charCodeAt(lineStart) | 32
  return code >= 97 && code <= 122
}

const heredocStart = /<<-?([A-Za-z_][\w.-]*)[ \t]*\r?\n/y

/** The parts of a heredoc, or undefined where none starts at `at` or its end marker is missing. */
export function readHeredoc(
  text: string,
  at: number,
  end: number,
): { body: [number, number]; end: number } | undefined {
  if (text.charCodeAt(at) !== less || text.charCodeAt(at + 1) !== less) return undefined
  heredocStart.lastIndex = at
  const start = heredocStart.exec(text)
  if (!start) return undefined
  const marker = start[1]!
  const bodyStart = heredocStart.lastIndex
  let line = bodyStart
  while (line < end) {
    const newlineAt = text.indexOf('\n', line)
    const lineEnd = newlineAt === -1 || newlineAt > end ? end : newlineAt
    if (text.slice(line, lineEnd).trim() === marker) {
      const close = text.indexOf(marker, line) + marker.length
      return { body: [bodyStart, line], end: close }
    }
    line = lineEnd + 1
  }
  return undefined
}

/** The offset after whatever hides structure at `at` (comment, string, heredoc), or `at` where nothing does. */
export function skipOpaque(text: string, at: number, end: number): number {
  switch (text.charCodeAt(at)) {
    case quote:
      return skipString(text, at, end)
    case hash:
    case slash:
      return skipComment(text, at, end)
    case less:
      return readHeredoc(text, at, end)?.end ?? at
    default:
      return at
  }
}
