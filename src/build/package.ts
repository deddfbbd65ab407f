import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce'
import { repositoryFolder } from './paths.ts'
import { cacheFolder } from './vscode/cache.ts'

/** Where the packaged extension goes. */
export const vsixPath = join(repositoryFolder, 'dist', 'responsibility-lens.vsix')

/**
 * Packages what the build has left in `dist` into the `.vsix`, prints its size, and returns its path. It takes some
 * seconds, most of them a search for secrets, so it is skipped where the same files made the package that lies there.
 */
export async function packageVsix(): Promise<string> {
  const record = join(cacheFolder, 'packaged.sha256')
  const inputs = await inputsDigest()
  if ((await readText(record)) !== `${inputs} ${await fileDigest(vsixPath)}`) {
    await mkdir(dirname(vsixPath), { recursive: true })
    // Everything is bundled, so no dependency is packaged; vsce's questions would stop a script.
    const quiet = { dependencies: false, skipLicense: true, allowMissingRepository: true }
    await createVSIX({ cwd: repositoryFolder, packagePath: vsixPath, ...quiet })
    await mkdir(cacheFolder, { recursive: true })
    await writeFile(record, `${inputs} ${await fileDigest(vsixPath)}`)
  }
  const { size } = await stat(vsixPath)
  console.log(`Packaged dist/responsibility-lens.vsix: ${(size / 1024 / 1024).toFixed(2)} MB`)
  return vsixPath
}

/** Covers the name and content of every file that goes into the package, so that a stale one is never taken. */
async function inputsDigest(): Promise<string> {
  const names = await listFiles({ cwd: repositoryFolder, packageManager: PackageManager.None })
  const parts = names.toSorted().map(async (name) => `${name} ${await fileDigest(join(repositoryFolder, name))}\n`)
  return createHash('sha256')
    .update((await Promise.all(parts)).join(''))
    .digest('hex')
}

async function fileDigest(path: string): Promise<string> {
  if (!existsSync(path)) return 'missing'
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

async function readText(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await packageVsix()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
