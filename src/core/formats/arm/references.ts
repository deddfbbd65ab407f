import { findNodeAtOffset, type Node } from 'jsonc-parser'
import type { ResourceDeclaration } from '../../resource.ts'
import type { Expression } from '../azure/expression.ts'
import type { Reference } from '../format.ts'
import { maxTextLength } from '../limits.ts'
import { jsonAt, jsonProperties, jsonStringRange } from '../syntax/jsonValue.ts'
import { isExpression } from './expressions.ts'
import { readTemplateExpression } from './expressionSyntax.ts'
import { readResources } from './resources.ts'
import { readTemplate } from './template.ts'

/**
 * What a string of a template refers to: an entry of `dependsOn`, or the type or symbolic name in `resourceId(...)` and `reference(...)`.
 * Where several resources have the type, the one whose name is written as in the call.
 */
export function referenceAt(text: string, offset: number): Reference | undefined {
  if (text.length > maxTextLength) return undefined
  const template = readTemplate(text)
  if (!template || template === 'too-deep') return undefined
  const node = findNodeAtOffset(template.root, offset, true)
  if (node?.type !== 'string' || (node.parent?.type === 'property' && node.parent.children?.[0] === node))
    return undefined
  const use = { source: { path: '' }, files: undefined, given: undefined, deployments: () => [], callers: [] }
  const source = String(node.value)
  const inside = jsonStringRange(text, node)
  if (text.slice(inside.start, inside.end) !== source) return undefined // escapes: offsets would not be those of the text
  const resources = () => readResources(template, use)
  if (isDependency(node)) {
    const named = resources().find(({ name }) => name === source)
    if (named) return { name: source, range: inside }
  }
  if (!isExpression(source)) return undefined
  const call = callAt(readTemplateExpression(source), offset - inside.start)
  const [literal] =
    call?.operands.filter((operand) => operand.kind === 'literal' && holds(operand, offset - inside.start)) ?? []
  if (!call || literal?.kind !== 'literal') return undefined
  const range = { start: inside.start + literal.range.start + 1, end: inside.start + literal.range.end - 1 }
  const written = String(literal.value)
  if (call.name === 'reference' || !written.includes('/'))
    return isSymbolic(template.root, written) ? { name: written, range } : undefined
  const found = chosen(
    resources().filter(({ type, mode }) => mode !== 'module' && type.toLowerCase() === written.toLowerCase()),
    call,
    source,
  )
  return found && { name: found.name, type: found.type, range }
}

const calls = /^(?:(?:subscription|tenant|extension)?resourceId|reference)$/i

/** The innermost call that refers to a resource. */
function callAt(expression: Expression, offset: number): (Expression & { kind: 'call' }) | undefined {
  let found: (Expression & { kind: 'call' }) | undefined
  for (let at: Expression | undefined = expression; at;) {
    if (at.kind === 'call' && calls.test(at.name)) found = at
    const parts: readonly Expression[] = at.kind === 'call' ? at.operands : at.kind === 'member' ? [at.of, at.key] : []
    at = parts.find((part) => holds(part, offset))
  }
  return found
}

function holds({ range }: Expression, offset: number): boolean {
  return range.start <= offset && offset <= range.end
}

function isDependency(node: Node): boolean {
  const property = node.parent?.type === 'array' ? node.parent.parent : undefined
  return property?.children?.[0]?.value === 'dependsOn'
}

function isSymbolic(root: Node, name: string): boolean {
  return jsonProperties(jsonAt(root, 'resources')).some(({ key }) => key.value === name)
}

/** The one of a type that a call means: the only one, or the one whose name is the call's last operand as written. */
function chosen(
  resources: readonly ResourceDeclaration[],
  { operands }: Expression & { kind: 'call' },
  source: string,
): ResourceDeclaration | undefined {
  if (resources.length <= 1) return resources[0]
  const last = operands.at(-1)
  if (!last) return undefined
  const written = source.slice(last.range.start, last.range.end)
  const name = last.kind === 'literal' ? String(last.value) : `[${written}]`
  return resources.find((resource) => resource.name === name)
}
