import type { Node } from 'jsonc-parser'
import { lazy } from '../../lazy.ts'
import type { ResourceDeclaration, TextRange, Value } from '../../resource.ts'
import type { Expression } from '../azure/expression.ts'
import { newEffort } from '../azure/names.ts'
import type { Given } from '../azure/parameters.ts'
import type { Use } from '../azure/use.ts'
import { folderOf, joinPath } from '../paths.ts'
import { jsonAt, jsonProperties, jsonStringRange } from '../syntax/jsonValue.ts'
import { isExpression, readTemplateValue, type Scope } from './expressions.ts'
import { readTemplateExpression } from './expressionSyntax.ts'
import { createTemplate } from './template.ts'

/** What a deployment sets of the parameters of its template. Those in a file of values stand elsewhere. */
export function givenTo(deployment: Node, scope: Scope): Given {
  const parameters = jsonAt(deployment, 'properties', 'parameters')
  const values = new Map<string, Value>()
  for (const { key, value } of jsonProperties(parameters)) {
    const given = value && jsonAt(value, 'value')
    values.set(
      String(key.value),
      given ? readTemplateValue(given, scope, newEffort()) : { kind: 'unknown', text: '', range: { start: 0, end: 0 } },
    )
  }
  const named = jsonAt(deployment, 'name')?.value
  const plain = typeof named === 'string' && !isExpression(named)
  return {
    values,
    complete: !jsonAt(deployment, 'properties', 'parametersLink') && (!parameters || parameters.type === 'object'),
    via: plain ? `given to deployment ${named}` : 'given to the deployment',
  }
}

/**
 * The template that a deployment links to by a path from its own, as a module of the deployment's name; undefined where it links to none
 * or to one by a whole address.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/linked-templates
 */
export function linkedTemplate(
  node: Node,
  deployment: ResourceDeclaration,
  scope: () => Scope,
  text: string,
  use: Use,
): ResourceDeclaration | undefined {
  const link = jsonAt(node, 'properties', 'templateLink')
  const linked = link && pathOf(link, text)
  if (!linked) return undefined
  const { path, range } = linked
  const creates = lazy(() => {
    const file = use.files?.read(joinPath(folderOf(use.source.path), path))
    return file && createTemplate(file, givenTo(node, scope()), use)
  })
  return {
    format: 'arm',
    mode: 'module',
    type: path,
    name: '',
    range: deployment.range,
    typeRange: range,
    nameRange: range,
    bodyRange: deployment.bodyRange,
    get attributes() {
      return deployment.attributes
    },
    get creates() {
      return creates()
    },
  }
}

/** The path of a linked template as it is written, and where. */
function pathOf(link: Node, text: string): { path: string; range: TextRange } | undefined {
  const node = jsonAt(link, 'relativePath') ?? jsonAt(link, 'uri')
  if (node?.type !== 'string') return undefined
  const source = String(node.value)
  const inside = jsonStringRange(text, node)
  const { path, at } = isExpression(source) ? besideTemplate(readTemplateExpression(source)) : { path: source, at: 0 }
  const range = { start: inside.start + at, end: inside.start + at + path.length }
  if (!/^[^:[\]]+\.jsonc?$/i.test(path) || text.slice(range.start, range.end) !== path) return undefined
  return { path, range }
}

/** `uri(deployment().properties.templateLink.uri, 'path')`: from the place of this template. */
function besideTemplate(expression: Expression): { path: string; at: number } {
  const none = { path: '', at: 0 }
  if (expression.kind !== 'call' || expression.name.toLowerCase() !== 'uri') return none
  const [base, path] = expression.operands
  if (base?.kind !== 'member' || path?.kind !== 'literal' || !isDeployment(base)) return none
  return { path: String(path.value), at: path.range.start + 1 }
}

function isDeployment(expression: Expression): boolean {
  let at = expression
  while (at.kind === 'member') at = at.of
  return at.kind === 'call' && at.name.toLowerCase() === 'deployment'
}
