import type { TextRange, Value } from '../../resource.ts'
import type { Reference } from '../format.ts'
import { maxTextLength } from '../limits.ts'
import { jsonAt, jsonProperties, parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import { splitEntries } from '../syntax/yamlEntries.ts'
import { insideQuotes, parseYaml } from '../syntax/yamlValue.ts'
import { asCall, cloudFormationDialect, entryOf, itemsOf, textOf } from './dialect.ts'
import { findOuterSection, outerIndent } from './sections.ts'
import { isJson, withLineFeeds } from './templateReader.ts'

/** The sections that name resources. */
const sections = ['Resources', 'Outputs', 'Globals']

/** A part of a document, parsed, and where its ranges count from. */
interface Part {
  readonly value: Value
  readonly text: string
  readonly start: number
}

/** The logical ID at an offset that stands for a resource: in `Ref`, `Fn::GetAtt`, a placeholder of `Fn::Sub`, or `DependsOn`. */
export function referenceAt(source: string, offset: number): Reference | undefined {
  if (source.length > maxTextLength) return undefined
  const text = withLineFeeds(source)
  const part = isJson(text) ? jsonPartAt(text, offset) : yamlPartAt(text, offset)
  const range = part && nameIn(part.value, part.text, offset - part.start)
  return (
    range && {
      name: part.text.slice(range.start, range.end),
      range: { start: range.start + part.start, end: range.end + part.start },
    }
  )
}

function yamlPartAt(text: string, offset: number): Part | undefined {
  const indent = outerIndent(text)
  for (const name of sections) {
    const section = findOuterSection(text, name, indent)
    if (!section || !holds(section, offset)) continue
    const range = section.inBraces ? section : splitEntries(text, section).find((entry) => holds(entry, offset))
    if (!range) return undefined
    const piece = text.slice(range.start, range.end)
    const result = parseYaml(piece, cloudFormationDialect)
    return 'value' in result ? { value: result.value, text: piece, start: range.start } : undefined
  }
  return undefined
}

function jsonPartAt(text: string, offset: number): Part | undefined {
  const root = parseJson(text)
  if (!root || root === 'too-deep') return undefined
  for (const name of sections)
    for (const { value: node } of jsonProperties(jsonAt(root, name)))
      if (node && holds({ start: node.offset, end: node.offset + node.length }, offset))
        return { value: readJsonValue(node, text, cloudFormationDialect.call), text, start: 0 }
  return undefined
}

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end
}

/** The range of the name at an offset within a value. */
function nameIn(value: Value, text: string, offset: number): TextRange | undefined {
  if (!holds(value.range, offset)) return undefined
  const call = asCall(value)
  switch (call?.function) {
    case undefined:
      break
    case 'Ref':
      return nameAt(call.argument, text, offset) ?? nameIn(call.argument, text, offset)
    case 'GetAtt':
      return (
        nameAt(itemsOf(call.argument)[0] ?? call.argument, text, offset, '.') ?? nameIn(call.argument, text, offset)
      )
    case 'Sub': {
      const [template = call.argument, variables] = itemsOf(call.argument)
      return placeholderAt(template, variables, text, offset) ?? (variables && nameIn(variables, text, offset))
    }
    default:
      return nameIn(call!.argument, text, offset)
  }
  if (value.kind === 'list') return firstOf(value.items, (item) => nameIn(item, text, offset))
  if (value.kind !== 'map') return undefined
  const isResource = textOf(entryOf(value, 'Type'))?.includes('::') === true
  return firstOf(value.entries, (entry) =>
    isResource && entry.name === 'DependsOn'
      ? firstOf(entry.value.kind === 'list' ? entry.value.items : [entry.value], (id) => nameAt(id, text, offset))
      : nameIn(entry.value, text, offset),
  )
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** The text of a literal at an offset, up to what ends a name. */
function nameAt(value: Value, text: string, offset: number, end?: string): TextRange | undefined {
  if (textOf(value) === undefined || asCall(value)) return undefined
  const range = insideQuotes(text, value.range)
  const stop = end === undefined ? -1 : text.slice(range.start, range.end).indexOf(end)
  const name = stop === -1 ? range : { start: range.start, end: range.start + stop }
  return holds(name, offset) && !text.slice(name.start, name.end).includes('::') ? name : undefined
}

/** The name of a placeholder at an offset: `Db` of `${Db.Arn}`. */
function placeholderAt(
  template: Value,
  variables: Value | undefined,
  text: string,
  offset: number,
): TextRange | undefined {
  if (textOf(template) === undefined || !holds(template.range, offset)) return undefined
  const source = text.slice(template.range.start, template.range.end)
  for (const match of source.matchAll(/\$\{\s*(\w+)(?:\.[^${}]*)?\s*\}/g)) {
    const name = match[1]!
    const start = template.range.start + match.index + match[0].indexOf(name)
    const range = { start, end: start + name.length }
    if (holds(range, offset)) return entryOf(variables, name) ? undefined : range
  }
  return undefined
}
