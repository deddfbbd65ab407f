import type { FormatId, ParsedDocument } from '../../resource.ts'
import type { DocumentReader, IacFormat, SourceDocument } from '../format.ts'
import { maxCodeLength, tooLarge } from '../limits.ts'
import { type CodeLanguage, codeLanguageOf } from './languages.ts'
import type * as Reader from './reader.ts'

/** What reads code, with its parsers: loaded when the first such file is opened, since few people need it. */
let program: typeof Reader | undefined

/** Shared by the formats, so that files that open together load it once. */
let loading: Promise<void> | undefined

/** AWS Cloud Development Kit, https://docs.aws.amazon.com/cdk/v2/guide/ */
export const cdk = codeFormat('cdk', 'cdk', 'AWS CDK', ['aws-cdk', 'aws_cdk'], {
  typescript: imported('aws-cdk-lib["\'/]|@aws-cdk/'),
  python: /^[ \t]*(?:from|import)[ \t]+aws_cdk\b/m,
})

/** CDK for Terraform, https://developer.hashicorp.com/terraform/cdktf */
export const cdktf = codeFormat('cdktf', 'terraform', 'CDK for Terraform', ['cdktf', '.gen/providers'], {
  typescript: imported('@cdktf/provider-|[./]*\\.gen/providers/'),
  python: /^[ \t]*(?:from|import)[ \t]+(?:cdktf_cdktf_provider_|imports\.)/m,
})

/** Pulumi programs, https://www.pulumi.com/docs/iac/languages-sdks/ */
export const pulumiCode = codeFormat('pulumi-code', 'pulumi', 'Pulumi', ['pulumi'], {
  typescript: imported('@pulumi(?:verse)?/(?!pulumi["\'/])'),
  python: /^[ \t]*(?:from|import)[ \t]+pulumi(?:verse)?_\w/m,
})

/** An import of a module whose name begins so. */
function imported(module: string): RegExp {
  return new RegExp(`\\b(?:from|import|require)[ \\t]{0,4}\\(?[ \\t]{0,4}["'](?:${module})`)
}

/** `words`: one of them is in every file of the format; looking for it is much cheaper than the pattern. */
function codeFormat(
  id: string,
  vocabulary: FormatId,
  displayName: string,
  words: readonly string[],
  imports: Readonly<Record<CodeLanguage, RegExp>>,
): IacFormat {
  const read = (document: SourceDocument): ParsedDocument => {
    if (document.text.length > maxCodeLength) return tooLarge(vocabulary, document.text, maxCodeLength)
    const resources = program?.readResources(document.text, codeLanguageOf(document.path) ?? 'typescript')
    return { format: vocabulary, resources: resources ?? [], problems: [] }
  }
  return {
    id,
    vocabulary,
    displayName,
    matches: ({ path, text }) => {
      const language = codeLanguageOf(path)
      return language !== undefined && words.some((word) => text.includes(word)) && imports[language].test(text)
    },
    createReader: (): DocumentReader => ({ read }),
    referenceAt: (text, offset, path) =>
      text.length > maxCodeLength
        ? undefined
        : program?.findReference(text, codeLanguageOf(path ?? '') ?? 'typescript', offset),
    load: () => (program ? undefined : (loading ??= load())),
  }
}

async function load(): Promise<void> {
  program = await import('./reader.ts')
}
