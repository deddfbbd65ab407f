import { maxTextLength } from '../limits.ts'
import { readJsonTemplate } from './jsonReader.ts'
import { outerIndent } from './sections.ts'
import type { Template } from './template.ts'
import { createYamlReader } from './yamlReader.ts'

/** Reads a template in either notation; the text is no longer than may be read. */
export type TemplateReader = (text: string) => Template | 'too-deep' | 'too-large'

/** Starts a reader of the successive texts of one template. */
export function createTemplateReader(): TemplateReader {
  const readYaml = createYamlReader()
  return (source) => {
    if (source.length > maxTextLength) return 'too-large'
    const text = withLineFeeds(source)
    return isJson(text) ? readJsonTemplate(text) : readYaml(text)
  }
}

/** Lines may end in carriage returns alone, as on old Macs; a line feed in their place changes no offset. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text
}

/** Whether a template is written in JSON. */
export function isJson(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text.slice(0, 1024))
}

/** Whether a text is a template: it says so itself, or has a Resources section whose entries have a type with `::`. */
export function isTemplate(text: string): boolean {
  if (!text.includes('Resources')) return false
  return isJson(text) ? matchesJson(text) : matchesYaml(withLineFeeds(text))
}

function matchesYaml(text: string): boolean {
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
