import type { Attribute, Problem, ResourceDeclaration, Value } from '../../resource.ts'
import { type Piece, PieceCache, placeProblems, placeResource } from '../syntax/pieces.ts'
import { lazy } from '../../lazy.ts'
import { parseYaml } from '../syntax/yamlValue.ts'
import { cloudFormationDialect } from './dialect.ts'
import { findSection, readKey, splitEntries } from './entries.ts'
import { propertiesOf } from './properties.ts'

/** What a reader of one notation found. */
export interface TemplateContent {
  readonly resources: readonly ResourceDeclaration[]
  readonly problems: readonly Problem[]
}

/** Starts a reader of templates in YAML. */
export function createYamlReader(): (text: string) => TemplateContent {
  const cache = new PieceCache()
  return (text) => {
    const resources: ResourceDeclaration[] = []
    const problems: Problem[] = []
    const section = findSection(text, 'Resources')
    for (const range of section ? splitEntries(text, section) : []) {
      const piece = cache.piece(text.slice(range.start, range.end), readEntry)
      if (piece.resource) resources.push(placeResource('cloudformation', piece.resource, range.start))
      problems.push(...placeProblems(piece.problems, range.start))
    }
    cache.turn()
    return { resources, problems }
  }
}

/** A resource type as the first thing below the logical id, or deeper lines in between. */
const typeLine = /^([ \t]+)(["']?)Type\2[ \t]*:[ \t]*(["']?)([A-Za-z0-9]+::[\w:@.-]+)\3[ \t]*(?:#.*)?\r?$/gm
const typeName = /^[A-Za-z0-9]+::[\w:@.-]+$/
const firstChild = /\n(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)\S/

function readEntry(text: string): Piece {
  const lineEnd = text.indexOf('\n')
  const key = readKey(text, 0, lineEnd === -1 ? text.length : lineEnd)
  if (!key) return { resource: undefined, problems: [] }
  const parsed = lazy(() => parseYaml(text, cloudFormationDialect))
  const type = findTypeLine(text) ?? findTypeInValue(parsed())
  const range = { start: 0, end: text.length }
  if (!type) {
    const result = parsed()
    return {
      resource: undefined,
      problems: 'error' in result ? [unreadable(result.error, key.range)] : [],
    }
  }
  return {
    resource: {
      mode: 'resource',
      type: type.name,
      name: key.name,
      range,
      typeRange: { start: type.start, end: type.start + type.name.length },
      nameRange: key.range,
      bodyRange: { start: key.valueStart, end: text.length },
      attributes: lazy(() => properties(parsed())),
    },
    problems: [],
  }
}

/** The type by its line, without a parser: at the indentation of the entry's first child. */
function findTypeLine(text: string): { name: string; start: number } | undefined {
  const indent = firstChild.exec(text)?.[1]
  if (indent === undefined) return undefined
  for (const match of text.matchAll(typeLine))
    if (match[1] === indent) return { name: match[4]!, start: match.index + match[0].indexOf(match[4]!) }
  return undefined
}

type Result = ReturnType<typeof parseYaml>

function findTypeInValue(result: Result): { name: string; start: number } | undefined {
  const type = entry(result, 'Type')?.value
  // A type never has white space; text that was folded over lines, as half-typed text may be, is none.
  if (type?.kind !== 'literal' || typeof type.value !== 'string' || !typeName.test(type.value)) return undefined
  const length = type.range.end - type.range.start
  return { name: type.value, start: type.range.start + (length > type.value.length ? 1 : 0) }
}

function properties(result: Result): readonly Attribute[] {
  const body = bodyOf(result)
  return propertiesOf(body?.kind === 'map' ? entry(result, 'Properties')?.value : body)
}

function entry(result: Result, name: string): Attribute | undefined {
  const body = bodyOf(result)
  return body?.kind === 'map' ? body.entries.find((attribute) => attribute.name === name) : undefined
}

/** What stands below the logical id. Text that cannot be parsed is an unknown value, not an absent one. */
function bodyOf(result: Result): Value | undefined {
  if ('error' in result) return { kind: 'unknown', text: '', range: result.range }
  return result.value.kind === 'map' ? result.value.entries[0]?.value : result.value
}

function unreadable(message: string, range: { start: number; end: number }): Problem {
  return { code: 'unreadable-block', message: `This entry could not be read: ${message}`, range }
}
