import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strict as assert } from 'node:assert'

const folder = join(import.meta.dirname, '..', 'golden')

/**
 * Compares a text with the golden file of this name. `UPDATE_GOLDEN=1` writes it; without that a missing file fails. On a
 * difference the text is left beside the file as `.actual`.
 */
export function matchesGolden(name: string, actual: string): void {
  const path = join(folder, name)
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, actual)
  }
  assert.ok(existsSync(path), `test/golden/${name} is missing; write it with UPDATE_GOLDEN=1`)
  const expected = readFileSync(path, 'utf8')
  if (expected !== actual) writeFileSync(`${path}.actual`, actual)
  else rmSync(`${path}.actual`, { force: true })
  assert.equal(actual, expected, `test/golden/${name} differs; see the .actual file beside it`)
}
