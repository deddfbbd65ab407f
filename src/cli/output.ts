import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Text is handed on in pieces of this many characters. */
const pieceLength = 1 << 16

/** Writes many small texts as few large ones, no faster than they are taken. */
export class Output {
  readonly #stream: Writable
  #waiting: string[] = []
  #length = 0

  constructor(stream: Writable) {
    this.#stream = stream
  }

  async write(text: string): Promise<void> {
    if (text === '') return
    this.#waiting.push(text)
    this.#length += text.length
    if (this.#length >= pieceLength) await this.flush()
  }

  async flush(): Promise<void> {
    const text = this.#waiting.join('')
    this.#waiting = []
    this.#length = 0
    if (text !== '' && !this.#stream.write(text)) await once(this.#stream, 'drain')
  }
}
