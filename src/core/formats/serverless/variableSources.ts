import type { Value } from '../../resource.ts'
import type { SourceDocument } from '../format.ts'
import { maxTextLength } from '../limits.ts'
import { parseYaml } from '../syntax/yamlValue.ts'
import { serviceDialect, stringOf } from './values.ts'

/** Splits at commas outside of quotes, parentheses and braces. */
export function splitSources(text: string): string[] {
  const sources: string[] = []
  let [start, depth, quote] = [0, 0, '']
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (quote) quote = char === quote ? '' : quote
    else if (char === "'" || char === '"') quote = char
    else if (char === '(' || char === '{') depth++
    else if (char === ')' || char === '}') depth--
    else if (char === ',' && depth === 0) {
      sources.push(text.slice(start, i).trim())
      start = i + 1
    }
  }
  return [...sources, text.slice(start).trim()]
}

/** A quoted text, a number, a boolean or null as the last resort of a variable. */
export function literalOf(source: string): Value | undefined {
  const value = (found: string | number | boolean | null): Value => ({
    kind: 'literal',
    value: found,
    range: { start: 0, end: 0 },
  })
  const quoted = /^'([^']*)'$|^"([^"]*)"$/.exec(source)
  if (quoted) return value(quoted[1] ?? quoted[2]!)
  if (/^-?\d+(?:\.\d+)?$/.test(source)) return value(Number(source))
  if (source === 'true' || source === 'false') return value(source === 'true')
  return source === 'null' || source === '~' ? value(null) : undefined
}

const fileValues = new WeakMap<SourceDocument, { readonly value: Value | undefined }>()

/** A YAML or JSON file as a value; a program, or a text, is none. */
export function fileValue(document: SourceDocument): Value | undefined {
  let kept = fileValues.get(document)
  if (!kept) {
    const readable = /\.(?:ya?ml|json)$/i.test(document.path) && document.text.length <= maxTextLength
    const result = readable ? parseYaml(document.text.replace(/^\ufeff/, ' '), serviceDialect) : undefined
    kept = { value: result && 'value' in result && stringOf(result.value) === undefined ? result.value : undefined }
    fileValues.set(document, kept)
  }
  return kept.value
}
