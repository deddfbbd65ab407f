import type { SyntaxNode } from '@lezer/common'
import type { Attribute, TextRange, Value } from '../../resource.ts'
import { excerpt } from '../syntax/excerpt.ts'

/** A node's span. */
export function rangeOf({ from, to }: { readonly from: number; readonly to: number }): TextRange {
  return { start: from, end: to }
}

/** The children of a node but for remarks and what the parser could not place. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!child.type.isError && !child.name.endsWith('Comment')) children.push(child)
  return children
}

/** A node that nobody can know without running the program. */
export function unknownValue(node: SyntaxNode, text: string): Value {
  return {
    kind: 'unknown',
    text: excerpt(text.slice(node.from, Math.min(node.to, node.from + 400))),
    range: rangeOf(node),
  }
}

/** Whatever else may be set: by a spread, by a key that is computed. */
export function openAttribute(range: TextRange, text = ''): Attribute {
  return { name: '*', nameRange: range, value: { kind: 'unknown', text: excerpt(text), range } }
}

/** Longest dotted name that is looked at; programs write a handful of parts. */
const maxParts = 12

/** The parts of a dotted name: `['aws', 's3', 'Bucket']`; undefined where the node is anything else. */
export function dottedPath(
  node: SyntaxNode,
  text: string,
  isRoot: (node: SyntaxNode) => boolean,
): string[] | undefined {
  const parts: string[] = []
  let current: SyntaxNode | null = node
  while (current?.name === 'MemberExpression' && parts.length < maxParts) {
    const member = current.lastChild
    if (member?.name !== 'PropertyName') return undefined
    parts.unshift(text.slice(member.from, member.to))
    current = current.firstChild
  }
  if (!current || !isRoot(current)) return undefined
  return [text.slice(current.from, current.to), ...parts]
}

/** What an escape in a string stands for, as far as it has a letter of its own. */
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
}

/** The text between quotes with its escapes replaced. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[^]))/gi,
    (whole, a, b, c, letter) => {
      const code = Number.parseInt(a ?? b ?? c ?? '', 16)
      if (!Number.isNaN(code)) return code > 0x10ffff ? whole : String.fromCodePoint(code)
      return escapes[letter as string] ?? (letter === '\r\n' ? '' : String(letter))
    },
  )
}

/** How a string begins: letters that say its kind, and its quotes. */
export function openingOf(from: number, to: number, text: string): { prefix: string; quotes: string } {
  const start = text.slice(from, Math.min(to, from + 6))
  const [, prefix = '', quotes = ''] = /^([a-z]{0,2})('''|"""|'|"|`|)/i.exec(start) ?? []
  return { prefix, quotes }
}

/** The span inside of a string's quotes. */
export function insideQuotes({ from, to }: Pick<SyntaxNode, 'from' | 'to'>, text: string): TextRange {
  const { prefix, quotes } = openingOf(from, to, text)
  const start = Math.min(from + prefix.length + quotes.length, to)
  const closed = to - quotes.length >= start && text.slice(to - quotes.length, to) === quotes
  return { start, end: closed ? to - quotes.length : to }
}
