import { lazy } from '../../lazy.ts'
import type { ResourceDeclaration, TextRange } from '../../resource.ts'
import type { Entry, Expression } from '../azure/expression.ts'
import { readObject } from './expression.ts'
import { skipDecorators } from './definitions.ts'
import { readLoopHeader } from './lists.ts'
import { readPart } from './operand.ts'
import { skipBrackets, skipComment, skipSpace, skipString } from './scanner.ts'

/** A resource or module as one statement declares it, with ranges counted from the statement's start. */
export interface Declaration {
  readonly mode: ResourceDeclaration['mode']
  readonly type: string
  readonly name: string
  readonly range: TextRange
  readonly typeRange: TextRange
  readonly nameRange: TextRange
  readonly bodyRange: TextRange
  /** Names that a loop around it defines. */
  readonly locals: readonly string[]
  /** What stands before the object: the list of a loop, the condition. */
  readonly list: (() => Expression) | undefined
  readonly condition: (() => Expression) | undefined
  /** The properties; undefined where something else than their object is written, so that any may be set. Read once. */
  readonly body: () => readonly Entry[] | undefined
}

/** `resource <symbol> '<type>@<version>'`; the version may be missing while it is being typed. */
const resourceHeader = /resource([ \t]+)([A-Za-z_]\w*)([ \t]+')([^'\n@]+)(?:@[^'\n]*)?'(?:[ \t]+(existing)\b)?/y

/** `module <symbol> '<source>'` */
const moduleHeader = /module([ \t]+)([A-Za-z_]\w*)([ \t]+')([^'\n]+)'/y

interface Open {
  readonly declaration: Declaration & { range: { start: number; end: number } }
  readonly depth: number
}

/**
 * What one statement declares: a module, or a resource and those nested in its body, whose types go on from their parent's.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/child-resource-name-type
 */
export function readDeclarations(text: string): Declaration[] {
  const found: Open['declaration'][] = []
  const open: Open[] = []
  let depth = 0
  let lineStart = true
  const start = skipDecorators(text, 0, text.length)
  let i = start
  if (!text.startsWith('resource', i) && !text.startsWith('module', i)) return []
  while (i < text.length) {
    const char = text[i]!
    if (lineStart && (char === 'r' || (char === 'm' && i === start))) {
      const started = readHeader(text, i, open.at(-1)?.declaration)
      if (started) {
        open.push({ declaration: started.declaration, depth })
        found.push(started.declaration)
        i = started.end
        lineStart = false
        continue
      }
    }
    if (char === '\n') {
      lineStart = true
      i++
      while (open.length > 1 && open.at(-1)!.depth === depth) close(text, open.pop()!, i)
    } else if (char === ' ' || char === '\t' || char === '\r') i++
    else if (char === "'") i = Math.max(i + 1, skipString(text, i, text.length))
    else if (char === '/') i = Math.max(i + 1, skipComment(text, i, text.length))
    else {
      lineStart = false
      i++
      if (char === '{' || char === '[' || char === '(') depth++
      else if (char === '}' || char === ']' || char === ')') depth--
      while (open.length > 0 && open.at(-1)!.depth > depth) close(text, open.pop()!, i - 1)
    }
  }
  for (const rest of open) close(text, rest, text.length)
  return found
}

function close(text: string, { declaration }: Open, at: number): void {
  const { range } = declaration
  range.end = range.start + text.slice(range.start, at).trimEnd().length
}

function readHeader(
  text: string,
  at: number,
  parent: Declaration | undefined,
): { declaration: Open['declaration']; end: number } | undefined {
  const keyword = text[at] === 'r' ? 'resource' : 'module'
  const header = keyword === 'resource' ? resourceHeader : moduleHeader
  header.lastIndex = at
  const match = header.exec(text)
  if (!match) return undefined
  const [whole, gap, symbol, beforeType, type, existing] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string?,
  ]
  const nameStart = at + keyword.length + gap.length
  const typeStart = nameStart + symbol.length + beforeType.length
  const end = at + whole.length
  const { locals, list, condition, body } = readAssigned(text, end)
  const nested = parent !== undefined && !/^[^/]+\.[^/]+\//.test(type)
  return {
    declaration: {
      mode: keyword === 'module' ? 'module' : existing ? 'data' : 'resource',
      type: nested ? `${parent.type}/${type}` : type,
      name: symbol,
      range: { start: at, end },
      typeRange: { start: typeStart, end: typeStart + type.length },
      nameRange: { start: nameStart, end: nameStart + symbol.length },
      bodyRange: body === undefined ? { start: end, end } : { start: body + 1, end: text.length },
      locals: [...(parent?.locals ?? []), ...locals],
      list: list === undefined ? undefined : lazy(() => readPart(text, list)),
      condition: condition === undefined ? undefined : lazy(() => readPart(text, condition)),
      body: lazy(() => {
        if (body !== undefined) return readObject(text, body, text.length).entries
        return /^\s*=\s*\S/.test(text.slice(end)) ? undefined : []
      }),
    },
    end,
  }
}

/** Where the parts of what follows `=` start. */
interface Assigned {
  readonly locals: readonly string[]
  readonly list?: number
  readonly condition?: number
  /** The brace of the object. */
  readonly body?: number
}

/** What follows `=`: an object, behind a condition (`if (...)`) or a loop (`[for x in y: ...`). */
function readAssigned(text: string, afterHeader: number): Assigned {
  const end = text.length
  let i = skipSpace(text, afterHeader, end)
  if (text[i] !== '=') return { locals: [] }
  i = skipSpace(text, i + 1, end)
  let loop: ReturnType<typeof readLoopHeader>
  if (text[i] === '[') {
    loop = readLoopHeader(text, skipSpace(text, i + 1, end))
    i++
    while (i < end && text[i] !== ':') {
      if (text[i] === "'") i = Math.max(i + 1, skipString(text, i, end))
      else if (text[i] === '/') i = Math.max(i + 1, skipComment(text, i, end))
      else if (text[i] === '(' || text[i] === '[' || text[i] === '{') i = skipBrackets(text, i, end)
      else i++
    }
    i = skipSpace(text, i + 1, end)
  }
  let condition: number | undefined
  if (/^if\b/.test(text.slice(i, i + 3))) {
    i = skipSpace(text, i + 2, end)
    if (text[i] === '(') {
      condition = i
      i = skipSpace(text, skipBrackets(text, i, end), end)
    }
  }
  return {
    locals: loop?.locals ?? [],
    ...(loop && { list: loop.end }),
    ...(condition !== undefined && { condition }),
    ...(text[i] === '{' && { body: i }),
  }
}
