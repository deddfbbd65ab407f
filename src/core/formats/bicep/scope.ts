import { lazy } from '../../lazy.ts'
import type { Definition, Scope } from '../syntax/settle.ts'
import { readExpression } from './expression.ts'
import { skipSpace } from './scanner.ts'
import type { Statement } from './statements.ts'

const definition = /(param|var)[ \t]+([A-Za-z_]\w*)([^=\n]*)=/y

/** What the defaults of parameters and the variables of a file say. An empty default means: to be given at deployment. */
export function documentScope(text: string, statements: readonly Statement[]): Scope {
  const definitions = lazy(() => {
    const found = new Map<string, Definition>()
    for (const { range } of statements) {
      definition.lastIndex = range.start
      const match = definition.exec(text)
      if (!match) continue
      const [whole, keyword, name] = match
      const at = skipSpace(text, range.start + whole.length, range.end)
      const { value } = readExpression(text, at, range.end)
      if (value.kind === 'literal' && value.value === '') continue
      found.set(name!, { value, via: keyword === 'param' ? `default of parameter ${name}` : `variable ${name}` })
    }
    return found
  })
  return (reference) => definitions().get(reference)
}
