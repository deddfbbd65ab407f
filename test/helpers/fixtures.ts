import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SourceDocument } from '../../src/core/index.ts'

const folder = join(import.meta.dirname, '..', 'fixtures')

/** Every file below test/fixtures/<name>. */
export function fixtures(name: string): SourceDocument[] {
  return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))
    .sort((a, b) => a.path.localeCompare(b.path))
}

/** The texts of test/fixtures/<name> by their path from there, for readers that look at files around a document. */
export function fixtureProject(name: string): Readonly<Record<string, string>> {
  const root = join(folder, name)
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  )
}
