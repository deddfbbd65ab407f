/** Where a key moves to in a list of `count` rows from row `at`; undefined for keys that move nowhere. May lie outside of the list. */
export function keyTarget(key: string, at: number, count: number): number | undefined {
  return { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key]
}
