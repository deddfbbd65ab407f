import { lazy } from '../../lazy.ts'
import type { TextRange } from '../../resource.ts'
import type { Expression } from '../azure/expression.ts'
import { readExpression } from './expression.ts'
import { skipBrackets, skipComment, skipSpace, skipString } from './scanner.ts'

/** A parameter or variable as its statement has it. */
export interface StatedDefinition {
  readonly keyword: 'param' | 'var'
  /** Whether its type ends in `?`: then it may be left out. */
  readonly nullable: boolean
  /** What stands after `=`, with ranges of the whole text; undefined where nothing does. */
  readonly value: (() => Expression) | undefined
}

const header = /(param|var|output)[ \t]+([A-Za-z_]\w*)/y

/** The parameters and variables of a file. */
export function readDefinitions(
  text: string,
  statements: readonly { readonly range: TextRange }[],
): () => ReadonlyMap<string, StatedDefinition> {
  return lazy(() => {
    const found = new Map<string, StatedDefinition>()
    for (const { range } of statements) {
      const stated = readDefinition(text, range)
      if (stated && stated.keyword !== 'output') found.set(stated.name, { ...stated, keyword: stated.keyword })
    }
    return found
  })
}

/** The parameter, variable or output that a statement defines. */
export function readDefinition(
  text: string,
  { start, end }: TextRange,
): (Omit<StatedDefinition, 'keyword'> & { keyword: 'param' | 'var' | 'output'; name: string }) | undefined {
  header.lastIndex = skipDecorators(text, start, end)
  const match = header.exec(text)
  if (!match) return undefined
  const [, keyword, name] = match as unknown as [string, 'param' | 'var' | 'output', string]
  const equals = assignment(text, header.lastIndex, end)
  return {
    keyword,
    name,
    nullable: /\?\s*$/.test(text.slice(header.lastIndex, equals ?? end)),
    value:
      equals === undefined ? undefined : lazy(() => readExpression(text, skipSpace(text, equals + 1, end), end).value),
  }
}

/** Where what a statement declares starts, behind decorators on the same line. */
export function skipDecorators(text: string, start: number, end: number): number {
  let i = start
  while (i < end && text[i] === '@') {
    while (i < end && /[@\w.]/.test(text[i]!)) i++
    if (text[i] === '(') i = skipBrackets(text, i, end)
    i = skipSpace(text, i, end)
  }
  return i
}

/** The `=` behind a type, which may be an object or a choice of strings. */
function assignment(text: string, at: number, end: number): number | undefined {
  let i = at
  while (i < end) {
    const char = text[i]!
    if (char === '=') return text[i + 1] === '=' || text[i + 1] === '>' ? undefined : i
    if (char === "'") i = Math.max(i + 1, skipString(text, i, end))
    else if (char === '/') i = Math.max(i + 1, skipComment(text, i, end))
    else if (char === '{' || char === '[' || char === '(') i = skipBrackets(text, i, end)
    else i++
  }
  return undefined
}
