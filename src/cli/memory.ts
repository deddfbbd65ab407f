import { setFlagsFromString } from 'node:v8'

/** Bytes of resident memory above which it is saved, and below which speed comes first again. */
const high = 150e6
const low = 120e6

/** Characters of a file that make hundreds of megabytes of garbage by themselves. */
const largeText = 300_000

let isSaving = false

/**
 * Keeps a long run small; to be called before each file. Of what is read little is kept, but V8 lets garbage pile up as long as the machine has
 * memory. Told to favour size it collects earlier, for about twice the time, and so only while there is need.
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function boundMemory(textLength: number): void {
  const resident = process.memoryUsage.rss()
  const save = textLength > largeText || resident > (isSaving ? low : high)
  if (save === isSaving) return
  isSaving = save
  setFlagsFromString(isSaving ? '--optimize-for-size' : '--no-optimize-for-size')
}
