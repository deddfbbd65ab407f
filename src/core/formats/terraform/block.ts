import { lazy } from '../../lazy.ts'
import type { Attribute, TextRange } from '../../resource.ts'
import type { Piece, PieceResource } from '../syntax/pieces.ts'
import type { Definition } from '../syntax/settle.ts'
import { parseBody } from './body.ts'

/** Labels are quoted by habit; bare identifiers are legal HCL. The name may be missing while it is being typed. */
const resourceHeader = /^(resource|data|ephemeral)[ \t]+("?)([\w.-]+)\2(?:[ \t]*"([^"\n]*)"|[ \t]+([^"\s{]+))?[ \t]*\{/
const moduleHeader = /^module[ \t]+("?)([^"\s{]*)\1[ \t]*\{/
const variableHeader = /^variable[ \t]+("?)([\w-]+)\1[ \t]*\{/
const localsHeader = /^locals[ \t]*\{/

const nothing: Piece = { resources: [], problems: [] }

/** What a top-level block declares or defines. */
export function readBlock(text: string): Piece {
  switch (text[0]) {
    case 'm':
      return readModule(text)
    case 'v':
    case 'l':
      return readDefinitions(text)
    default:
      return readResource(text)
  }
}

function readResource(text: string): Piece {
  const match = resourceHeader.exec(text)
  if (!match) return nothing
  const [whole, keyword, quote, type, quotedName, bareName] = match
  const name = quotedName ?? bareName ?? ''
  const typeStart = whole.indexOf(type!, keyword!.length)
  const typeRange = { start: typeStart, end: typeStart + type!.length }
  const nameStart = name === '' ? typeRange.end : whole.indexOf(name, typeRange.end + quote!.length)
  return {
    resources: [
      {
        mode: keyword === 'resource' ? 'resource' : 'data',
        type: type!,
        name,
        typeRange,
        nameRange: { start: nameStart, end: nameStart + name.length },
        ...inside(text, whole.length),
      },
    ],
    problems: name === '' ? [{ code: 'unreadable-block', message: 'This block has no name.', range: typeRange }] : [],
  }
}

/** A call of a module stands under its source. The source is written in the body, so the keyword takes its place in the header. */
function readModule(text: string): Piece {
  const match = moduleHeader.exec(text)
  if (!match) return nothing
  const [whole, quote, name] = match
  const typeRange = { start: 0, end: 'module'.length }
  const nameStart = name === '' ? typeRange.end : whole.indexOf(name!, typeRange.end) || quote!.length
  const body = inside(text, whole.length)
  const source = body.attributes().find((attribute) => attribute.name === 'source')?.value
  return {
    resources: [
      {
        mode: 'module',
        type: source?.kind === 'literal' && typeof source.value === 'string' ? source.value : '',
        name: name!,
        typeRange,
        nameRange: { start: nameStart, end: nameStart + name!.length },
        ...body,
      },
    ],
    problems: [],
  }
}

function inside(text: string, open: number): Pick<PieceResource, 'range' | 'bodyRange' | 'attributes'> {
  const bodyEnd = text.endsWith('}') ? text.length - 1 : text.length
  return {
    range: { start: 0, end: text.length },
    bodyRange: { start: open, end: Math.max(open, bodyEnd) } satisfies TextRange,
    attributes: lazy(() => parseBody(text, open, text.length).value),
  }
}

function readDefinitions(text: string): Piece {
  const variable = variableHeader.exec(text)
  if (variable)
    return { ...nothing, definitions: lazy(() => variableDefinition(variable[2]!, bodyOf(text, variable[0]))) }
  const locals = localsHeader.exec(text)
  if (!locals) return nothing
  return {
    ...nothing,
    definitions: lazy(
      () =>
        new Map(
          bodyOf(text, locals[0]).map(({ name, value }): [string, Definition] => [
            `local.${name}`,
            { value, via: `local.${name}` },
          ]),
        ),
    ),
  }
}

function bodyOf(text: string, header: string): readonly Attribute[] {
  return parseBody(text, header.length, text.length).value
}

/** A variable's default. An empty one, like none at all, means: to be given. */
export function variableDefinition(name: string, body: readonly Attribute[]): ReadonlyMap<string, Definition> {
  const value = body.find((attribute) => attribute.name === 'default')?.value
  if (!value || (value.kind === 'literal' && value.value === '')) return new Map()
  return new Map([[`var.${name}`, { value, via: `default of var.${name}` }]])
}
