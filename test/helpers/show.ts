import type { Attribute, ParsedDocument, Value } from '../../src/core/index.ts'

/** A value on one line, for comparison: literals as JSON, references as `→text`, unknown ones as `?text`. */
export function showValue(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value)
    case 'reference':
      return `→${value.text}`
    case 'unknown':
      return `?${value.text}`
    case 'either':
      return value.options.map(showValue).join('|')
    case 'list':
      return `[${value.items.map(showValue).join(', ')}]`
    case 'map':
      return `{${showAttributes(value.entries)}}`
    default:
      return value satisfies never
  }
}

/** Attributes as `name=value, ...`. */
export function showAttributes(attributes: readonly Attribute[]): string {
  return attributes.map(({ name, value }) => `${name}=${showValue(value)}`).join(', ')
}

/** The resources of a document as `type.name`. */
export function showResources({ resources }: ParsedDocument): string[] {
  return resources.map(({ mode, type, name }) => `${mode === 'resource' ? '' : `${mode}.`}${type}.${name}`)
}
