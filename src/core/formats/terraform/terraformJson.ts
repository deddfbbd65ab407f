import type { Node } from 'jsonc-parser'
import { lazy } from '../../lazy.ts'
import type { Attribute, ParsedDocument, ResourceDeclaration, Value } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { maxTextLength, tooDeep, tooLarge } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { jsonAt, jsonProperties, jsonRange, jsonStringRange, parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import { placeResource } from '../syntax/pieces.ts'

/** Terraform and OpenTofu in their JSON syntax: https://developer.hashicorp.com/terraform/language/syntax/json */
export const terraformJson: IacFormat = {
  id: 'terraform-json',
  vocabulary: 'terraform',
  displayName: 'Terraform JSON',
  matches: ({ path }) => /\.(tf|tofu)\.json$/i.test(path),
  createReader: () => ({
    read({ text }): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('terraform', text)
      const root = parseJson(text)
      if (root === 'too-deep') return tooDeep('terraform')
      const resources = (['resource', 'data', 'ephemeral'] as const).flatMap((keyword) =>
        objectsAt(root && jsonAt(root, keyword)).flatMap((types) =>
          readTypes(text, keyword === 'resource' ? 'resource' : 'data', types),
        ),
      )
      return { format: 'terraform', resources: resources.sort((a, b) => a.range.start - b.range.start), problems: [] }
    },
  }),
}

/** An object, or each object of a list: a block may be written as either. */
function objectsAt(node: Node | undefined): Node[] {
  if (node?.type === 'array') return (node.children ?? []).filter(({ type }) => type === 'object')
  return node?.type === 'object' ? [node] : []
}

function readTypes(text: string, mode: 'resource' | 'data', types: Node): ResourceDeclaration[] {
  return jsonProperties(types).flatMap(({ key: type, value: named }) =>
    objectsAt(named).flatMap((names) =>
      jsonProperties(names).flatMap(({ key: name, value: body }, index) => {
        const bodies = objectsAt(body)
        if (bodies.length === 0) return []
        const bodyRange = jsonRange(body!)
        // Resources of one type share its key, which is the first one's; the others are found by their names.
        const first = index === 0
        return [
          placeResource(
            'terraform',
            {
              mode,
              type: String(type.value),
              name: String(name.value),
              range: { start: first ? type.offset : name.offset, end: bodyRange.end },
              typeRange: jsonStringRange(text, first ? type : name),
              nameRange: jsonStringRange(text, name),
              bodyRange,
              attributes: lazy(() => bodies.flatMap((object) => attributes(text, object))),
            },
            0,
          ),
        ]
      }),
    ),
  )
}

function attributes(text: string, body: Node): readonly Attribute[] {
  const value = readTemplates(readJsonValue(body, text, () => undefined))
  return value.kind === 'map' ? value.entries : []
}

/** Strings are templates: `${name}` alone points elsewhere, more text is built from elsewhere; `$${` and `%%{` are text. */
function readTemplates(value: Value): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(readTemplates) }
    case 'map':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: readTemplates(entry.value) })) }
    case 'literal': {
      if (typeof value.value !== 'string' || !/(?:^|[^$%])(?:\$\{|%\{)/.test(value.value)) return value
      const reference = /^\$\{\s*([\w.[\]"*-]+)\s*\}$/.exec(value.value)?.[1]
      return reference === undefined
        ? { kind: 'unknown', text: excerpt(value.value), range: value.range }
        : { kind: 'reference', text: excerpt(reference), range: value.range }
    }
    default:
      return value
  }
}
