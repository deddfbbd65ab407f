/** What can be known of a condition: it holds, it does not, or the configuration leaves it open. */
export type Truth = boolean | 'unknown'

/** Holds where all hold; false wins over unknown (Kleene). */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes('unknown') ? 'unknown' : true
}

/** Holds where one holds; true wins over unknown (Kleene). */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true
  return truths.includes('unknown') ? 'unknown' : false
}

/** The opposite; unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth
}
