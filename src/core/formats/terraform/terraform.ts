import type { ParsedDocument, Problem, ResourceDeclaration } from '../../resource.ts'
import type { DocumentReader, IacFormat } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { type Piece, PieceCache, placeProblems, placeResource } from '../syntax/pieces.ts'
import { lazy } from '../../lazy.ts'
import { splitBlocks, unclosedBlock } from './blocks.ts'
import { parseBody } from './body.ts'

/** Terraform and OpenTofu in HCL native syntax. */
export const terraform: IacFormat = {
  id: 'terraform',
  vocabulary: 'terraform',
  displayName: 'Terraform',
  matches: ({ path }) => /\.(tf|tofu)$/i.test(path),
  createReader: createTerraformReader,
}

function createTerraformReader(): DocumentReader {
  const cache = new PieceCache()
  return {
    read({ text }): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('terraform', text)
      const resources: ResourceDeclaration[] = []
      const problems: Problem[] = []
      for (const { range, closed } of splitBlocks(text)) {
        const piece = cache.piece(text.slice(range.start, range.end), readBlock)
        for (const resource of piece.resources) {
          resources.push(placeResource('terraform', resource, range.start))
          if (!closed) problems.push(unclosedBlock(resources.at(-1)!.typeRange))
        }
        problems.push(...placeProblems(piece.problems, range.start))
      }
      cache.turn()
      return { format: 'terraform', resources, problems }
    },
  }
}

/** Labels are quoted by habit; bare identifiers are legal HCL. The name may be missing while it is being typed. */
const header = /^(resource|data|ephemeral)[ \t]+("?)([\w.-]+)\2(?:[ \t]*"([^"\n]*)"|[ \t]+([^"\s{]+))?[ \t]*\{/

function readBlock(text: string): Piece {
  const match = header.exec(text)
  if (!match) return { resources: [], problems: [] }
  const [whole, keyword, quote, type, quotedName, bareName] = match
  const name = quotedName ?? bareName ?? ''
  const typeStart = whole.indexOf(type!, keyword!.length)
  const nameStart =
    name === '' ? typeStart + type!.length : whole.indexOf(name, typeStart + type!.length + quote!.length)
  const open = whole.length - 1
  const bodyEnd = text.endsWith('}') ? text.length - 1 : text.length
  return {
    resources: [
      {
        mode: keyword === 'resource' ? 'resource' : 'data',
        type: type!,
        name,
        range: { start: 0, end: text.length },
        typeRange: { start: typeStart, end: typeStart + type!.length },
        nameRange: { start: nameStart, end: nameStart + name.length },
        bodyRange: { start: open + 1, end: bodyEnd },
        attributes: lazy(() => parseBody(text, open + 1, text.length).value),
      },
    ],
    problems:
      name === ''
        ? [
            {
              code: 'unreadable-block',
              message: 'This block has no name.',
              range: { start: typeStart, end: typeStart + type!.length },
            },
          ]
        : [],
  }
}
