import { giveUp } from './fastYamlScalars.ts'

/** A string written as lines below its header, and the offset where its lines end. */
export interface BlockScalar {
  readonly value: string
  readonly end: number
}

/**
 * Reads a literal (`|`) or folded (`>`) scalar from its header on; its lines are indented deeper than `parentIndent`.
 * https://yaml.org/spec/1.2.2/#81-block-scalar-styles
 */
export function readBlockScalar(text: string, header: number, parentIndent: number): BlockScalar {
  const folded = text[header] === '>'
  const chomp = text[header + 1] === '-' || text[header + 1] === '+' ? text[header + 1]! : ''
  let at = header + 1 + chomp.length
  while (text.charCodeAt(at) === 32) at++
  if (text.charCodeAt(at) === 13) at++
  if (text.charCodeAt(at) !== 10) giveUp() // an indentation indicator, a comment, or nothing

  const lines: string[] = []
  let indent = -1
  let contentLines = 0
  let contentEnd = at + 1
  let next = at + 1
  while (next < text.length) {
    const start = next
    const newline = text.indexOf('\n', start)
    const lineEnd = newline === -1 ? text.length : text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline
    let first = start
    while (first < lineEnd && text.charCodeAt(first) === 32) first++
    const spaces = first - start
    if (first === lineEnd) {
      if (newline === -1 || (indent === -1 ? spaces > parentIndent : spaces > indent)) giveUp() // spaces that may count
      lines.push('')
    } else {
      if (text.charCodeAt(first) === 9) giveUp()
      if (indent === -1) {
        if (spaces <= parentIndent) giveUp() // nothing in it
        indent = spaces
      }
      if (spaces < indent) break
      if (folded && (spaces > indent || text.charCodeAt(first) === 32)) giveUp() // lines that are not folded
      lines.push(text.slice(start + indent, lineEnd))
      contentLines = lines.length
      contentEnd = newline === -1 ? text.length : newline + 1
    }
    next = newline === -1 ? text.length : newline + 1
  }
  if (indent === -1) giveUp()
  const content = lines.slice(0, contentLines)
  const value = folded ? foldLines(content) : content.join('\n')
  if (chomp === '+') return { value: value + '\n'.repeat(lines.length - contentLines + 1), end: next }
  return { value: chomp === '-' ? value : `${value}\n`, end: contentEnd }
}

/** A line break between two lines is a space; empty lines are line breaks. */
function foldLines(lines: readonly string[]): string {
  let value = ''
  let separator = ''
  let started = false
  for (const line of lines) {
    if (line !== '') {
      value += separator + line
      separator = ' '
      started = true
    } else if (!started || separator === '\n') value += '\n'
    else separator = '\n'
  }
  return value
}
