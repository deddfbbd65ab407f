/** How many tests of a suite passed and failed. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** The line every suite ends with; `npm test` adds these lines up. */
export function tallyLine(suite: string, { passed, failed }: Tally): string {
  return `${suite}: ${passed} passed, ${failed} failed`
}

/** Finds the last such line in what a suite has printed; undefined where it never got to its end. */
export function readTally(output: string): Tally | undefined {
  const match = [...output.matchAll(/^\S+: (\d+) passed, (\d+) failed$/gm)].at(-1)
  return match && { passed: Number(match[1]), failed: Number(match[2]) }
}

/** A suite passes when something ran and nothing failed: a runner that finds no tests must not look green. */
export function isGreen({ passed, failed }: Tally): boolean {
  return passed > 0 && failed === 0
}

/** Stands before every line that the extension-host suite prints, to tell it from VS Code's own messages. */
export const testLinePrefix = '[tests] '
