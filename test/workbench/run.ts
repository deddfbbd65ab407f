import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { packageVsix } from '../../src/build/package.ts'
import { stopOnSignal } from '../../src/build/vscode/processTree.ts'
import { runMocha } from '../helpers/mochaRun.ts'
import { openSession } from './session.ts'

/**
 * `npm run test:workbench [-- --grep <text>] [--vsix <path>]`: packages what is built, or takes the given package,
 * installs it into a VS Code server and drives that in a browser.
 */
const { values } = parseArgs({ options: { grep: { type: 'string' }, vsix: { type: 'string' } } })
const session = await openSession(values.vsix === undefined ? await packageVsix() : resolve(values.vsix))
stopOnSignal(session.close, 130)
try {
  await runMocha({ suite: 'workbench', files: 'test/workbench/**/*.test.ts', timeout: 120_000, grep: values.grep })
} finally {
  await session.close()
}
