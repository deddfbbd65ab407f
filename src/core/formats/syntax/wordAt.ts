import type { TextRange } from '../../resource.ts'

/** How far around an offset is looked, in UTF-16 code units: names are short. */
const reach = 300

/** The name (letters, digits, `_` and `-`) at an offset, outside of comments; undefined where there is none. */
export function wordAt(text: string, offset: number): TextRange | undefined {
  let [start, end] = [offset, offset]
  while (start > 0 && offset - start < reach && isWord(text.charCodeAt(start - 1))) start--
  while (end < text.length && end - offset < reach && isWord(text.charCodeAt(end))) end++
  return start === end || isInComment(text, start) ? undefined : { start, end }
}

/** The text of the line before an offset, or the end of it where that is long. */
export function lineBefore(text: string, offset: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - reach), offset)
}

/** Lines of a list that are looked at to find its key. */
const maxItems = 50

/** The text before a list item, from its key on: `depends_on:` for the item at `offset` of `depends_on: [a, b]` or of lines with dashes. */
export function listBefore(text: string, offset: number): { key: string; first: boolean } | undefined {
  const line = lineBefore(text, offset)
  const flow = /([\w-]+)["']?[ \t]*:[ \t]*\[[ \t]*((?:[\w"'-]+[ \t]*,[ \t]*)*)["']?$/.exec(line)
  if (flow) return { key: flow[1]!, first: flow[2] === '' }
  const item = /^([ \t]*)-[ \t]+["']?$/.exec(line)
  if (!item) return undefined
  let at = offset - line.length
  for (let count = 0; count < maxItems && at > 0; count++) {
    const above = lineBefore(text, at - 1)
    at -= above.length + 1
    const key = /^[ \t-]*["']?(?:\w+::)?([\w-]+)["']?[ \t]*:[ \t]*(?:#.*)?\r?$/.exec(above)
    if (key && !above.startsWith(`${item[1]!}- `)) return { key: key[1]!, first: count === 0 }
    if (!above.startsWith(`${item[1]!}- `)) return undefined
  }
  return undefined
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === 45 ||
    code > 127
  )
}

/** Whether a `#` after white space stands before the offset on its line, outside of quotes. */
function isInComment(text: string, offset: number): boolean {
  let quote = ''
  const line = lineBefore(text, offset)
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!
    if (quote) quote = char === quote ? '' : quote
    else if ((char === '"' || char === "'") && !isWord(line.charCodeAt(i - 1))) quote = char
    else if (char === '#' && (i === 0 || line[i - 1] === ' ' || line[i - 1] === '\t')) return true
  }
  return false
}
