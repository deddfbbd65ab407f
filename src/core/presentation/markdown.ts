/**
 * Builds Markdown from text that is not trusted. Whatever comes from a file passes through `escapeMarkdown` or `codeSpan`,
 * so it can neither format, nor link, nor run a command.
 */

/** Text as itself: every character that Markdown or HTML could read is escaped, line breaks and control characters become spaces. */
export function escapeMarkdown(text: string): string {
  return escape(plainLine(text, longestExcerpt))
}

/** Text of the table: it is as long as it is, and of a module it has a sentence for each of several services. */
export function escapeSentence(text: string): string {
  return escape(plainLine(text, longestSentence))
}

function escape(line: string): string {
  return line.replace(special, (char) => entities[char] ?? `\\${char}`)
}

const special = /[\\`*_{}[\]()#+\-.!|~:@&<>]/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text in a code span. The fence is longer than any run of backticks inside, so nothing can close it early. */
export function codeSpan(text: string): string {
  const line = plainLine(text, longestExcerpt)
  if (line === '') return ''
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return fence + pad + line + pad + fence
}

/** A link; the address must be https or a command address that we built, and is encoded so that it cannot end early. */
export function link(title: string, address: string): string {
  if (!/^(https:|command:)/.test(address)) return escapeMarkdown(title)
  return `[${escapeMarkdown(title)}](${address.replace(/[()<>\s"\\]/g, percentEncode)})`
}

/** A character of ASCII as a percent code; unlike encodeURIComponent, parentheses too. */
function percentEncode(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
const directions = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Characters of what is taken from a file. */
const longestExcerpt = 200

const longestSentence = 2000

/** One line without control or bidirectional characters, and no longer than that. */
function plainLine(text: string, longest: number): string {
  const line = text
    .slice(0, 2 * longest)
    .replace(controls, ' ')
    .replace(directions, '')
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}
