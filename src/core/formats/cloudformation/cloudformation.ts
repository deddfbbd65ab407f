import type { ParsedDocument, Problem, ResourceDeclaration } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { tooDeep, tooLarge } from '../limits.ts'
import { referenceAt } from './references.ts'
import { declareResources } from './resources.ts'
import { TemplateScope } from './scope.ts'
import { createTemplateReader, isTemplate } from './templateReader.ts'

/** AWS CloudFormation and SAM templates, in YAML and JSON, recognised by content whatever the file is called. */
export const cloudFormation: IacFormat = {
  id: 'cloudformation',
  vocabulary: 'cloudformation',
  displayName: 'CloudFormation',
  matches: ({ text }) => isTemplate(text),
  referenceAt,
  createReader() {
    const readTemplate = createTemplateReader()
    return {
      read({ path, text }, files): ParsedDocument {
        const template = readTemplate(text)
        if (template === 'too-large') return tooLarge('cloudformation', text)
        if (template === 'too-deep') return tooDeep('cloudformation')
        const scope = new TemplateScope(template.sections)
        const resources = declareResources(template, scope, files && { files, path, above: [] })
        return { format: 'cloudformation', resources, problems: [...template.problems, ...duplicates(resources)] }
      },
    }
  },
}

/** CloudFormation refuses a logical id that is used twice; we list both and say so. */
function duplicates(resources: readonly ResourceDeclaration[]): Problem[] {
  const seen = new Set<string>()
  return resources.flatMap(({ name, nameRange }) => {
    if (!seen.has(name)) return (seen.add(name), [])
    return [{ code: 'duplicate-name', message: 'Another resource has this logical ID already.', range: nameRange }]
  })
}
