import { type Expression, nameAt } from '../azure/expression.ts'
import type { Reference } from '../format.ts'
import { maxTextLength } from '../limits.ts'
import { shiftRange } from '../syntax/shift.ts'
import { type Declaration, readDeclarations } from './declarations.ts'
import { readDefinition } from './definitions.ts'
import { splitStatements } from './statements.ts'

/** The symbolic name at an offset, where it stands for a resource or module: in an expression, not where it is declared. */
export function referenceAt(text: string, offset: number): Reference | undefined {
  if (text.length > maxTextLength || !/\w/.test(text.slice(Math.max(0, offset - 1), offset + 1))) return undefined
  const statement = splitStatements(text).find(({ range }) => range.start <= offset && offset <= range.end)
  if (!statement) return undefined
  const { start, end } = statement.range
  const defined = readDefinition(text, statement.range)
  if (defined) return defined.value && within(defined.value(), offset, 0)
  for (const declaration of readDeclarations(text.slice(start, end)).toReversed()) {
    const { range, locals } = declaration
    if (offset - start < range.start || offset - start > range.end) continue
    const found = expressionsOf(declaration).flatMap((each) => within(each, offset - start, start) ?? [])[0]
    if (found) return found.name !== undefined && locals.includes(found.name) ? undefined : found
  }
  return undefined
}

function expressionsOf({ list, condition, body }: Declaration): Expression[] {
  const parts = [list?.(), condition?.(), ...(body() ?? []).map(({ value }) => value)]
  return parts.filter((part) => part !== undefined)
}

function within(expression: Expression, offset: number, start: number): Reference | undefined {
  if (offset < expression.range.start || offset > expression.range.end) return undefined
  const found = nameAt(expression, offset)
  return found && { name: found.name, range: shiftRange(found.range, start) }
}
