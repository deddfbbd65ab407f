import type { Problem, ResourceDeclaration, TextRange, Value } from '../../resource.ts'
import { type Piece, PieceCache, placeProblems, placeResource } from '../syntax/pieces.ts'
import { propertiesOf } from '../syntax/properties.ts'
import type { Scope } from '../syntax/settle.ts'
import { readKey, splitEntries, splitItems } from '../syntax/yamlEntries.ts'
import { createEntryReader } from '../syntax/yamlTemplate.ts'
import { insideQuotes } from '../syntax/yamlValue.ts'
import { declare, declareElsewhere } from './declare.ts'
import { afterDash, bodyOf, entriesOf, type Entry, type Sections } from '../syntax/yamlSections.ts'
import { entryOf, serviceDialect, settled, settledAttributes, stringOf, valueAt } from './values.ts'

const typePattern = /^[A-Za-z0-9]+::[\w:@.-]+$/

const readEntry = createEntryReader({
  vocabulary: 'cloudformation',
  section: 'Resources',
  typeKey: 'Type',
  typePattern: typePattern.source.slice(1, -1),
  propertiesKey: 'Properties',
  dialect: serviceDialect,
})

/** What the CloudFormation part of a service file holds. */
export interface TemplatePart {
  readonly resources: readonly ResourceDeclaration[]
  readonly problems: readonly Problem[]
}

/**
 * Reads `resources`: CloudFormation, in one piece or as a list of pieces, of which some may stand in other files. In block style each
 * entry is read by itself.
 */
export function createTemplatePartReader(): (service: Sections, scope: Scope) => TemplatePart {
  const cache = new PieceCache()
  return (service, scope) => {
    cache.turn()
    const elsewhere = service.others('resources').flatMap((value) => elsewhereOf(service.text, value, scope))
    const bodies = blockBodies(service)
    if (bodies.length === 0) {
      const value = service.section('resources')?.value
      return { resources: [...(value ? declaredIn(service.text, value, scope) : []), ...elsewhere], problems: [] }
    }
    const parts = bodies.map((body) => readBlock(service.text, body, scope, cache))
    return {
      resources: [...parts.flatMap(({ resources }) => resources), ...elsewhere],
      problems: parts.flatMap(({ problems }) => problems),
    }
  }
}

/** The block mappings that hold `Resources` and its neighbours; none in JSON and flow style. */
function blockBodies(service: Sections): TextRange[] {
  const range = service.range('resources')
  const body = range && bodyOf(service.text, range)
  if (!body) return []
  const items = splitItems(service.text, body)
  return items.length > 0 ? items.flatMap((item) => afterDash(service.text, item) ?? []) : [body]
}

function readBlock(text: string, body: TextRange, scope: Scope, cache: PieceCache): TemplatePart {
  const resources: ResourceDeclaration[] = []
  const problems: Problem[] = []
  for (const section of splitEntries(text, body)) {
    const key = readKey(text, section.start, lineEnd(text, section))
    const entries = key?.name === 'Resources' ? bodyOf(text, section) : undefined
    if (key?.name === 'Resources' && !entries)
      resources.push(...elsewhereAt(text, { start: key.valueStart, end: lineEnd(text, section) }, scope))
    for (const range of entries ? splitEntries(text, entries) : []) {
      const piece = cache.piece(text.slice(range.start, range.end), readEntry)
      const placed: Piece['resources'] = piece.resources.map((resource) => ({
        ...resource,
        attributes: () => settledAttributes(resource.attributes(), scope),
      }))
      resources.push(...placed.map((resource) => placeResource('cloudformation', resource, range.start)))
      problems.push(...placeProblems(piece.problems, range.start))
      if (placed.length > 0) continue
      const name = readKey(text, range.start, lineEnd(text, range))
      if (name) resources.push(...elsewhereAt(text, { start: name.valueStart, end: lineEnd(text, range) }, scope))
    }
  }
  return { resources, problems }
}

/** A value on one line that is a file. */
function elsewhereAt(text: string, { start, end }: TextRange, scope: Scope): ResourceDeclaration[] {
  const match = /^[ \t]*["']?(\$\{[^\n]*\})["']?[ \t]*(?:#.*)?\r?$/.exec(text.slice(start, end))
  if (!match) return []
  const at = start + match[0].indexOf(match[1]!)
  const range = { start: at, end: at + match[1]!.length }
  return elsewhereOf(text, { kind: 'reference', text: match[1]!, range }, scope)
}

/** A variable that names a file, which holds a template, its `Resources`, or one resource. */
function elsewhereOf(text: string, value: Value, scope: Scope): ResourceDeclaration[] {
  if (value.kind !== 'reference') return []
  const range = insideQuotes(text, value.range)
  const file = /file\(\s*([^()\s]+)\s*\)/.exec(text.slice(range.start, range.end))
  if (!file) return []
  const start = range.start + file.index + file[0].indexOf(file[1]!)
  return [
    declareElsewhere(text, { start, end: start + file[1]!.length }, () => {
      const found = settled(value, scope)
      return found.kind === 'map' ? declaredIn(text, found, scope) : undefined
    }),
  ]
}

/** The resources of a value: a template, a list of them, its `Resources`, or one resource. */
function declaredIn(text: string, value: Value, scope: Scope): ResourceDeclaration[] {
  if (value.kind === 'list') return value.items.flatMap((item) => declaredIn(text, item, scope))
  if (value.kind !== 'map') return []
  const type = typeOf(value)
  if (type) return [resourceOf(text, { name: type, value, nameRange: value.range, range: value.range }, scope)]
  const resources = entryOf(value, 'Resources')?.value ?? value
  return entriesOf(text, resources).flatMap(({ name, value: body, nameRange, range }) =>
    body.kind === 'map' && typeOf(body) ? [resourceOf(text, { name, value: body, nameRange, range }, scope)] : [],
  )
}

function resourceOf(text: string, { name, value: body, nameRange, range }: Entry, scope: Scope): ResourceDeclaration {
  const properties = valueAt(body, 'Properties')
  return declare(text, {
    type: typeOf(body)!,
    name,
    range,
    nameRange,
    attributes: () => settledAttributes(propertiesOf(properties && settled(properties, scope)), scope),
  })
}

function typeOf(body: Value): string | undefined {
  const type = stringOf(valueAt(body, 'Type'))
  return type !== undefined && typePattern.test(type) ? type : undefined
}

function lineEnd(text: string, { start, end }: TextRange): number {
  const newline = text.indexOf('\n', start)
  return newline === -1 ? end : Math.min(newline, end)
}
