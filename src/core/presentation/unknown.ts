import type { ResourceDeclaration } from '../resource.ts'
import { codeSpan } from './markdown.ts'

type Unknown = Pick<ResourceDeclaration, 'type' | 'mode' | 'creates'>

/** The hover of a resource whose type is not in the table, or of a module nobody knows: it says so, and guesses nothing. */
export function renderUnknownHover(declaration: Unknown): string {
  return unknownSentence(declaration, codeSpan)
}

/** Why there is no assessment, as a sentence; `quote` sets off what comes from the file. */
export function unknownSentence({ type, mode, creates }: Unknown, quote: (text: string) => string): string {
  if (mode !== 'module') return `${quote(type)} is not in the responsibility table, so nothing is said about it.`
  const module = type ? quote(type) : 'this module'
  if (!creates)
    return `What ${module} creates is not known here, so nothing is said about it: it is neither a folder that could be read nor a module in the responsibility table.`
  if (creates.length === 0) return `No resources were found in ${module}, so nothing is said about it.`
  const types = [...new Set(creates.map((created) => created.type))]
  const named = types.slice(0, 3).map(quote).join(', ') + (types.length > 3 ? ` and ${types.length - 3} more` : '')
  return `Nothing that ${module} creates is in the responsibility table, so nothing is said about it: ${named}.`
}
