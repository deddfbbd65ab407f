import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { npmInstall } from './npm.ts'
import { cachedFolder } from './cache.ts'
import { withProgress } from './progress.ts'

/** code-server carries the VS Code server build of the same minor version (4.139 is 1.139) inside an npm package. */
const codeServerVersion = '4.139.1'

/**
 * Returns the path of the VS Code server's `server-main.js`, fetching it from the npm registry on the first call.
 * Its native modules are not built: the server runs without them and says so on stderr.
 */
export async function serverMain(): Promise<string> {
  const folder = await cachedFolder('vscode-server', codeServerVersion, (empty) =>
    withProgress('Downloading the VS Code server (once, about 200 MB)', () => download(empty)),
  )
  return join(vscodeFolder(folder), 'out', 'server-main.js')
}

async function download(folder: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  await npmInstall(folder, [`code-server@${codeServerVersion}`])
  await npmInstall(vscodeFolder(folder))
  await npmInstall(join(vscodeFolder(folder), 'extensions'))
}

function vscodeFolder(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode')
}
