import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repositoryFolder } from '../../../src/build/paths.ts'
import type { Token } from './tokenizer.ts'

/**
 * Lines of tokens as a text to read: each source line, and under it, below their place in the line, the tokens that
 * carry a scope of ours with their scopes; those that only tell how deep in JSON they stand are left out.
 */
export function renderTokens(lines: readonly (readonly Token[])[]): string {
  return lines.map((tokens) => `${renderLine(tokens)}\n`).join('')
}

/** Whether the injection has marked the token. */
export function isMarked({ scopes }: Token): boolean {
  return scopes.some((scope) => scope.startsWith('entity.name.type.cloud.'))
}

function renderLine(tokens: readonly Token[]): string {
  const source = `> ${tokens.map(({ text }) => text).join('')}`.trimEnd()
  const marks: string[] = []
  let column = 2
  for (const token of tokens) {
    const scopes = token.scopes.filter((scope) => !scope.startsWith('meta.structure.')).join(' ')
    if (isMarked(token)) marks.push(`${' '.repeat(column)}${'^'.repeat(token.text.length)} ${scopes}`)
    column += token.text.length
  }
  return [source, ...marks].join('\n')
}

/** Compares with test/golden/syntax/`name`; UPDATE_GOLDEN=1 writes it instead. What differs is kept beside it as `.actual`. */
export function checkGolden(name: string, actual: string): void {
  const path = join(repositoryFolder, 'test', 'golden', 'syntax', name)
  const actualPath = `${path}.actual`
  rmSync(actualPath, { force: true })
  if (process.env['UPDATE_GOLDEN']) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, actual)
    return
  }
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (expected === actual) return
  writeFileSync(actualPath, actual)
  assert.equal(
    actual,
    expected,
    `${path} ${expected === undefined ? 'is missing' : 'differs'}; UPDATE_GOLDEN=1 writes it.`,
  )
}
