import { lazy } from '../../lazy.ts'
import type { Attribute } from '../../resource.ts'
import type { PieceResource } from '../syntax/pieces.ts'
import { readObject } from './expression.ts'
import { skipBrackets, skipComment, skipSpace, skipString } from './scanner.ts'

/** `resource <symbol> '<type>@<version>'`; the version may be missing while it is being typed. */
const header = /resource([ \t]+)([A-Za-z_]\w*)([ \t]+')([^'\n@]+)(@[^'\n]*)?'(?:[ \t]+(existing)\b)?/y

interface Open {
  readonly resource: PieceResource & { range: { start: number; end: number } }
  readonly depth: number
}

/**
 * The resources of one statement: the one it declares, and those nested in its body, whose types go on from their parent's.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/child-resource-name-type
 */
export function readResources(text: string): PieceResource[] {
  const found: Open['resource'][] = []
  const open: Open[] = []
  let depth = 0
  let lineStart = true
  let i = 0
  while (i < text.length) {
    const char = text[i]!
    if (lineStart && char === 'r') {
      const started = readHeader(text, i, open.at(-1)?.resource.type)
      if (started) {
        open.push({ resource: started.resource, depth })
        found.push(started.resource)
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

function close(text: string, { resource }: Open, at: number): void {
  resource.range.end = resource.range.start + text.slice(resource.range.start, at).trimEnd().length
}

function readHeader(
  text: string,
  at: number,
  parentType: string | undefined,
): { resource: Open['resource']; end: number } | undefined {
  header.lastIndex = at
  const match = header.exec(text)
  if (!match) return undefined
  const [whole, gap, symbol, beforeType, type, , existing] = match
  const nameStart = at + 'resource'.length + gap!.length
  const typeStart = nameStart + symbol!.length + beforeType!.length
  const end = at + whole.length
  const body = findBody(text, end)
  const nested = parentType !== undefined && !/^[^/]+\.[^/]+\//.test(type!)
  return {
    resource: {
      mode: existing ? 'data' : 'resource',
      type: nested ? `${parentType}/${type}` : type!,
      name: symbol!,
      range: { start: at, end },
      typeRange: { start: typeStart, end: typeStart + type!.length },
      nameRange: { start: nameStart, end: nameStart + symbol!.length },
      bodyRange: body === undefined ? { start: end, end } : { start: body + 1, end: text.length },
      attributes: lazy(() => readBody(text, end, body)),
    },
    end,
  }
}

/** The properties; where something is written that is not the object they stand in, any may be set. */
function readBody(text: string, afterHeader: number, body: number | undefined): readonly Attribute[] {
  if (body !== undefined) return readObject(text, body, text.length).entries
  const range = { start: afterHeader, end: text.length }
  if (!/^\s*=\s*\S/.test(text.slice(afterHeader))) return []
  return [{ name: '*', nameRange: range, value: { kind: 'unknown', text: '', range } }]
}

/** The brace of a resource's object: after `=`, behind a condition (`if (...)`) or a loop (`[for x in y: ...`). */
function findBody(text: string, afterHeader: number): number | undefined {
  const end = text.length
  let i = skipSpace(text, afterHeader, end)
  if (text[i] !== '=') return undefined
  i = skipSpace(text, i + 1, end)
  if (text[i] === '[') {
    i++
    while (i < end && text[i] !== ':') {
      if (text[i] === "'") i = Math.max(i + 1, skipString(text, i, end))
      else if (text[i] === '(' || text[i] === '[' || text[i] === '{') i = skipBrackets(text, i, end)
      else i++
    }
    i = skipSpace(text, i + 1, end)
  }
  if (text.startsWith('if', i)) {
    i = skipSpace(text, i + 2, end)
    if (text[i] === '(') i = skipSpace(text, skipBrackets(text, i, end), end)
  }
  return text[i] === '{' ? i : undefined
}
