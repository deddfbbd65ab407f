import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import type { Attribute, TextRange, Value } from '../../resource.ts'
import { maxDepth } from '../limits.ts'
import { excerpt } from './excerpt.ts'
import { bracketDepth } from './yamlValue.ts'

/** What `{ key: ... }` with one key means in a format; undefined: an ordinary object. `read` gives the value at the key. */
export type JsonCall = (key: string, text: string, range: TextRange, read: () => Value) => Value | undefined

/** Parses JSON (comments and trailing commas allowed) into nodes, or undefined where it is nested too deeply or empty. */
export function parseJson(text: string): Node | 'too-deep' | undefined {
  // The parser is recursive. Brackets in strings count only where the cheap bound is passed: ARM escapes are full of them.
  const strings = /"(?:\\.|[^"\\\n])*"?/g
  if (bracketDepth(text) > maxDepth && bracketDepth(text.replace(strings, '')) > maxDepth) return 'too-deep'
  const root = parseTree(text, [], { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true })
  return root && clamp(root, text.length)
}

/** An unclosed comment gives nodes one past the text. */
function clamp(node: Node, length: number): Node {
  if (node.offset + node.length <= length) return node
  ;(node as { length: number }).length = Math.max(0, length - node.offset)
  for (const child of node.children ?? []) clamp(child, length)
  return node
}

/** The node at a path of keys. */
export function jsonAt(root: Node, ...path: string[]): Node | undefined {
  return root.type === 'object' ? findNodeAtLocation(root, path) : undefined
}

/** The properties of an object node; none for any other. */
export function jsonProperties(node: Node | undefined): { key: Node; value: Node | undefined }[] {
  if (node?.type !== 'object') return []
  return (node.children ?? []).flatMap(({ children }) =>
    children?.[0] ? [{ key: children[0], value: children[1] }] : [],
  )
}

/** A node's span. */
export function jsonRange(node: Node): TextRange {
  return { start: node.offset, end: node.offset + node.length }
}

/** The span inside the quotes of a string node; an unclosed string ends where the parser ended it. */
export function jsonStringRange(text: string, node: Node): TextRange {
  const { start, end } = jsonRange(node)
  return { start: start + 1, end: text[end - 1] === '"' && end - start > 1 ? end - 1 : end }
}

/** A node as a value. */
export function readJsonValue(node: Node, text: string, call: JsonCall): Value {
  const range = jsonRange(node)
  switch (node.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: 'literal', value: node.value as string | number | boolean | null, range }
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((item) => readJsonValue(item, text, call)), range }
    case 'object': {
      const properties = jsonProperties(node)
      const called =
        properties.length === 1
          ? call(
              String(properties[0]!.key.value),
              text.slice(range.start, range.end),
              range,
              () => readProperty(properties[0]!, text, call).value,
            )
          : undefined
      return called ?? { kind: 'map', entries: properties.map((property) => readProperty(property, text, call)), range }
    }
    default:
      return { kind: 'unknown', text: excerpt(text.slice(range.start, range.end)), range }
  }
}

function readProperty({ key, value }: { key: Node; value: Node | undefined }, text: string, call: JsonCall): Attribute {
  const nameRange = jsonStringRange(text, key)
  return {
    name: String(key.value),
    nameRange,
    value: value
      ? readJsonValue(value, text, call)
      : { kind: 'unknown', text: '', range: { start: nameRange.end, end: nameRange.end } },
  }
}
