import { lazy } from '../../lazy.ts'
import type { Attribute, ParsedDocument, ResourceDeclaration, Value } from '../../resource.ts'
import type { DocumentReader, IacFormat, Reference } from '../format.ts'
import { createdBy, followProperties, importsOf, type ReadTemplate } from './templates.ts'
import { asModule } from '../syntax/declaration.ts'
import { lineBefore, listBefore, wordAt } from '../syntax/wordAt.ts'
import { createSectionsReader } from '../syntax/yamlSections.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { type Piece, PieceCache, placeResource } from '../syntax/pieces.ts'
import { propertiesOf } from '../syntax/properties.ts'
import { maskActions, openActions } from '../syntax/templateActions.ts'
import { findSection, splitItems } from '../syntax/yamlEntries.ts'
import { insideQuotes, parseYaml, type YamlDialect } from '../syntax/yamlValue.ts'

/** `compute.v1.instance`, `gcp-types/storage-v1:buckets`, or the file of a template. */
const typePattern = /^(?:gcp-types\/[\w-]+:[\w.]+|[a-z]\w*\.(?:v\w+|alpha|beta)\.\w+|[\w./-]+\.(?:jinja|py))$/

const typeLine =
  /^[ \t-]*["']?type["']?[ \t]*:[ \t]*["']?(?:gcp-types\/[\w-]+:[\w.]+|[a-z]\w*\.(?:v\w+|alpha|beta)\.\w+|[\w./-]+\.(?:jinja|py))["']?[ \t]*(?:#.*)?\r?$/m

const dialect: YamlDialect = {
  tagged: (tag, text, range) => ({ kind: 'unknown', text: excerpt(`${tag} ${text}`), range }),
  call: () => undefined,
  string: (value, range) => (/^\$\(.*\)$/.test(value) ? { kind: 'reference', text: excerpt(value), range } : undefined),
}

/** Google Cloud Deployment Manager configurations. Of Jinja templates the resources are read; Python ones are programs. */
export const deploymentManager: IacFormat = {
  id: 'deployment-manager',
  vocabulary: 'deploymentmanager',
  displayName: 'Deployment Manager',
  matches: ({ text }) => text.includes('resources') && /^\ufeff?resources[ \t]*:/m.test(text) && typeLine.test(text),
  createReader: createDeploymentManagerReader,
  referenceAt: resourceNameAt,
}

/** Starts a reader of configurations and of the templates they call. */
function createItemsReader(): ReadTemplate {
  const cache = new PieceCache()
  const readSections = createSectionsReader(dialect)
  return ({ path, text }, call) => {
    const resources: ResourceDeclaration[] = []
    const section = findSection(text, 'resources')
    const imports = lazy(() => importsOf(readSections(text), path, call.imports))
    for (const { start, end } of section ? splitItems(text, section) : []) {
      const piece = cache.piece(text.slice(start, end), readItem)
      for (const resource of piece.resources) {
        const attributes = lazy(() => followProperties(resource.attributes(), call))
        const placed = placeResource('deploymentmanager', { ...resource, attributes }, start)
        const isTemplate = /\.(?:jinja|py)$/.test(resource.type)
        resources.push(
          isTemplate
            ? asModule(
                placed,
                lazy(() => createdBy(placed, path, imports, call, createItemsReader())),
              )
            : placed,
        )
      }
    }
    cache.turn()
    return resources
  }
}

function createDeploymentManagerReader(): DocumentReader {
  const read = createItemsReader()
  return {
    read: ({ path, text }, files): ParsedDocument =>
      text.length > maxTextLength
        ? tooLarge('deploymentmanager', text)
        : { format: 'deploymentmanager', resources: read({ path, text }, { files, nesting: 0 }), problems: [] },
  }
}

/** An item is short enough to be parsed at once: its keys come in any order. */
function readItem(text: string): Piece {
  const result = parseYaml(maskActions(text), dialect)
  const value = 'value' in result && result.value.kind === 'list' ? result.value.items[0] : undefined
  const [type, name] = [find(value, 'type'), find(value, 'name')]
  if (type?.value.kind !== 'literal') return { resources: [], problems: [] }
  // By the text: of a string that is not closed yet, the parser may drop the last letter.
  const typeRange = insideQuotes(text, type.value.range)
  const typeName = text.slice(typeRange.start, typeRange.end)
  if (!typePattern.test(typeName)) return { resources: [], problems: [] }
  const nameRange = name?.value.kind === 'literal' ? insideQuotes(text, name.value.range) : undefined
  return {
    resources: [
      {
        mode: 'resource',
        type: typeName,
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

/** The resource's name in `$(ref.name.selfLink)` and in `dependsOn`. */
function resourceNameAt(text: string, offset: number): Reference | undefined {
  const range = wordAt(text, offset)
  const isName =
    range && (lineBefore(text, range.start).endsWith('$(ref.') || listBefore(text, range.start)?.key === 'dependsOn')
  return isName ? { range, name: text.slice(range.start, range.end) } : undefined
}
