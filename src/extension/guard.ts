import type { LogOutputChannel } from 'vscode'

/** Runs what VS Code calls, logs what it throws, and gives the fallback in its place. */
export type Guard = <T>(what: string, fallback: T, run: () => T) => T

/** The one broad catch of the extension: a fault in one feature must not break the editor, and must not go unseen. */
export function createGuard(log: LogOutputChannel): Guard {
  return (what, fallback, run) => {
    try {
      return run()
    } catch (error) {
      log.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return fallback
    }
  }
}
