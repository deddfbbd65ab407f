import type { Expression } from '../azure/expression.ts'
import { type Parsed, readExpression } from './expression.ts'
import { skipBrackets, skipSpace, skipString } from './scanner.ts'

/** Reads the string that starts at `at`; undefined where it is not closed. `${...}` in it makes it a call of `interpolate`. */
export function readString(text: string, at: number, end: number, depth: number): Parsed | undefined {
  const after = skipString(text, at, end)
  const range = { start: at, end: after }
  if (text.startsWith("'''", at)) {
    if (after - at < 6 || !text.startsWith("'''", after - 3)) return undefined
    return { value: { kind: 'literal', value: text.slice(at + 3, after - 3).replace(/^\r?\n/, ''), range }, end: after }
  }
  if (after - at < 2 || text[after - 1] !== "'") return undefined
  const operands: Expression[] = []
  let from = at + 1
  for (let i = from; i < after - 1;) {
    if (text[i] === '\\') i += 2
    else if (text[i] === '$' && text[i + 1] === '{') {
      const close = Math.max(skipBrackets(text, i + 1, after - 1, depth + 1), i + 2)
      operands.push(plain(text, from, i))
      operands.push(readExpression(text, skipSpace(text, i + 2, close - 1), close - 1, depth + 1).value)
      i = from = close
    } else i++
  }
  const rest = plain(text, from, Math.max(from, after - 1))
  if (operands.length === 0) return { value: { ...rest, range }, end: after }
  return { value: { kind: 'call', name: 'interpolate', operands: [...operands, rest], range }, end: after }
}

function plain(text: string, start: number, end: number): Expression {
  return { kind: 'literal', value: unescape(text.slice(start, end)), range: { start, end } }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescape(inside: string): string {
  return inside.replace(/\\(u\{([0-9a-fA-F]{1,6})\}|.)/g, (_, char: string, hex: string | undefined) =>
    hex === undefined ? (escapes[char] ?? char) : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  )
}
