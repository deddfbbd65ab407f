import type { Attribute, FormatId, Problem, ResourceDeclaration, Value } from '../../resource.ts'
import { type Piece, PieceCache, type PieceResource, placeProblems, placeResource } from './pieces.ts'
import { lazy } from '../../lazy.ts'
import { parseYaml, type YamlDialect } from './yamlValue.ts'
import { findSection, readKey, splitEntries } from './yamlEntries.ts'
import { propertiesOf } from './properties.ts'

/** What a reader of one notation found. */
export interface TemplateContent {
  readonly resources: readonly ResourceDeclaration[]
  readonly problems: readonly Problem[]
}

/** How a notation writes its resources: a section of entries by name, each with a type and properties. */
export interface TemplateShape {
  readonly vocabulary: FormatId
  /** The top-level key of the section: `Resources`. */
  readonly section: string
  /** The key of an entry's type, and what a type looks like (a pattern without anchors). */
  readonly typeKey: string
  readonly typePattern: string
  /** The key of an entry's attributes. */
  readonly propertiesKey: string
  /** The key of an entry that only reads a resource made elsewhere. */
  readonly readKey?: string
  readonly dialect: YamlDialect
}

/** A resource entry, of which more may be asked than its attributes. */
export interface EntryResource extends PieceResource {
  /** What stands below the entry's name; unknown where it cannot be read. */
  readonly body: () => Value | undefined
}

/** An entry of a section: a resource, or none. */
export interface EntryPiece extends Piece {
  readonly resources: readonly EntryResource[]
}

/** What a format makes of a resource as written: one with more known of it, at its place in the document. */
export type Complete = (resource: EntryResource, offset: number) => ResourceDeclaration

/** Starts a reader of templates in YAML. */
export function createTemplateReader(shape: TemplateShape): (text: string, complete?: Complete) => TemplateContent {
  const cache = new PieceCache<EntryPiece>()
  const readEntry = createEntryReader(shape)
  const placeAsWritten: Complete = (resource, offset) => placeResource(shape.vocabulary, resource, offset)
  return (text, complete = placeAsWritten) => {
    const resources: ResourceDeclaration[] = []
    const problems: Problem[] = []
    const section = findSection(text, shape.section)
    for (const range of section ? splitEntries(text, section) : []) {
      const piece = cache.piece(text.slice(range.start, range.end), readEntry)
      resources.push(...piece.resources.map((resource) => complete(resource, range.start)))
      problems.push(...placeProblems(piece.problems, range.start))
    }
    cache.turn()
    return { resources, problems }
  }
}

const firstChild = /\n(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)\S/

/** Starts a reader of single entries of a section, each from its name on. */
export function createEntryReader({
  typeKey,
  typePattern,
  propertiesKey,
  readKey: getKey,
  dialect,
}: TemplateShape): (text: string) => EntryPiece {
  // A resource type as the first thing below the entry's name, or deeper lines in between.
  const typeLine = new RegExp(
    `^([ \\t]+)(["']?)${typeKey}\\2[ \\t]*:[ \\t]*(["']?)(${typePattern})\\3[ \\t]*(?:#.*)?\\r?$`,
    'gm',
  )
  const typeName = new RegExp(`^(?:${typePattern})$`)
  return (text) => {
    const lineEnd = text.indexOf('\n')
    const key = readKey(text, 0, lineEnd === -1 ? text.length : lineEnd)
    if (!key) return { resources: [], problems: [] }
    const parsed = lazy(() => parseYaml(text, dialect))
    const type = findTypeLine(text, typeLine) ?? findTypeInValue(parsed(), typeKey, typeName)
    const range = { start: 0, end: text.length }
    if (!type) {
      const result = parsed()
      return {
        resources: [],
        problems: 'error' in result ? [unreadable(result.error, key.range)] : [],
      }
    }
    return {
      resources: [
        {
          mode: getKey !== undefined && text.includes(getKey) && entry(parsed(), getKey) ? 'data' : 'resource',
          type: type.name,
          name: key.name,
          range,
          typeRange: { start: type.start, end: type.start + type.name.length },
          nameRange: key.range,
          bodyRange: { start: key.valueStart, end: text.length },
          attributes: lazy(() => properties(parsed(), propertiesKey)),
          body: () => bodyOf(parsed()),
        },
      ],
      problems: [],
    }
  }
}

/** The type by its line, without a parser: at the indentation of the entry's first child. */
function findTypeLine(text: string, typeLine: RegExp): { name: string; start: number } | undefined {
  const indent = firstChild.exec(text)?.[1]
  if (indent === undefined) return undefined
  for (const match of text.matchAll(typeLine))
    if (match[1] === indent) return { name: match[4]!, start: match.index + match[0].indexOf(match[4]!) }
  return undefined
}

type Result = ReturnType<typeof parseYaml>

function findTypeInValue(
  result: Result,
  typeKey: string,
  typeName: RegExp,
): { name: string; start: number } | undefined {
  const type = entry(result, typeKey)?.value
  // A type never has white space; text that was folded over lines, as half-typed text may be, is none.
  if (type?.kind !== 'literal' || typeof type.value !== 'string' || !typeName.test(type.value)) return undefined
  const length = type.range.end - type.range.start
  return { name: type.value, start: type.range.start + (length > type.value.length ? 1 : 0) }
}

function properties(result: Result, key: string): readonly Attribute[] {
  const body = bodyOf(result)
  return propertiesOf(body?.kind === 'map' ? entry(result, key)?.value : body)
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
