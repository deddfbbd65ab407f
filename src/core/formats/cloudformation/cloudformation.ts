import type { ParsedDocument, Problem, ResourceDeclaration } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { readJsonTemplate } from './jsonReader.ts'
import { createTemplateReader, type TemplateShape } from '../syntax/yamlTemplate.ts'
import { cloudFormationDialect } from './dialect.ts'

const shape: TemplateShape = {
  vocabulary: 'cloudformation',
  section: 'Resources',
  typeKey: 'Type',
  typePattern: '[A-Za-z0-9]+::[\\w:@.-]+',
  propertiesKey: 'Properties',
  dialect: cloudFormationDialect,
}

/** AWS CloudFormation and SAM templates, in YAML and JSON, recognised by content whatever the file is called. */
export const cloudFormation: IacFormat = {
  id: 'cloudformation',
  vocabulary: 'cloudformation',
  displayName: 'CloudFormation',
  matches: ({ text }) => (isJson(text) ? matchesJson(text) : matchesYaml(text)),
  createReader() {
    const readYamlTemplate = createTemplateReader(shape)
    return {
      read({ text }): ParsedDocument {
        if (text.length > maxTextLength) return tooLarge('cloudformation', text)
        const { resources, problems } = isJson(text) ? readJsonTemplate(text) : readYamlTemplate(text)
        return { format: 'cloudformation', resources, problems: [...problems, ...duplicates(resources)] }
      },
    }
  },
}

function isJson(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text.slice(0, 1024))
}

/** A template says so itself, or has a Resources section whose entries have a type with `::`. */
function matchesYaml(text: string): boolean {
  if (!text.includes('Resources')) return false
  if (!/^\ufeff?["']?Resources["']?[ \t]*:/m.test(text)) return false
  return (
    /^["']?AWSTemplateFormatVersion["']?[ \t]*:/m.test(text) ||
    /^[ \t]+["']?Type["']?[ \t]*:[ \t]*["']?[A-Za-z0-9]+::/m.test(text) ||
    /Type["']?[ \t]*:[ \t]*["']?(?:AWS|Alexa|Custom)::/.test(text)
  )
}

function matchesJson(text: string): boolean {
  if (!text.includes('"Resources"')) return false
  return text.includes('"AWSTemplateFormatVersion"') || /"Type"\s*:\s*"(?:AWS|Alexa|Custom)::/.test(text)
}

/** CloudFormation refuses a logical id that is used twice; we list both and say so. */
function duplicates(resources: readonly ResourceDeclaration[]): Problem[] {
  const seen = new Set<string>()
  return resources.flatMap(({ name, nameRange }) => {
    if (!seen.has(name)) return (seen.add(name), [])
    return [{ code: 'duplicate-name', message: 'Another resource has this logical ID already.', range: nameRange }]
  })
}
