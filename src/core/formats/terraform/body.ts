import type { Attribute } from '../../resource.ts'
import { maxDepth } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { skipOpaque } from '../syntax/hclScanner.ts'
import { parseExpression } from './expression.ts'
import { type Parsed, skipBlanks, skipSpace } from './space.ts'

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const labels = /(?:[ \t]*(?:"[^"\n]*"|[\w-]+))*[ \t]*/y

/**
 * Reads the inside of a block between `at` (after its brace) and the brace that closes it. Lines that are neither an
 * attribute nor a block are passed over.
 */
export function parseBody(text: string, at: number, end: number, depth = 0): Parsed<Attribute[]> {
  const attributes: Attribute[] = []
  let i = skipSpace(text, at, end)
  while (i < end && text[i] !== '}') {
    const item = parseItem(text, i, end, depth)
    if (item?.value) attributes.push(item.value)
    i = skipSpace(text, item?.end ?? skipLine(text, i, end), end)
  }
  return { value: attributes, end: Math.min(i + 1, end) }
}

function parseItem(text: string, at: number, end: number, depth: number): Parsed<Attribute | undefined> | undefined {
  identifier.lastIndex = at
  const name = identifier.exec(text)?.[0]
  if (name === undefined) return undefined
  const nameRange = { start: at, end: identifier.lastIndex }
  const next = skipBlanks(text, nameRange.end, end)
  if (text[next] === '=' && text[next + 1] !== '=') {
    const start = skipBlanks(text, next + 1, end)
    if (start >= end || text[start] === '\n' || text[start] === '\r') {
      const range = { start: next, end: next + 1 } // `name =` while it is being typed
      return { value: { name, nameRange, value: { kind: 'unknown', text: '', range } }, end: start }
    }
    const { value, end: valueEnd } = parseExpression(text, start, end)
    return { value: { name, nameRange, value }, end: Math.max(valueEnd, start + 1) }
  }
  labels.lastIndex = next
  labels.exec(text)
  const open = labels.lastIndex > 0 ? labels.lastIndex : next
  if (text[open] !== '{') return undefined
  if (depth >= maxDepth) return { value: undefined, end }
  const inside = parseBody(text, open + 1, end, depth + 1)
  const range = { start: open, end: inside.end }
  if (name === 'dynamic')
    return { value: dynamicBlock(text, text.slice(next, open), nameRange.end, range, inside.value), end: inside.end }
  return { value: { name, nameRange, value: { kind: 'map', entries: inside.value, range } }, end: inside.end }
}

/** `dynamic "ingress" { ... }` makes an `ingress` block for each item of its collection, perhaps none: unknown until that is known. */
function dynamicBlock(
  text: string,
  label: string,
  labelStart: number,
  range: { start: number; end: number },
  inside: readonly Attribute[],
): Attribute | undefined {
  const name = /"?([\w-]+)"?/.exec(label)
  if (!name) return undefined
  const start = text.indexOf(name[1]!, labelStart)
  const find = (wanted: string) => inside.find((attribute) => attribute.name === wanted)?.value
  const [collection, content] = [find('for_each'), find('content')]
  const made = collection && content ? { operator: 'repeat', operands: [collection, content] } : undefined
  return {
    name: name[1]!,
    nameRange: { start, end: start + name[1]!.length },
    value: { kind: 'unknown', text: excerpt(`dynamic "${name[1]}"`), range, made },
  }
}

function skipLine(text: string, at: number, end: number): number {
  let i = at
  while (i < end && text[i] !== '\n' && text[i] !== '}') {
    const skipped = skipOpaque(text, i, end)
    i = skipped > i ? skipped : i + 1
  }
  return Math.max(i, at + (text[i] === '}' ? 0 : 1))
}
