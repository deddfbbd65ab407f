import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import type { Files, SourceDocument } from '../format.ts'
import { maxPieceLength, maxTextLength } from '../limits.ts'
import { folderOf, joinPath } from '../paths.ts'
import { settle } from '../syntax/settle.ts'
import type { Sections } from '../syntax/yamlSections.ts'
import { parseYaml, type YamlDialect } from '../syntax/yamlValue.ts'

/** Templates within templates that are followed; a circle ends here. */
const maxNesting = 8

/** What surrounds a configuration or template that is read. */
export interface Call {
  readonly files: Files | undefined
  readonly nesting: number
  /** The files that a template may name, by their names, as the configuration imports them. */
  readonly imports?: ReadonlyMap<string, string>
  /** What a template's properties are, and how to say where that was found. */
  readonly properties?: (names: readonly string[]) => { readonly value: Value; readonly via: string } | undefined
}

/** Reads the resources of a configuration or template. */
export type ReadTemplate = (document: SourceDocument, call: Call) => readonly ResourceDeclaration[]

/** The paths of imported files by the names they are used under. https://cloud.google.com/deployment-manager/docs/configuration/templates/import-template */
export function importsOf(
  sections: Sections,
  path: string,
  around: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const value = sections.section('imports')?.value
  const own = (value?.kind === 'list' ? value.items : []).flatMap((item): [string, string][] => {
    const file = textOf(entryOf(item, 'path'))
    return file === undefined ? [] : [[textOf(entryOf(item, 'name')) ?? file, joinPath(folderOf(path), file)]]
  })
  return new Map([...(around ?? []), ...own])
}

/** The resources of a Jinja template with this call's properties; undefined where it is not at hand, or a program. */
export function createdBy(
  { type, attributes }: ResourceDeclaration,
  path: string,
  imports: () => ReadonlyMap<string, string>,
  { files, nesting }: Call,
  read: ReadTemplate,
): readonly ResourceDeclaration[] | undefined {
  if (nesting >= maxNesting || !type.endsWith('.jinja')) return undefined
  const known = imports()
  const file = known.get(type) ?? joinPath(folderOf(path), type)
  const template = files?.read(file)
  if (!template || template.text.length > maxTextLength) return undefined
  const given: Value = { kind: 'map', entries: attributes, range: nowhere }
  const properties: Call['properties'] = (names) => {
    const value = valueAt(given, names)
    if (value) return { value, via: `property ${names.join('.')}` }
    const schema = names.length === 1 ? files?.read(`${file}.schema`) : undefined
    const fallback = schema && valueAt(schemaOf(schema), ['properties', names[0]!, 'default'])
    return fallback && { value: fallback, via: `default of property ${names[0]}` }
  }
  return read(template, { files, nesting: nesting + 1, imports: known, properties })
}

/** `{{ properties["zone"] }}` as a whole stands for what the call gives, or the template's schema. */
export function followProperties(attributes: readonly Attribute[], { properties }: Call): readonly Attribute[] {
  if (!properties) return attributes
  return attributes.map((attribute) => ({ ...attribute, value: follow(attribute.value, properties) }))
}

function follow(value: Value, properties: NonNullable<Call['properties']>): Value {
  switch (value.kind) {
    case 'unknown': {
      const names = propertyNames(value.text)
      if (!names) return value
      // As a reference it is replaced at its place, with the words of where it was found.
      const { text, range } = value
      const found = settle({ kind: 'reference', text, range }, (name) =>
        name === text ? properties(names) : undefined,
      )
      return found.kind === 'reference' && found.text === text ? value : found
    }
    case 'list':
      return { ...value, items: value.items.map((item) => follow(item, properties)) }
    case 'map':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: follow(entry.value, properties) })) }
    default:
      return value
  }
}

/** `["zone"]` and `.zone` after `properties`, in a text that is one action and nothing else. */
function propertyNames(text: string): string[] | undefined {
  const path = /^["']?\{\{-?\s*properties((?:\[["'][\w-]{1,60}["']\]|\.\w{1,60}){1,6})\s*-?\}\}["']?$/.exec(text)?.[1]
  return path?.match(/[\w-]+/g) ?? undefined
}

const nowhere = { start: 0, end: 0 }

const plain: YamlDialect = {
  tagged: (tag, _text, range) => ({ kind: 'unknown', text: tag, range }),
  call: () => undefined,
}

const schemas = new WeakMap<SourceDocument, { readonly value: Value | undefined }>()

function schemaOf(document: SourceDocument): Value | undefined {
  let kept = schemas.get(document)
  if (!kept) {
    const result = document.text.length <= maxPieceLength ? parseYaml(document.text, plain) : undefined
    kept = { value: result && 'value' in result ? result.value : undefined }
    schemas.set(document, kept)
  }
  return kept.value
}

function valueAt(value: Value | undefined, names: readonly string[]): Value | undefined {
  return names.reduce<Value | undefined>(entryOf, value)
}

function entryOf(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.name === name)?.value : undefined
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
}
