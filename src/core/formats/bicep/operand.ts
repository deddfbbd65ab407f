import type { Expression } from '../azure/expression.ts'
import { maxDepth } from '../limits.ts'
import { type Parsed, readExpression, readObject, skipSeparators } from './expression.ts'
import { readArray, trimmed } from './lists.ts'
import { readOperators } from './operators.ts'
import { skipSpace } from './scanner.ts'
import { readString } from './strings.ts'

const number = /-?\d+(?![\w.])/y
const word = /[A-Za-z_]\w*/y
const arrow = /[ \t]*=>[ \t]*/y
const parameters = /\([\w, \t]*\)[ \t]*=>/y
const keywords: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/** What stands between operators, its members with it; undefined where there is nothing of the kind. */
export function readOperand(text: string, at: number, end: number, depth: number): Parsed | undefined {
  if (depth > maxDepth) return undefined
  if (text[at] === '!') {
    const operand = readOperand(text, skipSpace(text, at + 1, end), end, depth + 1)
    return operand && call('not', [operand.value], at, operand.end)
  }
  const primary = readPrimary(text, at, end, depth)
  return primary && readMembers(text, primary, end, depth)
}

/** The expression at `at`, which may be followed by anything; what cannot be read is open. */
export function readPart(text: string, at: number): Expression {
  const found =
    text[at] === '(' ? readOperand(text, at, text.length, 0) : readOperators(text, at, text.length, 0, readOperand)
  return found?.value ?? { kind: 'open', parts: [], locals: [], range: { start: at, end: at } }
}

function readPrimary(text: string, at: number, end: number, depth: number): Parsed | undefined {
  switch (text[at]) {
    case "'":
      return readString(text, at, end, depth)
    case '[':
      return readArray(text, at, end, depth)
    case '{': {
      const { entries, end: after } = readObject(text, at, end, depth)
      return { value: { kind: 'object', entries, range: { start: at, end: after } }, end: after }
    }
    case '(':
      return readParentheses(text, at, end, depth)
    default:
      return readWord(text, at, end, depth)
  }
}

function readWord(text: string, at: number, end: number, depth: number): Parsed | undefined {
  const digits = match(number, text, at)
  const name = digits === undefined ? match(word, text, at) : undefined
  const after = at + (digits ?? name ?? '').length
  const range = { start: at, end: after }
  if (digits !== undefined) return { value: { kind: 'literal', value: Number(digits), range }, end: after }
  if (name === undefined) return undefined
  const lambda = match(arrow, text, after)
  if (lambda !== undefined) return readLambda(text, at, after + lambda.length, end, [name], depth)
  if (text[after] === '(') return readCall(text, at, after, end, depth, name)
  if (Object.hasOwn(keywords, name)) return { value: { kind: 'literal', value: keywords[name]!, range }, end: after }
  return { value: { kind: 'name', name, range }, end: after }
}

function readCall(
  text: string,
  at: number,
  bracket: number,
  end: number,
  depth: number,
  name: string,
): Parsed | undefined {
  const operands: Expression[] = []
  let i = skipSeparators(text, bracket + 1, end)
  while (i < end && text[i] !== ')') {
    const operand = readExpression(text, i, end, depth + 1)
    if (operand.end === i) return undefined
    operands.push(operand.value)
    i = skipSeparators(text, operand.end, end)
  }
  return i < end ? call(name, operands, at, i + 1) : undefined
}

function readParentheses(text: string, at: number, end: number, depth: number): Parsed | undefined {
  const locals = match(parameters, text, at)
  if (locals !== undefined) {
    const names = locals.slice(1, locals.indexOf(')')).split(',')
    const bodyAt = skipSpace(text, at + locals.length, end)
    return readLambda(text, at, bodyAt, end, trimmed(names), depth)
  }
  const inside = readOperators(text, skipSpace(text, at + 1, end), end, depth + 1, readOperand)
  const close = inside && skipSpace(text, inside.end, end)
  if (!inside || close === undefined || text[close] !== ')') return undefined
  return { value: inside.value, end: close + 1 }
}

function readLambda(
  text: string,
  at: number,
  bodyAt: number,
  end: number,
  locals: readonly string[],
  depth: number,
): Parsed {
  const body = readExpression(text, bodyAt, end, depth + 1)
  return { value: { kind: 'open', parts: [body.value], locals, range: { start: at, end: body.end } }, end: body.end }
}

const member = /\.(\?)?([A-Za-z_]\w*)|::([A-Za-z_]\w*)/y

/** `.name`, `.?name`, `[index]`, `[?index]`, `::child`, `!`, one after the other; what a namespace or a module is asked to do is open. */
function readMembers(text: string, first: Parsed, end: number, depth: number): Parsed | undefined {
  let { value: of, end: i } = first
  const start = of.range.start
  for (let count = 0; count < maxDepth; count++) {
    member.lastIndex = i
    const named = member.exec(text)
    if (named) {
      const after = i + named[0].length
      const name = named[2] ?? named[3]!
      const key: Expression = { kind: 'literal', value: name, range: { start: after - name.length, end: after } }
      if (text[after] === '(') {
        const called = readCall(text, i, after, end, depth, name)
        if (!called) return undefined
        i = called.end
        of = { kind: 'open', parts: [of, called.value], locals: [], range: { start, end: i } }
      } else {
        i = after
        of = { kind: 'member', of, key, safe: !!named[1], nested: !!named[3], range: { start, end: i } }
      }
    } else if (text[i] === '[') {
      const safe = text[i + 1] === '?'
      const key = readOperators(text, skipSpace(text, i + (safe ? 2 : 1), end), end, depth + 1, readOperand)
      const close = key && skipSpace(text, key.end, end)
      if (!key || close === undefined || text[close] !== ']') return undefined
      i = close + 1
      of = { kind: 'member', of, key: key.value, safe, range: { start, end: i } }
    } else if (text[i] === '!' && !/[=~]/.test(text[i + 1] ?? '')) {
      i++ // says only that it is not null
    } else return { value: of, end: i }
  }
  return undefined
}

function call(name: string, operands: readonly Expression[], start: number, end: number): Parsed {
  return { value: { kind: 'call', name, operands, range: { start, end } }, end }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
