import { setFlagsFromString } from 'node:v8'

/**
 * Keeps a long run small; to be called once, before it. Of what is read little is kept (some 50 MB), but V8 lets garbage pile up as long as
 * the machine has memory: the space of new objects grows to a hundred megabytes, and old ones are collected when there are several times as
 * many as were in use. Both are kept small for a tenth of the time, where favouring size (`--optimize-for-size`) doubles it.
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags, flags as in `node --v8-options`
 */
export function boundMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=40')
}
