/** The part of a terminal that is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Milliseconds between two lines: a terminal need not be written to more often. */
const interval = 100

/** One line on a terminal that says how far a long run has come; nothing where the stream is no terminal. */
export class Progress {
  readonly #stream: ProgressStream
  readonly #now: () => number
  #last: number
  #shown = false

  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream
    this.#now = now
    this.#last = now()
  }

  /** Shows the line in place of the one before, at most ten times a second. */
  show(text: string): void {
    if (!this.#stream.isTTY) return
    const now = this.#now()
    if (now - this.#last < interval) return
    this.#last = now
    this.#shown = true
    this.#stream.write(`\r\u001b[K${text}`)
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[K')
    this.#shown = false
  }
}
