import type { Node } from 'jsonc-parser'
import { lazy } from '../../lazy.ts'
import type { Value } from '../../resource.ts'
import { jsonAt, jsonProperties, jsonRange, jsonStringRange, parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import { propertiesOf } from '../syntax/properties.ts'
import { cloudFormationDialect, entryOf } from './dialect.ts'
import type { SectionEntry, Sections } from './scope.ts'
import { type PlacedResource, resourcesIn, type Template } from './template.ts'

/** Reads a template in JSON. The parser is fast enough to read the whole text again at each change. */
export function readJsonTemplate(text: string): Template | 'too-deep' {
  const root = parseJson(text)
  if (root === 'too-deep') return 'too-deep'
  const resources = root && jsonAt(root, 'Resources')
  return {
    resources: jsonProperties(resources).flatMap(({ key, value }) => readResource(text, key, value)),
    problems: [],
    sections: new JsonSections(text, root),
  }
}

function readResource(text: string, key: Node, node: Node | undefined): PlacedResource[] {
  if (!node) return []
  const name = String(key.value)
  const bodyRange = jsonRange(node)
  if (name.startsWith('Fn::ForEach::')) {
    const entry = { name, nameRange: jsonStringRange(text, key), value: readValue(text, node) }
    const loops = resourcesIn(text, { kind: 'map', entries: [entry], range: bodyRange })
    return loops.map((resource) => ({ resource, offset: 0 }))
  }
  const type = jsonAt(node, 'Type')
  if (type?.type !== 'string' || !String(type.value).includes('::')) return []
  const body = lazy(() => readValue(text, node))
  return [
    {
      resource: {
        mode: 'resource',
        type: String(type.value),
        name,
        range: { start: key.offset, end: bodyRange.end },
        typeRange: jsonStringRange(text, type),
        nameRange: jsonStringRange(text, key),
        bodyRange,
        attributes: () => propertiesOf(entryOf(body(), 'Properties')),
        body,
      },
      offset: 0,
    },
  ]
}

function readValue(text: string, node: Node): Value {
  return readJsonValue(node, text, cloudFormationDialect.call)
}

class JsonSections implements Sections {
  readonly #text: string
  readonly #root: Node | undefined
  readonly #entries = new Map<string, SectionEntry | undefined>()

  constructor(text: string, root: Node | undefined) {
    this.#text = text
    this.#root = root
  }

  entry(section: string, name: string): SectionEntry | undefined {
    const key = `${section}.${name}`
    if (!this.#entries.has(key)) {
      const node = this.#root && jsonAt(this.#root, section, name)
      this.#entries.set(key, node && { value: readValue(this.#text, node), offset: 0 })
    }
    return this.#entries.get(key)
  }

  mentions(section: string, word: string): boolean {
    const node = this.#root && jsonAt(this.#root, section)
    return node !== undefined && this.#text.slice(node.offset, node.offset + node.length).includes(word)
  }
}
