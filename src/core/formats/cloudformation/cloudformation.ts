import type { ParsedDocument, Problem, ResourceDeclaration } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { maxTextLength, tooDeep, tooLarge } from '../limits.ts'
import { readJsonTemplate } from './jsonReader.ts'
import { declareResource } from './resources.ts'
import { TemplateScope } from './scope.ts'
import { outerIndent } from './sections.ts'
import { createYamlReader } from './yamlReader.ts'

/** AWS CloudFormation and SAM templates, in YAML and JSON, recognised by content whatever the file is called. */
export const cloudFormation: IacFormat = {
  id: 'cloudformation',
  vocabulary: 'cloudformation',
  displayName: 'CloudFormation',
  matches: ({ text }) => (isJson(text) ? matchesJson(text) : matchesYaml(withLineFeeds(text))),
  createReader() {
    const readYamlTemplate = createYamlReader()
    return {
      read({ text: source }): ParsedDocument {
        if (source.length > maxTextLength) return tooLarge('cloudformation', source)
        const text = withLineFeeds(source)
        const template = isJson(text) ? readJsonTemplate(text) : readYamlTemplate(text)
        if (template === 'too-deep') return tooDeep('cloudformation')
        const scope = new TemplateScope(template.sections)
        const resources = template.resources.map((resource) => declareResource(resource, scope))
        return { format: 'cloudformation', resources, problems: [...template.problems, ...duplicates(resources)] }
      },
    }
  },
}

/** Lines may end in carriage returns alone, as on old Macs; a line feed in their place changes no offset. */
function withLineFeeds(text: string): string {
  return text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text
}

function isJson(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text.slice(0, 1024))
}

/** A template says so itself, or has a Resources section whose entries have a type with `::`. */
function matchesYaml(text: string): boolean {
  if (!text.includes('Resources')) return false
  const indent = `^\\ufeff?[ \\t]{${outerIndent(text)}}`
  if (!new RegExp(`${indent}["']?Resources["']?[ \\t]*:`, 'm').test(text)) return false
  return (
    new RegExp(`${indent}["']?AWSTemplateFormatVersion["']?[ \\t]*:`, 'm').test(text) ||
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
