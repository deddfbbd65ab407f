import { execFile } from 'node:child_process'
import { basename } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Runs `npm install <packages>` in `folder`, which must hold a package.json, and fails with npm's own words.
 * Nothing that the packages bring is executed, and only what they need at run time is installed. The registry, proxy and
 * cache are whatever npm is configured to use.
 */
export async function npmInstall(folder: string, packages: readonly string[] = []): Promise<void> {
  const npm = npmCommand()
  const env = { ...process.env, ...npmSettings }
  try {
    await run(npm.command, [...npm.args, 'install', ...packages], {
      cwd: folder,
      env,
      shell: npm.shell,
      maxBuffer: 1 << 26,
    })
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new Error(`npm install ${packages.join(' ')} failed: ${stderr?.trim() || message}`, { cause: error })
  }
}

/** What a user's own settings must not change here: a global install or a run script would land in the wrong place. */
const npmSettings = {
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
  npm_config_loglevel: 'error',
  npm_config_ignore_scripts: 'true',
  npm_config_omit: 'dev',
  npm_config_global: 'false',
  npm_config_dry_run: 'false',
  npm_config_engine_strict: 'false',
} as const

/** How to start npm: the one that runs this script, where one does, and otherwise the one on the PATH. */
export function npmCommand(): { command: string; args: string[]; shell: boolean } {
  const cli = process.env['npm_execpath']
  if (cli !== undefined && /^npm(-cli)?\.c?js$/.test(basename(cli))) {
    return { command: process.execPath, args: [cli], shell: false }
  }
  // Windows starts npm through a .cmd file, which only a shell can run.
  const windows = process.platform === 'win32'
  return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows }
}
