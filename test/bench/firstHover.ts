import { readFileSync } from 'node:fs'
import { cloudFormationTemplate } from './generate.ts'
import type { OpenSubject } from './hoverSubject.ts'

/**
 * Runs in a process of its own, which has done nothing before: `node --expose-gc firstHover.ts <subject> <lines> <table>`.
 * Prints the time of the first hover and the memory that is in use after it, as JSON.
 */
const [name, lines, tableFile] = process.argv.slice(2)
const { path, text, typeOffset } = cloudFormationTemplate(Number(lines))
const open = await load()
const before = heapUsed()
const start = performance.now()
const subject = open(path, text)
await subject.hover(typeOffset)
const time = performance.now() - start
const after = heapUsed()
// Using the subject again keeps what it holds alive until here.
await subject.hover(typeOffset)
console.log(JSON.stringify({ time, total: after, growth: after - before } satisfies FirstHover))

/** What such a process reports. */
export interface FirstHover {
  /** Milliseconds. */
  readonly time: number
  /** Bytes of heap in use after the hover, code included. */
  readonly total: number
  /** Bytes of it that the hover added: the document as it was read, schema or table. */
  readonly growth: number
}

async function load(): Promise<OpenSubject> {
  if (name === 'ours') return (await import('./ourHover.ts')).ourHover(readFileSync(tableFile!, 'utf8'))
  return (await import('./peerHover.ts')).peerHover
}

function heapUsed(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
