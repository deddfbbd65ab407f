import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repositoryFolder } from '../paths.ts'

/** Git-ignored home of everything that is expensive to fetch and can be fetched again. */
export const cacheFolder = join(repositoryFolder, '.cache')

/**
 * Returns `.cache/<name>/<version>`, calling `fill` with an empty folder first where it does not exist yet.
 * The folder appears under its name only once `fill` has finished: an interrupted download is redone, never used.
 */
export async function cachedFolder(
  name: string,
  version: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const target = join(cacheFolder, name, version)
  if (existsSync(target)) return target
  await removeAbandoned(dirname(target))
  const partial = `${target}.partial-${process.pid}`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  await fill(partial)
  try {
    await rename(partial, target)
  } catch (error) {
    // Another start may have been faster; its copy is as good as ours.
    if (!existsSync(target)) throw error
    await rm(partial, { recursive: true, force: true })
  }
  return target
}

async function removeAbandoned(folder: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : []
  for (const name of names) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
