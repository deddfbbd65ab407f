import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import Mocha from 'mocha'
import { repositoryFolder } from '../../src/build/paths.ts'
import { isGreen, tallyLine } from './tally.ts'
import type { Tally } from './tally.ts'

/** Which tests to run in this process. */
export interface MochaRun {
  /** Name in the closing line. */
  readonly suite: string
  /** Pattern of the test files, from the repository's folder. */
  readonly files: string
  /** Milliseconds one test may take. */
  readonly timeout: number
  /** Runs only the tests whose full name contains this. */
  readonly grep?: string | undefined
}

/** Runs the test files with mocha, prints the closing line, and sets the exit code: 0 only where something ran and passed. */
export async function runMocha({ suite, files, timeout, grep }: MochaRun): Promise<Tally> {
  const mocha = new Mocha({ ui: 'tdd', timeout, forbidOnly: Boolean(process.env['CI']) })
  if (grep !== undefined) mocha.fgrep(grep)
  for (const file of globSync(files, { cwd: repositoryFolder }).sort()) mocha.addFile(resolve(repositoryFolder, file))
  await mocha.loadFilesAsync()
  const tally = await new Promise<Tally>((done) => {
    const runner = mocha.run((failed) => done({ passed: runner.stats?.passes ?? 0, failed }))
  })
  console.log(tallyLine(suite, tally))
  process.exitCode = isGreen(tally) ? 0 : 1
  return tally
}
