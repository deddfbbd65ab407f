import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceDocument } from '../../src/core/index.ts'

const folder = join(import.meta.dirname, '..', 'fixtures')

/** Every file below test/fixtures/<name>. */
export function fixtures(name: string): SourceDocument[] {
  return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))
    .sort((a, b) => a.path.localeCompare(b.path))
}
