import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which signals are listened to. */
const patience = 50

/** Lets a long run be stopped: the first interrupt (Ctrl+C) asks it to end, a second one ends the process. */
export class Interruption {
  #requested = false
  #lastPause = performance.now()
  readonly #request = (): void => {
    this.#requested = true
  }

  constructor() {
    process.once('SIGINT', this.#request)
  }

  /** Whether to stop. Now and then gives way, so that a signal can arrive during synchronous work. */
  async requested(): Promise<boolean> {
    if (performance.now() - this.#lastPause >= patience) {
      await setImmediate()
      this.#lastPause = performance.now()
    }
    return this.#requested
  }

  /** Signals have their usual effect again. */
  dispose(): void {
    process.removeListener('SIGINT', this.#request)
  }
}
