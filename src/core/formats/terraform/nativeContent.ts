import type { Problem } from '../../resource.ts'
import { type Piece, type PieceCache, placeProblems } from '../syntax/pieces.ts'
import { readBlock } from './block.ts'
import { splitBlocks, unclosedBlock } from './blocks.ts'
import type { Content, Placed } from './content.ts'
import type { Definitions } from './scope.ts'

/** What a file in native syntax holds. Blocks that the cache knows are not read again. */
export function readNativeContent(text: string, cache: PieceCache): Content {
  const blocks: Placed[] = []
  const problems: Problem[] = []
  const definitions: (() => Definitions)[] = []
  for (const { range, closed } of splitBlocks(text)) {
    const piece: Piece = cache.piece(text.slice(range.start, range.end), readBlock)
    for (const resource of piece.resources) {
      blocks.push({ resource, offset: range.start })
      const { start, end } = resource.typeRange
      if (!closed) problems.push(unclosedBlock({ start: start + range.start, end: end + range.start }))
    }
    if (piece.definitions) definitions.push(piece.definitions)
    problems.push(...placeProblems(piece.problems, range.start))
  }
  cache.turn()
  return { blocks, problems, definitions }
}
