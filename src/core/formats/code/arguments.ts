import type { SyntaxNode } from '@lezer/common'
import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { CloudClass } from './cloudClass.ts'
import type { CodeLanguage } from './languages.ts'
import { insideQuotes, openAttribute } from './nodes.ts'
import type { Construction, NamedArgument, Program } from './program.ts'
import { namedAttributes } from './pythonValue.ts'

/** What a construction gives its class. */
export interface Given {
  /** The expression of the id or name. */
  readonly name: SyntaxNode | undefined
  /** The expression that holds the attributes, and the keywords that are attributes. */
  readonly attributes: SyntaxNode | undefined
  readonly named: readonly NamedArgument[]
  readonly open: TextRange | undefined
  readonly body: TextRange | undefined
}

/** Keywords that say where the resource belongs, and nothing of its attributes. */
const ownKeywords = new Set(['scope', 'id', 'id_', 'resource_name', 'opts', 'args', '__props__'])

/** A construct that is being typed has only the construct it belongs to. */
function isOwnScope({ from, to }: SyntaxNode, text: string): boolean {
  return ['this', 'self'].includes(text.slice(from, to))
}

/** Expressions that are certainly no construct, no name, or neither. */
const noScope =
  /^(?:String|TemplateString|FormatString|ContinuedString|Number|Boolean|Object|Array|Dictionary|Arrow|Lambda|null|None)/
const noName = /^(?:Number|Boolean|Object|Array|Dictionary|Tuple|Arrow|Function|Lambda|null|None|New)/

/** What a construction gives the class; undefined where this is not how resources of the class are made. */
export function argumentsOf(
  construction: Construction,
  found: CloudClass,
  text: string,
  language: CodeLanguage,
): Given | undefined {
  const { positional, named, open } = construction
  const keyword = (...names: string[]) => named.find((each) => names.includes(each.name))?.value
  const rest = named.filter((each) => !ownKeywords.has(each.name))
  const body = construction.call
  if (found.takes === 'name-args') {
    const name = positional[0] ?? keyword('resource_name')
    if (name ? noName.test(name.name) : language === 'python' && !open) return undefined
    return { name, attributes: positional[1] ?? keyword('args'), named: rest, open, body }
  }
  const scope = positional[0] ?? keyword('scope')
  const name = positional[1] ?? keyword('id', 'id_')
  if (!scope || noScope.test(scope.name)) return undefined
  if (name ? noName.test(name.name) : !open && !isOwnScope(scope, text)) return undefined
  return { name, attributes: positional[2], named: rest, open, body }
}

/** The attributes that are given, under the names the program has for them. `readValue` reads an expression. */
export function attributesOf({ attributes, named, open }: Given, readValue: (node: SyntaxNode) => Value): Attribute[] {
  const read = namedAttributes(named, readValue)
  if (open) read.push(openAttribute(open))
  if (!attributes) return read
  const value = readValue(attributes)
  if (value.kind === 'map') return [...value.entries, ...read]
  return value.kind === 'literal' ? read : [...read, openAttribute(value.range, 'text' in value ? value.text : '')]
}

/** The id or name it is given where that is written out, else the variable it is kept in. */
export function nameOf(
  given: SyntaxNode | undefined,
  { pathRange, target }: Construction,
  { readValue }: Program,
  text: string,
): { name: string; nameRange: TextRange } {
  // Text in several strings stands at no one place.
  const value = given && given.name !== 'ContinuedString' ? readValue(given) : undefined
  if (value?.kind === 'literal' && typeof value.value === 'string' && value.value !== '')
    return { name: value.value, nameRange: insideQuotes({ from: value.range.start, to: value.range.end }, text) }
  if (!target) return { name: '', nameRange: { start: pathRange.end, end: pathRange.end } }
  const name = target.name.replace(/^this\./, '')
  return { name, nameRange: { start: target.range.end - name.length, end: target.range.end } }
}
