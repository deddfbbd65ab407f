import type { TextRange } from '../../resource.ts'

/** The documents of a YAML stream, found by the lines that part them; each is read by itself, so that no file is too long. */
export function splitDocuments(text: string): TextRange[] {
  const separator = /^---(?:[ \t].*)?\r?$\n?/gm
  const ranges: TextRange[] = []
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let match = separator.exec(text); match; match = separator.exec(text)) {
    ranges.push({ start, end: match.index })
    start = separator.lastIndex
    if (match[0] === '') separator.lastIndex++
  }
  ranges.push({ start, end: text.length })
  return ranges.filter(({ start: from, end }) => /\S/.test(text.slice(from, end)))
}

/** Objects of one JSON file that are told apart. */
const maxObjects = 10_000

/** The objects of JSON that stand one after the other, as `kubectl` also takes them; the last one may be cut off. */
export function splitJson(text: string): TextRange[] {
  const ranges: TextRange[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length && ranges.length < maxObjects; at++) {
    const char = text[at]
    if (char === '"') {
      for (at++; at < text.length && text[at] !== '"' && text[at] !== '\n'; at++) if (text[at] === '\\') at++
    } else if (char === '{' || char === '[') {
      if (depth++ === 0) start = at
    } else if ((char === '}' || char === ']') && depth > 0 && --depth === 0) {
      ranges.push({ start, end: at + 1 })
    }
  }
  if (depth > 0) ranges.push({ start, end: text.length })
  return ranges
}

/** A scalar at the end of a line, without its quotes. */
export interface Scalar {
  readonly text: string
  readonly range: TextRange
}

/** The values of a key that starts in the first column, where they stand on the same line; more than one where a template decides. */
export function topLevelScalars(text: string, key: string): Scalar[] {
  const header = new RegExp(`^\\ufeff?(["']?)${key}\\1[ \\t]*:[ \\t]+(?=\\S)`, 'my')
  const scalars: Scalar[] = []
  // Looking for the word first is several times faster than asking the pattern at each line.
  for (let at = text.indexOf(key); at !== -1; at = text.indexOf(key, at + key.length)) {
    let start = at
    while (start > at - 2 && start > 0 && '\ufeff"\''.includes(text[start - 1]!)) start--
    header.lastIndex = start
    const scalar = header.test(text) ? scalarAt(text, header.lastIndex) : undefined
    if (scalar) scalars.push(scalar)
  }
  return scalars
}

function scalarAt(text: string, start: number): Scalar | undefined {
  const newline = text.indexOf('\n', start)
  const line = text.slice(start, newline === -1 ? text.length : newline)
  const quote = line[0] === '"' || line[0] === "'" ? line[0] : ''
  const close = quote ? line.indexOf(quote, 1) : line.search(/\s#/)
  const value = (close === -1 ? line : line.slice(0, close)).slice(quote.length).trimEnd()
  if (value === '' || value.startsWith('#')) return undefined
  return { text: value, range: { start: start + quote.length, end: start + quote.length + value.length } }
}
