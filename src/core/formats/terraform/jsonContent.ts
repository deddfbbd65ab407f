import type { Node } from 'jsonc-parser'
import { lazy } from '../../lazy.ts'
import type { Attribute, Value } from '../../resource.ts'
import { tooDeep } from '../limits.ts'
import { jsonAt, jsonProperties, jsonRange, jsonStringRange, parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import type { Definition } from '../syntax/settle.ts'
import { variableDefinition } from './block.ts'
import type { Content, Placed } from './content.ts'
import { parseExpression } from './expression.ts'
import type { Definitions } from './scope.ts'
import { parseTemplate } from './template.ts'

/** What a file in JSON syntax holds. The parser is fast enough to read the whole text again at each change. */
export function readJsonContent(text: string): Content {
  const root = parseJson(text)
  if (root === 'too-deep') return { blocks: [], problems: tooDeep('terraform').problems, definitions: [] }
  const at = (keyword: string) => objectsAt(root && jsonAt(root, keyword))
  const blocks = [
    ...(['resource', 'data', 'ephemeral'] as const).flatMap((keyword) =>
      at(keyword).flatMap((types) => readTypes(text, keyword === 'resource' ? 'resource' : 'data', types)),
    ),
    ...at('module').flatMap((calls) => readModules(text, calls)),
  ].sort((a, b) => a.resource.range.start - b.resource.range.start)
  return { blocks, problems: [], definitions: [lazy(() => readDefinitions(text, at('variable'), at('locals')))] }
}

function readDefinitions(text: string, variables: readonly Node[], locals: readonly Node[]): Definitions {
  return new Map([
    ...variables.flatMap(jsonProperties).flatMap(({ key, value }) => [
      ...variableDefinition(
        String(key.value),
        objectsAt(value).flatMap((body) => attributesOf(text, body)),
      ),
    ]),
    ...locals
      .flatMap((body) => attributesOf(text, body))
      .map(({ name, value }): [string, Definition] => [`local.${name}`, { value, via: `local.${name}` }]),
  ])
}

/** An object, or each object of a list: a block may be written as either. */
function objectsAt(node: Node | undefined): Node[] {
  if (node?.type === 'array') return (node.children ?? []).filter(({ type }) => type === 'object')
  return node?.type === 'object' ? [node] : []
}

function readTypes(text: string, mode: 'resource' | 'data', types: Node): Placed[] {
  return jsonProperties(types).flatMap(({ key: type, value: named }) =>
    objectsAt(named).flatMap((names) =>
      jsonProperties(names).flatMap(({ key: name, value: body }, index) => {
        const bodies = objectsAt(body)
        if (bodies.length === 0) return []
        // Resources of one type share its key, which is the first one's; the others are found by their names.
        const header = index === 0 ? type : name
        const range = { start: header.offset, end: jsonRange(body!).end }
        const typeRange = jsonStringRange(text, header)
        return [placed(text, { mode, type: String(type.value), range, typeRange }, name, bodies, body!)]
      }),
    ),
  )
}

function readModules(text: string, calls: Node): Placed[] {
  return jsonProperties(calls).flatMap(({ key: name, value: body }) => {
    const bodies = objectsAt(body)
    if (bodies.length === 0) return []
    const source = jsonAt(bodies[0]!, 'source')
    const typeRange = jsonStringRange(text, source?.type === 'string' ? source : name)
    const type = source?.type === 'string' ? String(source.value) : ''
    const range = { start: name.offset, end: jsonRange(body!).end }
    return [placed(text, { mode: 'module', type, range, typeRange }, name, bodies, body!)]
  })
}

function placed(
  text: string,
  header: Pick<Placed['resource'], 'mode' | 'type' | 'range' | 'typeRange'>,
  name: Node,
  bodies: readonly Node[],
  body: Node,
): Placed {
  return {
    resource: {
      ...header,
      name: String(name.value),
      nameRange: jsonStringRange(text, name),
      bodyRange: jsonRange(body),
      attributes: lazy(() => bodies.flatMap((object) => attributesOf(text, object))),
    },
    offset: 0,
  }
}

function attributesOf(text: string, body: Node): readonly Attribute[] {
  const value = readTemplates(readJsonValue(body, text, () => undefined))
  return value.kind === 'map' ? value.entries : []
}

/** Strings are templates, as in native syntax; `$${` and `%%{` are text. */
function readTemplates(value: Value): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(readTemplates) }
    case 'map':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: readTemplates(entry.value) })) }
    case 'literal': {
      const { value: source, range } = value
      if (typeof source !== 'string' || !/(?:^|[^$%])(?:\$\{|%\{)/.test(source)) return value
      return within(parseTemplate(source, 0, source.length, range, 0, parseExpression), range)
    }
    default:
      return value
  }
}

/** An escaped string has other offsets than the text it stands in: what is read of it stands where the string does. */
function within(value: Value, range: Value['range']): Value {
  switch (value.kind) {
    case 'unknown':
      return value.made
        ? { ...value, range, made: { ...value.made, operands: value.made.operands.map((each) => within(each, range)) } }
        : { ...value, range }
    case 'list':
      return { ...value, range, items: value.items.map((item) => within(item, range)) }
    case 'map':
      return {
        ...value,
        range,
        entries: value.entries.map((entry) => ({ ...entry, nameRange: range, value: within(entry.value, range) })),
      }
    default:
      return { ...value, range }
  }
}
