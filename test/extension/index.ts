import { format } from 'node:util'
import Mocha from 'mocha'
import { isGreen, tallyLine, testLinePrefix } from '../helpers/tally.ts'

/**
 * What VS Code calls once the extension host is up: runs every test of this folder and reports through the console,
 * which both the server and the desktop pass on. Rejects where a test failed or none was found.
 */
export async function run(): Promise<void> {
  const print = (...values: unknown[]): void => console.log(testLinePrefix + format(...values))
  Mocha.reporters.Base.consoleLog = print
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false, reporter: 'spec' })
  mocha.suite.emit('pre-require', globalThis, 'all-extension-tests', mocha)
  // Loaded only now, because test files call `suite` and `test` as soon as they are read.
  await import('all-extension-tests').catch((error: unknown) => {
    print('The tests could not be loaded:', error)
    throw error
  })
  const tally = await new Promise<{ passed: number; failed: number }>((done) => {
    const runner = mocha.run((failed) => done({ passed: runner.stats?.passes ?? 0, failed }))
  })
  if (tally.passed + tally.failed === 0) print('No test was found.')
  print(tallyLine('extension', tally))
  if (!isGreen(tally)) throw new Error('The extension-host suite failed.')
}
