import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createVSIX } from '@vscode/vsce'
import { repositoryRoot } from './vscode/paths.ts'

/** Where the packaged extension goes. */
export const vsixPath = join(repositoryRoot, 'dist', 'responsibility-lens.vsix')

/**
 * Packages what the build has left in `dist` into the `.vsix`, prints its size, and returns its path. It takes a
 * fraction of a second, so it is done every time: a package that is kept could be stale.
 */
export async function packageVsix(): Promise<string> {
  await mkdir(dirname(vsixPath), { recursive: true })
  // Everything is bundled, so no dependency is packaged; vsce's questions would stop a script.
  await createVSIX({
    cwd: repositoryRoot,
    packagePath: vsixPath,
    dependencies: false,
    skipLicense: true,
    allowMissingRepository: true,
  })
  const { size } = await stat(vsixPath)
  console.log(`Packaged dist/responsibility-lens.vsix: ${(size / 1024 / 1024).toFixed(2)} MB`)
  return vsixPath
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await packageVsix()
