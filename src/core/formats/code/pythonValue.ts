import type { SyntaxNode } from '@lezer/common'
import type { Attribute, Value } from '../../resource.ts'
import { maxDepth } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import {
  childrenOf,
  dottedPath,
  insideQuotes,
  openAttribute,
  openingOf,
  rangeOf,
  unescapeText,
  unknownValue,
} from './nodes.ts'
import type { NamedArgument } from './program.ts'

/** Whether the objects of a class are nothing but their keyword arguments. */
export type IsInput = (className: string) => boolean

/** An expression of Python as a value. */
export function readPythonValue(node: SyntaxNode, text: string, isInput: IsInput, depth = 0): Value {
  const range = rangeOf(node)
  if (depth > maxDepth) return unknownValue(node, text)
  const inside = (child: SyntaxNode): Value => readPythonValue(child, text, isInput, depth + 1)
  switch (node.name) {
    case 'String': {
      const value = pythonString(node, text)
      return value === undefined ? unknownValue(node, text) : { kind: 'literal', value, range }
    }
    case 'ContinuedString': {
      const parts = childrenOf(node).map((part) => (part.name === 'String' ? pythonString(part, text) : undefined))
      return parts.includes(undefined) ? unknownValue(node, text) : { kind: 'literal', value: parts.join(''), range }
    }
    case 'Number':
      return number(node, text, 1)
    case 'UnaryExpression': {
      const operand = node.lastChild
      return text[node.from] === '-' && operand?.name === 'Number'
        ? number(operand, text, -1)
        : unknownValue(node, text)
    }
    case 'Boolean':
      return { kind: 'literal', value: text.slice(node.from, node.to) === 'True', range }
    case 'None':
      return { kind: 'literal', value: null, range }
    case 'VariableName':
    case 'MemberExpression': {
      const path = pythonPath(node, text)
      return path ? { kind: 'reference', text: excerpt(path.join('.')), range } : unknownValue(node, text)
    }
    case 'ParenthesizedExpression': {
      const inner = childrenOf(node).find((child) => child.name !== '(')
      return inner && inner.name !== ')' ? inside(inner) : unknownValue(node, text)
    }
    case 'ConditionalExpression': {
      const [then, , , , otherwise] = childrenOf(node)
      return then && otherwise
        ? {
            kind: 'either',
            options: [inside(then), inside(otherwise)],
            text: excerpt(text.slice(node.from, node.to)),
            range,
          }
        : unknownValue(node, text)
    }
    case 'ArrayExpression':
    case 'TupleExpression':
      return { kind: 'list', items: items(node, text, inside), range }
    case 'DictionaryExpression':
      return { kind: 'map', entries: dictionary(node, text, inside), range }
    case 'CallExpression':
      return inputs(node, text, isInput, inside) ?? unknownValue(node, text)
    default:
      return unknownValue(node, text)
  }
}

/** `a.b.c` as its parts; undefined for any other expression. */
export function pythonPath(node: SyntaxNode, text: string): string[] | undefined {
  return dottedPath(node, text, ({ name }) => name === 'VariableName')
}

/** What a call's brackets hold, by position and by keyword; `open` where more stands elsewhere. */
export function pythonArguments(list: SyntaxNode, text: string) {
  const positional: SyntaxNode[] = []
  const named: NamedArgument[] = []
  let open: SyntaxNode | undefined
  const children = childrenOf(list)
  for (let i = 0; i < children.length; i++) {
    const child = children[i]!
    if (/^[(),]$/.test(child.name)) continue
    if (child.name === '*' || child.name === '**') open = children[++i] ?? child
    else if (child.name === 'VariableName' && children[i + 1]?.name === 'AssignOp') {
      const value = children[i + 2]
      if (value && !/^[(),]$/.test(value.name))
        named.push({ name: text.slice(child.from, child.to), nameRange: rangeOf(child), value })
      i += 2
    } else if (!open) positional.push(child)
  }
  return { positional, named, open: open && rangeOf(open) }
}

/** Keyword arguments as attributes. */
export function namedAttributes(named: readonly NamedArgument[], read: (node: SyntaxNode) => Value): Attribute[] {
  return named.map(({ name, nameRange, value }) => ({ name, nameRange, value: read(value) }))
}

function inputs(
  node: SyntaxNode,
  text: string,
  isInput: IsInput,
  inside: (child: SyntaxNode) => Value,
): Value | undefined {
  const callee = node.firstChild
  const list = node.getChild('ArgList')
  const path = callee && pythonPath(callee, text)
  if (!path || !list || !isInput(path.at(-1)!)) return undefined
  const { positional, named, open } = pythonArguments(list, text)
  if (positional.length > 0) return undefined
  const entries = namedAttributes(named, inside)
  return { kind: 'map', entries: open ? [...entries, openAttribute(open)] : entries, range: rangeOf(node) }
}

/** The text of a string; undefined for bytes. An unclosed one ends where the parser ended it. */
export function pythonString({ from, to }: SyntaxNode, text: string): string | undefined {
  const { prefix, quotes } = openingOf(from, to, text)
  if (/[bf]/i.test(prefix)) return undefined
  const start = from + prefix.length + quotes.length
  const closed = to - quotes.length >= start && text.slice(to - quotes.length, to) === quotes
  const inner = text.slice(start, closed ? to - quotes.length : to)
  return /r/i.test(prefix) ? inner : unescapeText(inner)
}

function number(node: SyntaxNode, text: string, sign: number): Value {
  const value = Number(text.slice(node.from, node.to).replaceAll('_', ''))
  return Number.isNaN(value) ? unknownValue(node, text) : { kind: 'literal', value: sign * value, range: rangeOf(node) }
}

function items(node: SyntaxNode, text: string, inside: (child: SyntaxNode) => Value): Value[] {
  const found: Value[] = []
  let spread = false
  for (const child of childrenOf(node)) {
    if (/^[[\](),]$/.test(child.name)) continue
    if (child.name === '*') spread = true
    else {
      found.push(spread ? unknownValue(child, text) : inside(child))
      spread = false
    }
  }
  return found
}

function dictionary(node: SyntaxNode, text: string, inside: (child: SyntaxNode) => Value): Attribute[] {
  const entries: Attribute[] = []
  const children = childrenOf(node)
  for (let i = 0; i < children.length; i++) {
    const key = children[i]!
    if (/^[{},]$/.test(key.name)) continue
    const hasValue = children[i + 1]?.name === ':' && children[i + 2]
    const name = key.name === 'String' ? pythonString(key, text) : undefined
    if (hasValue && name !== undefined)
      entries.push({ name, nameRange: insideQuotes(key, text), value: inside(children[i + 2]!) })
    else entries.push(openAttribute(rangeOf(key), text.slice(key.from, Math.min(key.to, key.from + 400))))
    if (hasValue) i += 2
    else if (key.name === '**') i++
  }
  return entries
}
