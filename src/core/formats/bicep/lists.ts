import type { Expression } from '../azure/expression.ts'
import { type Parsed, readExpression, skipSeparators } from './expression.ts'
import { readOperand } from './operand.ts'
import { readOperators } from './operators.ts'
import { skipSpace } from './scanner.ts'

/** The header of a loop: `for item in `, `for (item, index) in `. */
const loop = /for[ \t]+(?:(\w+)|\(([\w, \t]*)\))[ \t]+in[ \t]+/y

/** A loop's header at `at`: the names it defines, and where its list starts. */
export function readLoopHeader(text: string, at: number): { locals: readonly string[]; end: number } | undefined {
  loop.lastIndex = at
  const found = loop.exec(text)
  return found ? { locals: trimmed((found[1] ?? found[2]!).split(',')), end: at + found[0].length } : undefined
}

/** A list, or a loop, which is open; undefined where it cannot be read. */
export function readArray(text: string, at: number, end: number, depth: number): Parsed | undefined {
  const items: Expression[] = []
  let i = skipSeparators(text, at + 1, end)
  const header = readLoopHeader(text, i)
  if (header) return readLoop(text, at, header, end, depth)
  while (i < end && text[i] !== ']') {
    const item = readExpression(text, i, end, depth + 1)
    if (item.end === i) return undefined
    items.push(item.value)
    i = skipSeparators(text, item.end, end)
  }
  if (i >= end) return undefined
  return { value: { kind: 'list', items, range: { start: at, end: i + 1 } }, end: i + 1 }
}

function readLoop(
  text: string,
  at: number,
  header: { readonly locals: readonly string[]; readonly end: number },
  end: number,
  depth: number,
): Parsed | undefined {
  const list = readOperators(text, header.end, end, depth + 1, readOperand)
  const colon = list && skipSpace(text, list.end, end)
  if (!list || colon === undefined || text[colon] !== ':') return undefined
  const body = readExpression(text, skipSpace(text, colon + 1, end), end, depth + 1)
  const close = skipSpace(text, body.end, end)
  if (text[close] !== ']') return undefined
  const range = { start: at, end: close + 1 }
  return {
    value: { kind: 'open', parts: [list.value, body.value], locals: header.locals, range },
    end: range.end,
  }
}

/** The names between commas. */
export function trimmed(names: readonly string[]): string[] {
  return names.map((name) => name.trim()).filter(Boolean)
}
