import type { ParsedDocument } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { maxTextLength, tooDeep, tooLarge } from '../limits.ts'
import { deploymentsOf } from '../azure/parameterFiles.ts'
import { referenceAt } from './references.ts'
import { readResources } from './resources.ts'
import { readTemplate } from './template.ts'

/** Azure Resource Manager templates in JSON, recognised by their schema or by what they hold. */
export const armTemplate: IacFormat = {
  id: 'arm-template',
  vocabulary: 'arm',
  displayName: 'ARM template',
  matches: ({ text }) => /^\ufeff?\s*[{/]/.test(text.slice(0, 1024)) && (hasSchema(text) || hasResources(text)),
  createReader: () => ({
    read(source, files): ParsedDocument {
      if (source.text.length > maxTextLength) return tooLarge('arm', source.text)
      const template = readTemplate(source.text)
      if (template === 'too-deep') return tooDeep('arm')
      const use = { source, files, given: undefined, deployments: () => deploymentsOf(source, files), callers: [] }
      return { format: 'arm', resources: template ? readResources(template, use) : [], problems: [] }
    },
  }),
  referenceAt,
}

/** The schemas of templates at each scope; parameter files have one of their own. */
function hasSchema(text: string): boolean {
  return /schema\.management\.azure\.com\/schemas\/[\w-]+\/(?:\w+D|d)eploymentTemplate\.json/i.test(text.slice(0, 4096))
}

/** A fragment without a schema: resources that name a provider's type and the version of its API. */
function hasResources(text: string): boolean {
  return (
    /"resources"\s*:\s*[[{]/.test(text) && /"apiVersion"\s*:/.test(text) && /"type"\s*:\s*"\w+(?:\.\w+)+\/\w/.test(text)
  )
}
