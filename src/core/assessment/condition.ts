import type { AttributeDefault, Condition, Matcher } from '../catalog/table.generated.ts'
import type { Attribute, TextRange, Value } from '../resource.ts'
import { valuesAt } from './attributePath.ts'
import { describeTest, matches, needsAll, quote } from './matcher.ts'
import { ownSpelling, type Spelling } from './spelling.ts'
import { allOf, anyOf, type Truth } from './truth.ts'

/** A resource's attributes, and the documented defaults of those that are absent. */
export interface Configuration {
  readonly attributes: readonly Attribute[]
  readonly defaults: Readonly<Record<string, AttributeDefault>>
  /** Why what is not found here may be set all the same: `stands where the resource is declared`. */
  readonly incomplete?: string | undefined
  /** Null says that an attribute is not set even so. */
  readonly nullIsAbsent?: boolean | undefined
  /** Where the attributes are in the words of another vocabulary than the table's. */
  readonly spelling?: Spelling
}

/** One attribute test with what the configuration says to it. */
export interface TestResult {
  readonly truth: Truth
  /** What the truth would be if an unreadable value were the documented default, or not set. */
  readonly truthByDefault: boolean
  readonly attribute: string
  /** The condition in words: `package_type = "Image"`. */
  readonly condition: string
  /** What the configuration has, in words: `package_type is not set (default "Zip")`. */
  readonly evidence: string
  readonly range: TextRange | undefined
  /** Only asks that something is not set: it narrows the condition, and explains nothing by itself. */
  readonly guard: boolean
}

export interface ConditionResult {
  readonly truth: Truth
  readonly truthByDefault: boolean
  /** The tests that made it so: all of the alternative that holds or is open, else of the first. */
  readonly tests: readonly TestResult[]
}

/** Evaluates a condition for a type; undefined where the condition does not speak of the type. */
export function evaluate(
  condition: Condition | undefined,
  type: string,
  configuration: Configuration,
): ConditionResult | undefined {
  const alternatives = condition?.[type]
  if (!alternatives) return undefined
  const results = [alternatives].flat().map((all) => {
    const tests = Object.entries(all).map(([attribute, matcher]) => evaluateTest(attribute, matcher, configuration))
    return {
      truth: allOf(tests.map(({ truth }) => truth)),
      truthByDefault: tests.every((test) => test.truthByDefault),
      tests,
    }
  })
  const truth = anyOf(results.map((result) => result.truth))
  const deciding = results.find((result) => result.truth === truth) ?? results[0]!
  return { truth, truthByDefault: results.some((result) => result.truthByDefault), tests: deciding.tests }
}

function evaluateTest(
  path: string,
  matcher: Matcher,
  { attributes, defaults, incomplete, nullIsAbsent, spelling = ownSpelling }: Configuration,
): TestResult {
  const { values, open, isNull, range, absentBy } = valuesAt(attributes, path, spelling)
  const attribute = spelling.write(path)
  const condition = describeTest(attribute, matcher)
  const fallback = defaults[path]
  const byDefault = matchAbsent(matcher, fallback)
  const absent = `${attribute} is not set${absentBy === undefined ? '' : ` (${absentBy})`}`
  const result = (truth: Truth, evidence: string): TestResult => ({
    truth,
    truthByDefault: truth === 'unknown' ? byDefault === true : truth,
    attribute,
    condition,
    evidence,
    range,
    guard: isPresenceTest(matcher) && !matcher.present,
  })
  const settled = isNull && nullIsAbsent
  if (incomplete !== undefined && values.length === 0 && !open && !settled)
    return result('unknown', `${attribute} ${incomplete}`)
  if (isPresenceTest(matcher)) {
    if (values.length > 0) {
      // A dynamic block makes any number of blocks, perhaps none.
      const certain = values.some(isPresent)
      return certain
        ? result(matcher.present, `${attribute} is set`)
        : result('unknown', `${attribute} (${textOf(values[0]!)})`)
    }
    return open ? result('unknown', `${attribute} (${textOf(open)})`) : result(!matcher.present, absent)
  }
  if (values.length > 0 || open) {
    const known = values.map((value) => matchValue(matcher, fallback, value))
    const truths: readonly Truth[] = open ? [...known, 'unknown'] : known
    const truth = needsAll(matcher) ? allOf(truths) : anyOf(truths)
    const shown = values[truths.indexOf(truth)] ?? open ?? values[0]!
    return result(truth, `${attribute} = ${textOf(shown)}`)
  }
  if (fallback?.depends !== undefined) return result('unknown', `${absent}: it depends on ${fallback.depends}`)
  const note = fallback?.value === undefined || fallback.value === null ? '' : ` (default ${quote(fallback.value)})`
  return result(byDefault, `${absent}${note}`)
}

