import type { Value } from '../../../resource.ts'

/** A value of a template, with where it was found if not in the template: `values.yaml: service.type`. */
export interface Found {
  readonly value: Value
  readonly via: string | undefined
}

/** What a function of a template makes of its arguments, of which some may not be known; undefined where it is not known. */
type TemplateFunction = (...args: (Found | undefined)[]) => Found | undefined

const nowhere = { start: 0, end: 0 }

/** A value that stands in the template, or is made of others. */
export function literal(value: string | number | boolean | null, via?: string): Found {
  return { value: { kind: 'literal', value, range: nowhere }, via }
}

/** What Go's templates and Helm take for true: neither empty nor zero nor false. Undefined where the value is not known. */
export function isTrue({ value }: Found): boolean | undefined {
  switch (value.kind) {
    case 'literal':
      return Boolean(value.value)
    case 'list':
      return value.items.length > 0
    case 'map':
      return value.entries.length > 0
    default:
      return undefined
  }
}

/** A named part of a value: null where it has none. */
export function memberOf({ value, via }: Found, name: string): Found | undefined {
  const deeper = via && `${via}.${name}`
  if (value.kind === 'literal') return value.value === null ? literal(null, deeper) : undefined
  if (value.kind !== 'map') return undefined
  const entry = value.entries.findLast((each) => each.name === name)
  if (!entry) return literal(null, deeper)
  return isKnown(entry.value) ? { value: entry.value, via: deeper } : undefined
}

/** A value that is all there; text with actions of its own is meant for `tpl`. */
function isKnown(value: Value): boolean {
  if (value.kind === 'literal') return typeof value.value !== 'string' || !value.value.includes('{{')
  return value.kind === 'map' || value.kind === 'list'
}

/**
 * The functions that charts use most; what is not here is open.
 * https://helm.sh/docs/chart_template_guide/function_list/
 */
export const functions: Readonly<Record<string, TemplateFunction>> = {
  default: (fallback, ...given) => {
    if (given.length === 0) return fallback
    const truth = given[0] && isTrue(given[0])
    if (truth === undefined) return undefined
    return truth ? given[0] : fallback && { value: fallback.value, via: fallback.via ?? 'default in the template' }
  },
  coalesce: (...args) => {
    for (const arg of args) {
      const truth = arg && isTrue(arg)
      if (truth !== false) return truth ? arg : undefined
    }
    return literal(null)
  },
  required: (_message, given) => given,
  quote: (given) => asText(given),
  squote: (given) => asText(given),
  toString: (given?: Found) => asText(given),
  trim: (given) => asText(given, (text) => text.trim()),
  lower: (given) => asText(given, (text) => text.toLowerCase()),
  upper: (given) => asText(given, (text) => text.toUpperCase()),
  int: (given) => asNumber(given, Math.trunc),
  int64: (given) => asNumber(given, Math.trunc),
  float64: (given) => asNumber(given, (number) => number),
  toYaml: (given) => given,
  nindent: (_columns, given) => given,
  indent: (_columns, given) => given,
  not: (given) => (given ? truthOf(isTrue(given), (truth) => !truth) : undefined),
  empty: (given) => (given ? truthOf(isTrue(given), (truth) => !truth) : undefined),
  eq: (first, ...others) => {
    const results = others.map((other) => same(first, other))
    if (results.includes(true)) return literal(true)
    return results.includes(undefined) ? undefined : literal(false)
  },
  ne: (first, second) => truthOf(same(first, second), (equal) => !equal),
  lt: (first, second) => compare(first, second, (a, b) => a < b),
  le: (first, second) => compare(first, second, (a, b) => a <= b),
  gt: (first, second) => compare(first, second, (a, b) => a > b),
  ge: (first, second) => compare(first, second, (a, b) => a >= b),
  ternary: (yes, no, test) => {
    const truth = test && isTrue(test)
    return truth === undefined ? undefined : truth ? yes : no
  },
  hasKey: (given, key) => {
    const wanted = textOf(key)
    return given?.value.kind === 'map' && wanted !== undefined
      ? literal(given.value.entries.some(({ name }) => name === wanted))
      : undefined
  },
  get: (given, key) => {
    const wanted = textOf(key)
    return given && wanted !== undefined ? memberOf(given, wanted) : undefined
  },
  omit: (given, ...keys) => filterEntries(given, keys, (isNamed) => !isNamed),
  pick: (given, ...keys) => filterEntries(given, keys, (isNamed) => isNamed),
  dict: (...args) =>
    args.length === 0 ? { value: { kind: 'map', entries: [], range: nowhere }, via: undefined } : undefined,
  list: (...args) => {
    const known = args.filter((arg) => arg !== undefined)
    if (known.length < args.length) return undefined
    const items = known.map(({ value }) => value)
    return { value: { kind: 'list', items, range: nowhere }, via: known.find(({ via }) => via)?.via }
  },
}

function textOf(given: Found | undefined): string | undefined {
  return given?.value.kind === 'literal' ? String(given.value.value) : undefined
}

function asText(given: Found | undefined, change = (text: string) => text): Found | undefined {
  if (given?.value.kind !== 'literal') return undefined
  const { value } = given.value
  return value === null ? given : literal(change(String(value)), given.via)
}

function asNumber(given: Found | undefined, change: (number: number) => number): Found | undefined {
  if (given?.value.kind !== 'literal') return undefined
  const number = Number(given.value.value)
  return literal(Number.isNaN(number) ? 0 : change(number), given.via)
}

function truthOf(truth: boolean | undefined, change: (truth: boolean) => boolean): Found | undefined {
  return truth === undefined ? undefined : literal(change(truth))
}

function same(first: Found | undefined, second: Found | undefined): boolean | undefined {
  return first?.value.kind === 'literal' && second?.value.kind === 'literal'
    ? first.value.value === second.value.value
    : undefined
}

function compare(
  first: Found | undefined,
  second: Found | undefined,
  test: (a: number, b: number) => boolean,
): Found | undefined {
  const [a, b] = [first, second].map((each) => (each?.value.kind === 'literal' ? each.value.value : undefined))
  return typeof a === 'number' && typeof b === 'number' ? literal(test(a, b)) : undefined
}

function filterEntries(
  given: Found | undefined,
  keys: readonly (Found | undefined)[],
  keep: (isNamed: boolean) => boolean,
): Found | undefined {
  const names = new Set(keys.map((key) => textOf(key)))
  if (given?.value.kind !== 'map' || names.has(undefined)) return undefined
  const entries = given.value.entries.filter(({ name }) => keep(names.has(name)))
  return { value: { ...given.value, entries }, via: given.via }
}
