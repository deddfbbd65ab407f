/** How long and how often to ask, and what to call the state in the error. */
export interface WaitOptions {
  readonly description: string
  readonly timeout?: number
  readonly interval?: number
}

/**
 * Asks `probe` until `isReady` accepts its answer, and returns that answer; nothing here sleeps for a guessed time.
 * A probe that throws counts as "not yet", because pages and servers come and go while they load. When the time is up
 * the error names the description and the last answer, so a red test says what was seen instead.
 */
export async function waitFor<T>(
  probe: () => T | Promise<T>,
  isReady: (value: T) => boolean,
  { description, timeout = 60_000, interval = 100 }: WaitOptions,
): Promise<T> {
  const end = Date.now() + timeout
  let last = 'nothing'
  do {
    try {
      const value = await probe()
      if (isReady(value)) return value
      last = JSON.stringify(value) ?? String(value)
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, interval))
  } while (Date.now() < end)
  throw new Error(`Waited ${timeout / 1000} s for ${description}; last seen: ${last.slice(0, 2000)}`)
}
