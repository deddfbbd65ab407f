import type { TextRange } from '../../resource.ts'

/** One entry of a block mapping: its key line and everything indented below it. */
export interface Entry {
  readonly key: string
  readonly keyRange: TextRange
  /** From the key to the end of the last line of the entry, without the newline. */
  readonly range: TextRange
  /** Offset just after the colon. */
  readonly valueStart: number
}

const keyLine =
  /[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'#:,[\]{}&*!|>%@`-][^:#\n]*?|-[^\s:][^:#\n]*?|[^\s"'#\n]+?(?:::[^\s:#\n]+)+))[ \t]*:(?=[ \t\r\n]|$)/y

/**
 * The entries of the block mapping that `section` holds, found by indentation alone: in YAML whatever belongs to an
 * entry is indented deeper than its key, block scalars included. So a broken entry cannot hide the next one, and only
 * entries that are asked for need a YAML parser.
 */
export function splitEntries(text: string, section: TextRange): Entry[] {
  const entries: { key: string; keyRange: TextRange; valueStart: number; start: number; end: number }[] = []
  let indent = -1
  for (const line of contentLines(text, section)) {
    if (indent === -1) indent = line.indent
    if (line.indent < indent) break
    if (line.indent === indent) {
      keyLine.lastIndex = line.start
      const match = keyLine.exec(text)
      if (match) {
        const key = match[1] ?? match[2] ?? match[3]!
        const keyStart = line.start + line.indent + (match[3] === undefined ? 1 : 0)
        const keyRange = { start: keyStart, end: keyStart + key.length }
        entries.push({ key, keyRange, valueStart: keyLine.lastIndex, start: line.start + line.indent, end: line.end })
        continue
      }
    }
    const last = entries.at(-1)
    if (last) last.end = line.end
  }
  return entries.map(({ key, keyRange, valueStart, start, end }) => ({
    key,
    keyRange,
    valueStart,
    range: { start, end },
  }))
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
  const header = new RegExp(`^(?:${name}|"${name}"|'${name}')[ \\t]*:[ \\t]*(?:#.*)?\\r?$`, 'm').exec(text)
  if (!header) return undefined
  const start = Math.min(header.index + header[0].length + 1, text.length)
  const next = /^[^\s#]/gm
  next.lastIndex = start
  const end = next.exec(text)?.index ?? text.length
  return { start, end }
}
