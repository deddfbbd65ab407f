import type { Value } from '../../resource.ts'
import { asCall, itemsOf, textOf } from './dialect.ts'
import { joinVia, optionsOf } from './found.ts'

/** Whether a condition holds, and where that was found. */
export interface Decision {
  readonly truth: boolean | 'unknown'
  readonly via: string | undefined
}

/** What the template does not decide. */
export const undecided: Decision = { truth: 'unknown', via: undefined }

/** What a condition may ask of its template. */
export interface ConditionLookup {
  /** A value with its functions evaluated. */
  settle(value: Value): Value
  condition(name: string): Decision
}

/** Deepest nesting of condition functions that is followed. */
const maxNesting = 50

/**
 * Decides a condition from what the template tells; a name that only a stack gives a value leaves it open.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export function decide(value: Value | undefined, lookup: ConditionLookup, nesting = 0): Decision {
  if (!value || nesting > maxNesting) return undecided
  const named = conditionNamed(value)
  if (named !== undefined) return lookup.condition(named)
  const call = asCall(value)
  const parts = itemsOf(call?.argument)
  switch (call?.function) {
    case 'Equals':
      return parts.length === 2 ? compare(lookup.settle(parts[0]!), lookup.settle(parts[1]!)) : undecided
    case 'And':
    case 'Or':
      return combine(
        parts.map((part) => decide(part, lookup, nesting + 1)),
        call.function === 'Or',
      )
    case 'Not': {
      const { truth, via } = decide(parts[0] ?? call.argument, lookup, nesting + 1)
      return { truth: truth === 'unknown' ? truth : !truth, via }
    }
    default:
      return undecided
  }
}

/** The name in `!Condition Name` or `Condition: Name`. */
function conditionNamed(value: Value): string | undefined {
  const call = asCall(value)
  if (call) return call.function === 'Condition' ? textOf(call.argument) : undefined
  return value.kind === 'map' && value.entries.length === 1 && value.entries[0]!.name === 'Condition'
    ? textOf(value.entries[0]!.value)
    : undefined
}

/** `Or` is settled by one that holds, `And` by one that does not. */
function combine(decisions: readonly Decision[], settledBy: boolean): Decision {
  const settling = decisions.find(({ truth }) => truth === settledBy)
  if (settling) return settling
  if (decisions.length === 0 || decisions.some(({ truth }) => truth === 'unknown')) return undecided
  return { truth: !settledBy, via: joinVia(...decisions.map(({ via }) => via)) }
}

/** Strings, letter by letter; of one of several values, what all say. */
function compare(first: Value, second: Value): Decision {
  const truths = new Set(optionsOf(first).flatMap((a) => optionsOf(second).map((b) => equal(a, b))))
  const [truth = 'unknown'] = truths
  return truths.size > 1 || truth === 'unknown'
    ? undecided
    : { truth, via: joinVia(...[...optionsOf(first), ...optionsOf(second)].map(viaOf)) }
}

function equal(first: Value, second: Value): boolean | 'unknown' {
  const known = (value: Value) => (value.kind === 'literal' && value.value !== null ? String(value.value) : undefined)
  const [a, b] = [known(first), known(second)]
  return a === undefined || b === undefined ? 'unknown' : a === b
}

function viaOf(value: Value): string | undefined {
  return value.kind === 'literal' ? value.via : undefined
}
