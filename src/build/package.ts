import { globSync } from 'node:fs'
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createVSIX } from '@vscode/vsce'
import { repositoryFolder } from './paths.ts'

/** Where the packaged extension goes. */
export const vsixPath = join(repositoryFolder, 'dist', 'responsibility-lens.vsix')

/**
 * Packages what the build has left in `dist` into the `.vsix`, prints its size, and returns its path. It is done anew
 * every time, because a package that is kept could be stale.
 */
export async function packageVsix(): Promise<string> {
  const staged = await stageFiles()
  await mkdir(dirname(vsixPath), { recursive: true })
  // Everything is bundled, so no dependency is packaged; vsce's questions would stop a script.
  await createVSIX({
    cwd: staged,
    packagePath: vsixPath,
    dependencies: false,
    skipLicense: true,
    allowMissingRepository: true,
  })
  const { size } = await stat(vsixPath)
  console.log(`Packaged dist/responsibility-lens.vsix: ${(size / 1024 / 1024).toFixed(2)} MB`)
  return vsixPath
}

/**
 * Copies the files that `.vscodeignore` lets in to a folder of their own. vsce would match every file below the
 * repository against every pattern, and with the cached VS Code server in it that takes far longer than packaging.
 */
async function stageFiles(): Promise<string> {
  const staged = join(repositoryFolder, 'out', 'package')
  await rm(staged, { recursive: true, force: true })
  const rules = (await readFile(join(repositoryFolder, '.vscodeignore'), 'utf8')).split(/\r?\n/)
  const included = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1).trim())
  // Without its own list, vsce warns that everything would be packaged; here everything is meant to be.
  for (const file of globSync(['.vscodeignore', ...included], { cwd: repositoryFolder })) {
    await cp(join(repositoryFolder, file), join(staged, file), { recursive: true })
  }
  return staged
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await packageVsix()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
