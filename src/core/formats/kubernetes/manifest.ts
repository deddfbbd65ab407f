import { lazy } from '../../lazy.ts'
import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { Piece, PieceResource } from '../syntax/pieces.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { isMasked, maskActions, openActions } from '../syntax/templateActions.ts'
import { shiftValue } from '../syntax/shift.ts'
import { findSection, splitItems } from '../syntax/yamlEntries.ts'
import { insideQuotes, parseYaml, type YamlDialect } from '../syntax/yamlValue.ts'
import { topLevelScalar } from './documents.ts'

/** Plain YAML: tags mean nothing to Kubernetes. */
const dialect: YamlDialect = {
  tagged: (tag, text, range) => ({ kind: 'unknown', text: excerpt(`${tag} ${text}`), range }),
  call: () => undefined,
}

/** Reads one document: an object, or a `List` of objects. Anything else is none, without a word: YAML is used for many things. */
export function readManifest(text: string): Piece {
  const masked = maskActions(text)
  const version = topLevelScalar(masked, 'apiVersion')
  const kind = topLevelScalar(masked, 'kind')
  if (!version || !kind || isMasked(kind.text) || !isApiVersion(version.text)) return { resources: [], problems: [] }
  const parsed = lazy(() => parseYaml(masked, dialect))
  if (kind.text.endsWith('List')) {
    const section = findSection(masked, 'items')
    const items = section ? splitItems(masked, section) : []
    if (items.length > 0) return { resources: items.flatMap((range) => listItem(text, masked, range)), problems: [] }
  }
  const attributes = lazy((): readonly Attribute[] => {
    const result = parsed()
    if ('error' in result) return [open(result.range)]
    const value = openActions(text, result.value)
    return value.kind === 'map' ? value.entries : [open(value.range)]
  })
  const name = nameLine(masked) ?? nameInValue(text, parsed())
  return {
    resources: [
      {
        mode: 'resource',
        type: typeOf(version.text, kind.text),
        name: name ? text.slice(name.start, name.end) : '',
        range: { start: 0, end: text.trimEnd().length },
        typeRange: kind.range,
        nameRange: name ?? kind.range,
        bodyRange: { start: 0, end: text.trimEnd().length },
        attributes,
      },
    ],
    problems: [],
  }
}

/** An item of a `List`, read by itself: lists of a megabyte are not rare. */
function listItem(text: string, masked: string, { start, end }: TextRange): PieceResource[] {
  const result = parseYaml(masked.slice(start, end), dialect)
  const item = 'value' in result && result.value.kind === 'list' ? result.value.items[0] : undefined
  return item ? objectIn(text, shiftValue(item, start)) : []
}

/** An object of a list, or one in JSON: a map that has a version and a kind. */
export function objectIn(text: string, value: Value): PieceResource[] {
  const version = find(value, 'apiVersion')
  const kind = find(value, 'kind')
  if (value.kind !== 'map' || kind?.kind !== 'literal' || version?.kind !== 'literal') return []
  if (typeof kind.value !== 'string' || typeof version.value !== 'string' || isMasked(kind.value)) return []
  if (!isApiVersion(version.value)) return []
  const metadata = find(value, 'metadata')
  const name = metadata && find(metadata, 'name')
  const nameRange = name?.kind === 'literal' && name.value !== null ? insideQuotes(text, name.range) : undefined
  return [
    {
      mode: 'resource',
      type: typeOf(version.value, kind.value),
      name: nameRange ? text.slice(nameRange.start, nameRange.end) : '',
      range: value.range,
      typeRange: insideQuotes(text, kind.range),
      nameRange: nameRange ?? insideQuotes(text, kind.range),
      bodyRange: value.range,
      attributes: lazy(() => {
        const opened = openActions(text, value)
        return opened.kind === 'map' ? opened.entries : []
      }),
    },
  ]
}

/**
 * A version of the API of a cluster: groups are domain names, but for Kubernetes' first ones. Other tools write `apiVersion` and
 * `kind`, too (`skaffold/v4`, `release-notes/v2`): those files are none of ours.
 */
function isApiVersion(version: string): boolean {
  return (
    isMasked(version) || /^(?:(?:apps|batch|autoscaling|policy|extensions|[\w-]+(?:\.[\w-]+)+)\/)?v\d\w*$/.test(version)
  )
}

/** A version that a template writes leaves the kind alone, which may still say what it is. */
function typeOf(version: string, kind: string): string {
  return isMasked(version) ? kind : `${version}/${kind}`
}

/** `metadata.name`, by its line: at the indentation of what stands first below `metadata:`. Line by line: one pattern over all would go over them again and again. */
function nameLine(text: string): TextRange | undefined {
  const header = /^metadata[ \t]*:[ \t]*(?:#.*)?\r?\n/m.exec(text)
  if (!header) return undefined
  let indent: string | undefined
  const line = /([ \t]*)([^\r\n]*)\r?(?:\n|$)/y
  line.lastIndex = header.index + header[0].length
  for (let match = line.exec(text); match && match[0] !== ''; match = line.exec(text)) {
    const [, margin, content] = match as unknown as [string, string, string]
    if (content === '' || content.startsWith('#')) continue
    if (margin === '') return undefined
    indent ??= margin
    const name = margin === indent ? nameEntry.exec(content)?.[3] : undefined
    if (name !== undefined) {
      const start = match.index + margin.length + content.indexOf(name, content.indexOf(':') + 1)
      return { start, end: start + name.length }
    }
  }
  return undefined
}

const nameEntry = /^(["']?)name\1[ \t]*:[ \t]*(["']?)([^\s"'#](?:[^"'#]*[^\s"'#])?)\2[ \t]*(?:#.*)?$/

/** The name where it stands otherwise: `metadata: { name: x }`. */
function nameInValue(text: string, result: ReturnType<typeof parseYaml>): TextRange | undefined {
  const metadata = 'value' in result ? find(result.value, 'metadata') : undefined
  const name = metadata && find(metadata, 'name')
  return name?.kind === 'literal' && name.value !== null ? insideQuotes(text, name.range) : undefined
}

function find(value: Value, name: string): Value | undefined {
  return value.kind === 'map' ? value.entries.find((entry) => entry.name === name)?.value : undefined
}

function open(range: TextRange): Attribute {
  return { name: '*', nameRange: range, value: { kind: 'unknown', text: '', range } }
}
