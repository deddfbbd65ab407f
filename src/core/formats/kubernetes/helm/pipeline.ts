import { remembered } from '../../../lazy.ts'

/** A pipeline of a template, read but not run. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `.a.b` (no variable: the dot), `$.a.b` (the empty variable: the root), `$x.a`. */
  | { readonly kind: 'field'; readonly variable: string | undefined; readonly path: readonly string[] }
  /** `(...).a.b` */
  | { readonly kind: 'member'; readonly of: Expression; readonly path: readonly string[] }
  /** A function with its arguments, those from the left of a `|` last. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }

/** Longest pipeline and deepest nesting of parentheses that are read; charts stay far below. */
const maxLength = 4000
const maxNesting = 30

const tokens =
  /\s*(?:("(?:[^"\\\n]|\\.)*"|`[^`]*`)|(-?\d[\w.]*)|(\$\w*(?:\.\w+)*|(?:\.\w+)+|\.)|([A-Za-z_]\w*)|([|()]))/y

/** Pipelines that are kept: templates of a chart say the same again and again, and each is asked for several times. */
const maxKept = 2000
const maxKeptLength = 200

/** Reads a pipeline; undefined where it is none that we know. https://pkg.go.dev/text/template#hdr-Pipelines */
export function parsePipeline(text: string): Expression | undefined {
  return text.length > maxKeptLength ? parseAnew(text) : parseKept(text)
}

const parseKept = remembered(maxKept, parseAnew)

function parseAnew(text: string): Expression | undefined {
  if (text.length > maxLength) return undefined
  const read = tokenize(text)
  if (!read) return undefined
  const parser = { tokens: read, at: 0 }
  const expression = pipeline(parser, 0)
  return parser.at === read.length ? expression : undefined
}

interface Token {
  readonly kind: 'string' | 'number' | 'field' | 'word' | 'sign'
  readonly text: string
  /** Whether it touches the token before: `(...).a`. */
  readonly touches: boolean
}

interface Parser {
  readonly tokens: readonly Token[]
  at: number
}

function tokenize(text: string): Token[] | undefined {
  const found: Token[] = []
  tokens.lastIndex = 0
  while (tokens.lastIndex < text.length) {
    const from = tokens.lastIndex
    const match = tokens.exec(text)
    if (!match) return undefined
    const kind = (['string', 'number', 'field', 'word', 'sign'] as const)[match.slice(1).findIndex((part) => part)]!
    const written = match.slice(1).find((part) => part)!
    found.push({ kind, text: written, touches: from > 0 && match[0] === written })
  }
  return found
}

function pipeline(parser: Parser, depth: number): Expression | undefined {
  let value = command(parser, depth, undefined)
  while (value && parser.tokens[parser.at]?.text === '|' && parser.tokens[parser.at]?.kind === 'sign') {
    parser.at++
    value = command(parser, depth, value)
  }
  return value
}

/** A function and its arguments, or a value by itself. */
function command(parser: Parser, depth: number, piped: Expression | undefined): Expression | undefined {
  const first = parser.tokens[parser.at]
  const constant = first?.kind === 'word' ? constantOf(first.text) : undefined
  if (first?.kind !== 'word' || constant) return piped ? undefined : operand(parser, depth)
  parser.at++
  const args: Expression[] = []
  for (let next = parser.tokens[parser.at]; next && next.text !== '|' && next.text !== ')';) {
    const arg = operand(parser, depth)
    if (!arg) return undefined
    args.push(arg)
    next = parser.tokens[parser.at]
  }
  return { kind: 'call', name: first.text, args: piped ? [...args, piped] : args }
}

function operand(parser: Parser, depth: number): Expression | undefined {
  const token = parser.tokens[parser.at++]
  switch (token?.kind) {
    case 'string':
      return { kind: 'literal', value: unquote(token.text) }
    case 'number':
      return Number.isNaN(Number(token.text)) ? undefined : { kind: 'literal', value: Number(token.text) }
    case 'field':
      return field(token.text)
    case 'word':
      return constantOf(token.text) ?? { kind: 'call', name: token.text, args: [] }
    case 'sign': {
      if (token.text !== '(' || depth >= maxNesting) return undefined
      const inner = pipeline(parser, depth + 1)
      if (!inner || parser.tokens[parser.at++]?.text !== ')') return undefined
      const next = parser.tokens[parser.at]
      if (next?.kind !== 'field' || !next.touches || !next.text.startsWith('.')) return inner
      parser.at++
      return { kind: 'member', of: inner, path: next.text.slice(1).split('.') }
    }
    default:
      return undefined
  }
}

function field(text: string): Expression {
  const [head, ...path] = text.split('.') as [string, ...string[]]
  return {
    kind: 'field',
    variable: head.startsWith('$') ? head.slice(1) : undefined,
    path: path.filter((part) => part !== ''),
  }
}

function constantOf(word: string): Expression | undefined {
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' }
  return word === 'nil' ? { kind: 'literal', value: null } : undefined
}

function unquote(text: string): string {
  const inner = text.slice(1, -1)
  return text[0] === '`' ? inner : inner.replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char)
}
