import type { Node } from 'jsonc-parser'
import type { Attribute, Value } from '../../resource.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { jsonAt, readJsonValue } from '../syntax/jsonValue.ts'
import type { Scope } from '../syntax/settle.ts'

/** A plain value, and no call in it. */
export function readTemplateValue(node: Node, text: string): Value {
  return readExpressions(readJsonValue(node, text, () => undefined))
}

const simpleCall = /^\[\s*((?:parameters|variables)\(\s*'[^']+'\s*\))\s*\]$/

/**
 * A value with its template expressions read: strings in brackets. A parameter or variable by itself is a reference, any
 * other expression is open. `[[` stands for a bracket.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-expressions
 */
function readExpressions(value: Value): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(readExpressions) }
    case 'map':
      return {
        ...value,
        entries: value.entries.map((entry): Attribute => ({ ...entry, value: readExpressions(entry.value) })),
      }
    case 'literal': {
      const { value: source, range } = value
      if (typeof source !== 'string' || !/^\[[\s\S]*\]$/.test(source)) return value
      if (source.startsWith('[[')) return { kind: 'literal', value: source.slice(1), range }
      const call = simpleCall.exec(source)?.[1]
      return call ? { kind: 'reference', text: call, range } : { kind: 'unknown', text: excerpt(source), range }
    }
    default:
      return value
  }
}

/** What the parameters' defaults and the variables of a template say. An empty default means: to be given at deployment. */
export function templateScope(template: Node, text: string): Scope {
  return (reference) => {
    const [, kind, name] = /^(parameters|variables)\(\s*'([^']+)'\s*\)$/.exec(reference) ?? []
    if (kind === undefined) return undefined
    const node =
      kind === 'parameters'
        ? jsonAt(template, 'parameters', name!, 'defaultValue')
        : jsonAt(template, 'variables', name!)
    if (!node || node.value === '') return undefined
    const via = kind === 'parameters' ? `default of parameter ${name}` : `variable ${name}`
    return { value: readTemplateValue(node, text), via }
  }
}
