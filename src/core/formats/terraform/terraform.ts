import type { ParsedDocument } from '../../resource.ts'
import type { DocumentReader, IacFormat } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { PieceCache } from '../syntax/pieces.ts'
import { isNativeSyntax } from './content.ts'
import { declareAll } from './declare.ts'
import { siblings } from './folder.ts'
import { readNativeContent } from './nativeContent.ts'
import { referenceAt } from './reference.ts'

/** Terraform and OpenTofu in HCL native syntax. */
export const terraform: IacFormat = {
  id: 'terraform',
  vocabulary: 'terraform',
  displayName: 'Terraform',
  matches: ({ path }) => isNativeSyntax(path),
  createReader: createTerraformReader,
  referenceAt,
  scopeOf: ({ path }, files) => siblings({ path, files }),
}

function createTerraformReader(): DocumentReader {
  const cache = new PieceCache()
  return {
    read({ path, text }, files): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('terraform', text)
      const content = readNativeContent(text, cache)
      const resources = declareAll(content, { path, files, depth: 0 })
      return { format: 'terraform', resources, problems: content.problems }
    },
  }
}
