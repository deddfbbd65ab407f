import { armTemplate } from './arm/armTemplate.ts'
import { bicep } from './bicep/bicep.ts'
import { cdk, cdktf, pulumiCode } from './code/codeFormats.ts'
import { codeLanguageOf } from './code/languages.ts'
import { cloudFormation } from './cloudformation/cloudformation.ts'
import type { IacFormat, SourceDocument } from './format.ts'
import { deploymentManager } from './deployment-manager/deploymentManager.ts'
import { heat } from './heat/heat.ts'
import { kubernetes } from './kubernetes/kubernetes.ts'
import { pulumiYaml } from './pulumi/pulumiYaml.ts'
import { serverless } from './serverless/serverless.ts'
import { terraform } from './terraform/terraform.ts'
import { terraformJson } from './terraform/terraformJson.ts'
import { terragrunt } from './terragrunt/terragrunt.ts'

/** The formats, in the order they are asked: those known by their file name first, then those known by content. */
export const formats: readonly IacFormat[] = [
  terraform,
  terraformJson,
  terragrunt,
  bicep,
  serverless,
  cloudFormation,
  armTemplate,
  kubernetes,
  heat,
  deploymentManager,
  pulumiYaml,
  cdk,
  cdktf,
  pulumiCode,
]

/** The only ones that programs are asked for: whatever else a program holds is text it makes. */
const codeFormats: readonly IacFormat[] = [cdk, cdktf, pulumiCode]

/** The format of a document, or undefined where it is not infrastructure as code that we read. */
export function detectFormat(document: SourceDocument): IacFormat | undefined {
  if (document.text.slice(0, 8192).includes('\0')) return undefined // binary
  return (codeLanguageOf(document.path) ? codeFormats : formats).find((format) => format.matches(document))
}
