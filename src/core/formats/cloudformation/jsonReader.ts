import type { Node } from 'jsonc-parser'
import type { Attribute, ResourceDeclaration } from '../../resource.ts'
import { tooDeep } from '../limits.ts'
import { jsonAt, jsonProperties, jsonRange, jsonStringRange, parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import { placeResource } from '../syntax/pieces.ts'
import { lazy } from '../../lazy.ts'
import { cloudFormationDialect } from './dialect.ts'
import { propertiesOf } from '../syntax/properties.ts'
import type { TemplateContent } from '../syntax/yamlTemplate.ts'

/** Reads a template in JSON. The parser is fast enough to read the whole text again at each change. */
export function readJsonTemplate(text: string): TemplateContent {
  const root = parseJson(text)
  if (root === 'too-deep') return tooDeep('cloudformation')
  const resources = root && jsonAt(root, 'Resources')
  return {
    resources: jsonProperties(resources).flatMap(({ key, value }) => readResource(text, key, value)),
    problems: [],
  }
}

function readResource(text: string, key: Node, body: Node | undefined): ResourceDeclaration[] {
  const type = body && jsonAt(body, 'Type')
  if (type?.type !== 'string' || !String(type.value).includes('::')) return []
  const bodyRange = jsonRange(body!)
  return [
    placeResource(
      'cloudformation',
      {
        mode: 'resource',
        type: String(type.value),
        name: String(key.value),
        range: { start: key.offset, end: bodyRange.end },
        typeRange: jsonStringRange(text, type),
        nameRange: jsonStringRange(text, key),
        bodyRange,
        attributes: lazy(() => properties(text, jsonAt(body!, 'Properties'))),
      },
      0,
    ),
  ]
}

function properties(text: string, node: Node | undefined): readonly Attribute[] {
  return propertiesOf(node && readJsonValue(node, text, cloudFormationDialect.call))
}
