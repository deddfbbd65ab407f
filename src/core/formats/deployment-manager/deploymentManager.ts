import { lazy } from '../../lazy.ts'
import type { Attribute, ParsedDocument, ResourceDeclaration, Value } from '../../resource.ts'
import type { DocumentReader, IacFormat } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { type Piece, PieceCache, placeResource } from '../syntax/pieces.ts'
import { propertiesOf } from '../syntax/properties.ts'
import { maskActions, openActions } from '../syntax/templateActions.ts'
import { findSection, splitItems } from '../syntax/yamlEntries.ts'
import { insideQuotes, parseYaml, type YamlDialect } from '../syntax/yamlValue.ts'

/** `compute.v1.instance`, `gcp-types/storage-v1:buckets`. */
const typePattern = /^(?:gcp-types\/[\w-]+:[\w.]+|[a-z]\w*\.(?:v\w+|alpha|beta)\.\w+)$/

const typeLine =
  /^[ \t-]*["']?type["']?[ \t]*:[ \t]*["']?(?:gcp-types\/[\w-]+:[\w.]+|[a-z]\w*\.(?:v\w+|alpha|beta)\.\w+)["']?[ \t]*(?:#.*)?\r?$/m

const dialect: YamlDialect = {
  tagged: (tag, text, range) => ({ kind: 'unknown', text: excerpt(`${tag} ${text}`), range }),
  call: () => undefined,
  string: (value, range) => (/^\$\(.*\)$/.test(value) ? { kind: 'reference', text: excerpt(value), range } : undefined),
}

/** Google Cloud Deployment Manager configurations. Jinja and Python templates are programs, which we do not run. */
export const deploymentManager: IacFormat = {
  id: 'deployment-manager',
  vocabulary: 'deploymentmanager',
  displayName: 'Deployment Manager',
  matches: ({ text }) => text.includes('resources') && /^\ufeff?resources[ \t]*:/m.test(text) && typeLine.test(text),
  createReader: createDeploymentManagerReader,
}

function createDeploymentManagerReader(): DocumentReader {
  const cache = new PieceCache()
  return {
    read({ text }): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('deploymentmanager', text)
      const resources: ResourceDeclaration[] = []
      const section = findSection(text, 'resources')
      for (const { start, end } of section ? splitItems(text, section) : []) {
        const piece = cache.piece(text.slice(start, end), readItem)
        resources.push(...piece.resources.map((resource) => placeResource('deploymentmanager', resource, start)))
      }
      cache.turn()
      return { format: 'deploymentmanager', resources, problems: [] }
    },
  }
}

/** An item is short enough to be parsed at once: its keys come in any order. */
function readItem(text: string): Piece {
  const result = parseYaml(maskActions(text), dialect)
  const value = 'value' in result && result.value.kind === 'list' ? result.value.items[0] : undefined
  const [type, name] = [find(value, 'type'), find(value, 'name')]
  if (type?.value.kind !== 'literal' || !typePattern.test(String(type.value.value)))
    return { resources: [], problems: [] }
  const typeRange = insideQuotes(text, type.value.range)
  const nameRange = name?.value.kind === 'literal' ? insideQuotes(text, name.value.range) : undefined
  return {
    resources: [
      {
        mode: 'resource',
        type: String(type.value.value),
        name: nameRange ? text.slice(nameRange.start, nameRange.end) : '',
        range: { start: 0, end: text.length },
        typeRange,
        nameRange: nameRange ?? typeRange,
        bodyRange: { start: 0, end: text.length },
        attributes: lazy(() => propertiesOf(openValue(text, find(value, 'properties')?.value))),
      },
    ],
    problems: [],
  }
}

function openValue(text: string, value: Value | undefined): Value | undefined {
  return value && openActions(text, value)
}

function find(value: Value | undefined, name: string): Attribute | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.name === name) : undefined
}