/** The tests that explain a condition: all but guards, unless there is nothing else. */
export function telling(tests: readonly TestResult[]): readonly TestResult[] {
  const found = tests.filter(({ guard }) => !guard)
  return found.length > 0 ? found : tests
}

/** Where the attributes of tests stand: the first one, and the others where there are any. */
export function rangesOf(tests: readonly TestResult[]): {
  readonly range: TextRange | undefined
  readonly otherRanges?: readonly TextRange[]
} {
  const found = new Map(tests.flatMap(({ range }) => (range ? [[range.start, range]] : [])))
  const [range, ...otherRanges] = found.values()
  return otherRanges.length === 0 ? { range } : { range, otherRanges }
}

function isPresenceTest(matcher: Matcher): matcher is { present: boolean } {
  return typeof matcher === 'object' && !Array.isArray(matcher) && 'present' in matcher
}

/** An absent attribute takes its documented default; without one, only `not` and `present: false` hold. */
function matchAbsent(matcher: Matcher, fallback: AttributeDefault | undefined): boolean {
  if (isPresenceTest(matcher)) return !matcher.present
  const value = fallback?.value
  return value === undefined || value === null ? needsAll(matcher) : matches(matcher, value)
}

/** Whether a value is certainly one: a dynamic block makes any number of blocks, perhaps none, and a condition may leave a value out. */
function isPresent(value: Value): boolean {
  if (value.kind === 'either') return value.options.every((option) => !isNull(option) && isPresent(option))
  return value.kind !== 'unknown' || !value.text.startsWith('dynamic ')
}

function isNull(value: Value): boolean {
  return value.kind === 'literal' && value.value === null
}

function matchValue(matcher: Matcher, fallback: AttributeDefault | undefined, value: Value): Truth {
  if (value.kind === 'either') {
    // What no option leaves open is settled, whichever it is.
    const truths = value.options.map((option) => matchOption(matcher, fallback, option))
    return truths.every((truth) => truth === truths[0]) ? (truths[0] ?? 'unknown') : 'unknown'
  }
  if (value.kind === 'literal' && value.value !== null) return matches(matcher, value.value)
  if (value.kind === 'reference' || value.kind === 'unknown') return 'unknown'
  return needsAll(matcher)
}

function matchOption(matcher: Matcher, fallback: AttributeDefault | undefined, option: Value): Truth {
  if (isNull(option)) return fallback?.depends === undefined ? matchAbsent(matcher, fallback) : 'unknown'
  if (option.kind !== 'list') return matchValue(matcher, fallback, option)
  const truths = option.items.map((item) => matchOption(matcher, fallback, item))
  return needsAll(matcher) ? allOf(truths) : anyOf(truths)
}

/** A value in words, as the file has it. */
function textOf(value: Value): string {
  switch (value.kind) {
    case 'literal': {
      const text = value.value === null ? 'null' : quote(value.value)
      return value.via === undefined ? text : `${text} (${value.via})`
    }
    case 'reference':
      return value.text
    case 'unknown':
    case 'either':
      return value.text || 'a value that cannot be read'
    case 'list':
    case 'map':
      return 'a nested value'
    default:
      return value satisfies never
  }
}
