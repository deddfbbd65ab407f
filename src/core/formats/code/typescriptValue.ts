import type { SyntaxNode } from '@lezer/common'
import type { Attribute, Value } from '../../resource.ts'
import { maxDepth } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { childrenOf, dottedPath, insideQuotes, openAttribute, rangeOf, unescapeText, unknownValue } from './nodes.ts'

/** An expression of TypeScript or JavaScript as a value. */
export function readTypeScriptValue(node: SyntaxNode, text: string, depth = 0): Value {
  const range = rangeOf(node)
  if (depth > maxDepth) return unknownValue(node, text)
  const inside = (child: SyntaxNode): Value => readTypeScriptValue(child, text, depth + 1)
  switch (node.name) {
    case 'String':
      return { kind: 'literal', value: quotedText(node, text), range }
    case 'TemplateString':
      return node.getChild('Interpolation')
        ? unknownValue(node, text)
        : { kind: 'literal', value: quotedText(node, text), range }
    case 'Number':
      return number(node, text, 1)
    case 'UnaryExpression': {
      const operand = node.lastChild
      return text[node.from] === '-' && operand?.name === 'Number'
        ? number(operand, text, -1)
        : unknownValue(node, text)
    }
    case 'BooleanLiteral':
      return { kind: 'literal', value: text.slice(node.from, node.to) === 'true', range }
    case 'null':
      return { kind: 'literal', value: null, range }
    case 'VariableName':
    case 'MemberExpression': {
      const path = typeScriptPath(node, text)
      if (path?.length === 1 && path[0] === 'undefined') return { kind: 'literal', value: null, range }
      return path ? { kind: 'reference', text: excerpt(path.join('.')), range } : unknownValue(node, text)
    }
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
    case 'PrefixCast': {
      const inner = childrenOf(node).findLast((child) => child.name !== ')')
      return inner ? inside(inner) : unknownValue(node, text)
    }
    case 'BinaryExpression':
    case 'PostfixExpression': {
      // `x as T`, `x satisfies T` and `x!` say nothing of the value.
      const [first, operator] = childrenOf(node)
      const typed = operator?.name === 'as' || operator?.name === 'satisfies' || text[operator?.from ?? 0] === '!'
      return first && typed && text[operator!.from + 1] !== '=' ? inside(first) : unknownValue(node, text)
    }
    case 'ConditionalExpression': {
      const parts = childrenOf(node).filter((child) => child.name !== 'LogicOp')
      return parts.length === 3
        ? { kind: 'either', options: parts.slice(1).map(inside), text: excerpt(text.slice(node.from, node.to)), range }
        : unknownValue(node, text)
    }
    case 'ArrayExpression':
      return { kind: 'list', items: items(node, text, inside), range }
    case 'ObjectExpression':
      return {
        kind: 'map',
        entries: node.getChildren('Property').map((property) => readProperty(property, text, inside)),
        range,
      }
    default:
      return unknownValue(node, text)
  }
}

/** `a.b.c` and `this.a` as their parts; undefined for any other expression. */
export function typeScriptPath(node: SyntaxNode, text: string): string[] | undefined {
  return dottedPath(node, text, ({ name }) => name === 'VariableName' || name === 'this')
}

/** The text of a string or of a template without interpolations; an unclosed one ends where the parser ended it. */
export function quotedText({ from, to }: SyntaxNode, text: string): string {
  const closed = to - from > 1 && text[to - 1] === text[from]
  return unescapeText(text.slice(from + 1, closed ? to - 1 : to))
}

function number(node: SyntaxNode, text: string, sign: number): Value {
  const value = Number(text.slice(node.from, node.to).replaceAll('_', ''))
  return Number.isNaN(value) ? unknownValue(node, text) : { kind: 'literal', value: sign * value, range: rangeOf(node) }
}

function items(node: SyntaxNode, text: string, inside: (child: SyntaxNode) => Value): Value[] {
  const found: Value[] = []
  let spread = false
  for (const child of childrenOf(node)) {
    if (/^[[\],]$/.test(child.name)) continue
    if (child.name === 'Spread') spread = true
    else {
      found.push(spread ? unknownValue(child, text) : inside(child))
      spread = false
    }
  }
  return found
}

function readProperty(node: SyntaxNode, text: string, inside: (child: SyntaxNode) => Value): Attribute {
  const [key, ...rest] = childrenOf(node)
  const source = text.slice(node.from, Math.min(node.to, node.from + 400))
  if (!key || !['PropertyDefinition', 'String', 'Number'].includes(key.name))
    return openAttribute(rangeOf(node), source)
  const quoted = key.name === 'String'
  const name = quoted ? quotedText(key, text) : text.slice(key.from, key.to)
  const nameRange = quoted ? insideQuotes(key, text) : rangeOf(key)
  const colon = rest.findIndex((child) => child.name === ':')
  const value = colon === -1 ? undefined : rest[colon + 1]
  if (value) return { name, nameRange, value: inside(value) }
  // `{ size }` means `size: size`; a method or half-typed text says nothing.
  return {
    name,
    nameRange,
    value: rest.length === 0 ? { kind: 'reference', text: excerpt(name), range: nameRange } : unknownValue(node, text),
  }
}
