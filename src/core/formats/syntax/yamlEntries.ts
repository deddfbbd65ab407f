import type { TextRange } from '../../resource.ts'

/** A mapping key at the start of a line. */
export interface Key {
  readonly name: string
  readonly range: TextRange
  /** Offset just after the colon. */
  readonly valueStart: number
}

/**
 * The key that starts at `at`, plain or quoted, or undefined where the line has none. By hand and in one pass: patterns
 * for plain keys go over long lines again and again.
 */
export function readKey(text: string, at: number, end: number): Key | undefined {
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1)
    if (close === -1 || close >= end) return undefined
    const colon = skipBlanks(text, close + 1, end)
    return text[colon] === ':'
      ? { name: text.slice(at + 1, close), range: { start: at + 1, end: close }, valueStart: colon + 1 }
      : undefined
  }
  for (let i = at; i < end; i++) {
    const char = text[i]
    if (char === '#' && (i === at || isBlank(text.charCodeAt(i - 1)))) return undefined
    if (char === ':' && (i + 1 >= end || isBlank(text.charCodeAt(i + 1)) || text[i + 1] === '\r')) {
      let last = i
      while (last > at && isBlank(text.charCodeAt(last - 1))) last--
      return last === at
        ? undefined
        : { name: text.slice(at, last), range: { start: at, end: last }, valueStart: i + 1 }
    }
  }
  return undefined
}

function skipBlanks(text: string, at: number, end: number): number {
  let i = at
  while (i < end && isBlank(text.charCodeAt(i))) i++
  return i
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/**
 * The entries of the block mapping that `section` holds, from each key to the end of its last line, found by indentation alone: in YAML whatever belongs to an
 * entry is indented deeper than its key, block scalars included. So a broken entry cannot hide the next one, and only
 * entries that are asked for need a YAML parser.
 */
export function splitEntries(text: string, section: TextRange): TextRange[] {
  const entries: { start: number; end: number }[] = []
  let indent = -1
  for (const line of contentLines(text, section)) {
    if (indent === -1) indent = line.indent
    if (line.indent < indent) break
    const start = line.start + line.indent
    const last = entries.at(-1)
    if (line.indent === indent && readKey(text, start, line.end)) entries.push({ start, end: line.end })
    else if (last) last.end = line.end
  }
  return entries
}

/** The items of the block list that `section` holds, each from the start of the line with its dash to the end of its last line. */
export function splitItems(text: string, section: TextRange): TextRange[] {
  const items: { start: number; end: number }[] = []
  let indent = -1
  for (const line of contentLines(text, section)) {
    if (indent === -1) indent = line.indent
    if (line.indent < indent) break
    const start = line.start + line.indent
    const last = items.at(-1)
    if (line.indent === indent && /^-[ \t\r\n]/.test(text.slice(start, start + 2)))
      items.push({ start: line.start, end: line.end })
    else if (last) last.end = line.end
  }
  return items
}

/** A line with content: neither blank nor only a comment. */
interface Line {
  readonly start: number
  readonly end: number
  /** Count of leading spaces and tabs. */
  readonly indent: number
}

function* contentLines(text: string, { start, end }: TextRange): Generator<Line> {
  let at = start
  while (at < end) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline === -1 || newline > end ? end : newline
    let i = at
    while (i < lineEnd && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++
    const code = text.charCodeAt(i)
    if (i < lineEnd && code !== 35 && code !== 13) {
      yield { start: at, end: text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd, indent: i - at }
    }
    at = lineEnd + 1
  }
}

/** The top-level section `name`: what follows its colon, to the next line that starts in the first column. */
export function findSection(text: string, name: string): TextRange | undefined {
  const header = new RegExp(`^\\ufeff?(?:${name}|"${name}"|'${name}')[ \\t]*:[ \\t]*(?:#.*)?\\r?$`, 'm').exec(text)
  if (!header) return undefined
  const start = Math.min(header.index + header[0].length + 1, text.length)
  const next = /^(?:[^\s#-]|-(?![ \t\r\n]))/gm
  next.lastIndex = start
  const end = next.exec(text)?.index ?? text.length
  return { start, end }
}
