/**
 * Runs `work` behind one progress line on stderr: in a terminal it counts the seconds, elsewhere it is printed once.
 * Long downloads would otherwise look like a hang. Returns what `work` returns.
 */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now()
  const seconds = (): string => `${Math.round((Date.now() - started) / 1000)} s`
  const terminal = process.stderr.isTTY
  if (!terminal) process.stderr.write(`${label} ...\n`)
  const timer = terminal ? setInterval(() => process.stderr.write(`\r${label} ... ${seconds()}`), 500) : undefined
  try {
    const result = await work()
    process.stderr.write(`${terminal ? '\r' : ''}${label} ... done in ${seconds()}\n`)
    return result
  } catch (error) {
    process.stderr.write(`${terminal ? '\r' : ''}${label} ... failed after ${seconds()}\n`)
    throw error
  } finally {
    clearInterval(timer)
  }
}
