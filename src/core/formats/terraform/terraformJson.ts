import type { ParsedDocument } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { isJsonSyntax } from './content.ts'
import { declareAll } from './declare.ts'
import { siblings } from './folder.ts'
import { readJsonContent } from './jsonContent.ts'
import { referenceAt } from './reference.ts'

/** Terraform and OpenTofu in their JSON syntax: https://developer.hashicorp.com/terraform/language/syntax/json */
export const terraformJson: IacFormat = {
  id: 'terraform-json',
  vocabulary: 'terraform',
  displayName: 'Terraform JSON',
  matches: ({ path }) => isJsonSyntax(path),
  createReader: () => ({
    read({ path, text }, files): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('terraform', text)
      const content = readJsonContent(text)
      const resources = declareAll(content, { path, files, depth: 0 })
      return { format: 'terraform', resources, problems: content.problems }
    },
  }),
  referenceAt,
  scopeOf: ({ path }, files) => siblings({ path, files }),
}
