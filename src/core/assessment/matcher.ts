import type { Matcher, Scalar } from '../catalog/table.generated.ts'

/** Whether a known value passes a matcher. `present` is decided by the caller, who knows whether there is a value. */
export function matches(matcher: Matcher, value: Scalar): boolean {
  if (typeof matcher !== 'object') return equal(matcher, value)
  if (Array.isArray(matcher)) return matcher.some((option) => equal(option, value))
  if ('not' in matcher) return ![matcher.not].flat().some((option) => equal(option, value))
  if ('startsWith' in matcher) return lower(value).startsWith(lower(matcher.startsWith))
  if ('contains' in matcher) return lower(value).includes(lower(matcher.contains))
  if ('atLeast' in matcher) return Number(value) >= matcher.atLeast
  if ('below' in matcher) return Number(value) < matcher.below
  return matcher.present
}

/** Whether every value must pass (`not`), or one is enough. */
export function needsAll(matcher: Matcher): boolean {
  return typeof matcher === 'object' && !Array.isArray(matcher) && 'not' in matcher
}

/** The matcher in words, after an attribute's name: `package_type = "Image"`. */
export function describeTest(attribute: string, matcher: Matcher): string {
  if (typeof matcher !== 'object') return `${attribute} = ${quote(matcher)}`
  if (Array.isArray(matcher)) return `${attribute} = ${options(matcher)}`
  if ('not' in matcher) return `${attribute} is not ${options([matcher.not].flat())}`
  if ('startsWith' in matcher) return `${attribute} starts with ${quote(matcher.startsWith)}`
  if ('contains' in matcher) return `${attribute} contains ${quote(matcher.contains)}`
  if ('atLeast' in matcher) return `${attribute} is at least ${matcher.atLeast}`
  if ('below' in matcher) return `${attribute} is below ${matcher.below}`
  return matcher.present ? `${attribute} is set` : `${attribute} is not set`
}

/** Values joined by `or`; of a long list the first ones, and how many more. */
function options(values: readonly Scalar[]): string {
  const named = values.length > 4 ? values.slice(0, 3) : values
  const more = values.length - named.length
  return named.map(quote).join(' or ') + (more > 0 ? ` or ${more} others` : '')
}

/** A scalar as configuration languages write it. */
export function quote(value: Scalar): string {
  return typeof value === 'string' ? `"${value}"` : String(value)
}

/** Booleans and numbers also match their text (`"true"`), and letters match without case: the services compare so. */
function equal(expected: Scalar, value: Scalar): boolean {
  return lower(expected) === lower(value)
}

function lower(value: Scalar): string {
  return String(value).toLowerCase()
}
