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
async function runWorkbench(args: { grep?: string | undefined; vsix?: string | undefined }): Promise<void> {
  const vsix = args.vsix === undefined ? await packageVsix() : resolve(args.vsix)
  const session = await openSession(vsix)
  stopOnSignal(session.close, 130)
  try {
    await runMocha({ suite: 'workbench', files: 'test/workbench/**/*.test.ts', timeout: 120_000, grep: args.grep })
  } finally {
    await session.close()
  }
}

try {
  await runWorkbench(parseArgs({ options: { grep: { type: 'string' }, vsix: { type: 'string' } } }).values)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
