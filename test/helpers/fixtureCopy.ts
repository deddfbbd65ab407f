import { rmSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryFolder } from '../../src/build/paths.ts'

/**
 * Copies `test/fixtures/<name>` into a temporary folder that is gone when this process ends, and returns its path:
 * tests edit files, and VS Code writes next to them.
 */
export async function fixtureCopy(name: string): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'responsibility-lens-fixture-'))
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, name)
  await cp(join(repositoryFolder, 'test', 'fixtures', name), folder, { recursive: true })
  return folder
}
