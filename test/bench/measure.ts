/** The middle of the values, so that a pause of the machine does not count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** How long one run takes, in milliseconds. */
export async function time(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** The median time of several runs, each after its own untimed preparation. */
export async function medianTime<T>(
  runs: number,
  prepare: (index: number) => T | Promise<T>,
  run: (prepared: T) => unknown,
): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < runs; index++) {
    const prepared = await prepare(index)
    times.push(await time(() => run(prepared)))
  }
  return median(times)
}

/** Medians of two measurements that take turns, so that whatever else the machine does slows both alike. */
export async function inTurn<T>(
  runs: number,
  ours: (index: number) => Promise<T>,
  peer: (index: number) => Promise<T>,
): Promise<{ readonly ours: readonly T[]; readonly peer: readonly T[] }> {
  const results = { ours: [] as T[], peer: [] as T[] }
  for (let index = 0; index < runs; index++) {
    results.ours.push(await ours(index))
    results.peer.push(await peer(index))
  }
  return results
}

/** Milliseconds with about three digits. */
export function milliseconds(value: number): string {
  if (value >= 100) return `${value.toFixed(0)} ms`
  return value >= 1 ? `${value.toFixed(1)} ms` : `${value.toFixed(3)} ms`
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`
}
