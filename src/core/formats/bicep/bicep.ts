import type { ParsedDocument, Problem, ResourceDeclaration } from '../../resource.ts'
import type { DocumentReader, IacFormat } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { type Piece, PieceCache, placeResource } from '../syntax/pieces.ts'
import { readResources } from './resources.ts'
import { documentScope } from './scope.ts'
import { splitStatements } from './statements.ts'

/** Bicep. There is no kept parser for it on npm that reads today's language; statements are found by a scan. */
export const bicep: IacFormat = {
  id: 'bicep',
  vocabulary: 'arm',
  displayName: 'Bicep',
  matches: ({ path }) => /\.bicep$/i.test(path),
  createReader: createBicepReader,
}

function createBicepReader(): DocumentReader {
  const cache = new PieceCache()
  return {
    read({ text }): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('arm', text)
      const resources: ResourceDeclaration[] = []
      const problems: Problem[] = []
      const statements = splitStatements(text)
      const scope = documentScope(text, statements)
      for (const { range, closed } of statements) {
        const piece = cache.piece(text.slice(range.start, range.end), readStatement)
        const placed = piece.resources.map((resource) => placeResource('arm', resource, range.start, scope))
        resources.push(...placed)
        if (!closed && placed[0])
          problems.push({
            code: 'unclosed-block',
            message: 'This block has no closing bracket.',
            range: placed[0].typeRange,
          })
      }
      cache.turn()
      return { format: 'arm', resources, problems }
    },
  }
}

function readStatement(text: string): Piece {
  return { resources: text.startsWith('resource') ? readResources(text) : [], problems: [] }
}
