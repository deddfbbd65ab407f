import type { ResourceDeclaration } from '../../resource.ts'
import type { Given } from '../azure/parameters.ts'
import { calledBy, type Use } from '../azure/use.ts'
import type { SourceDocument } from '../format.ts'
import { maxTextLength } from '../limits.ts'
import { parseJson } from '../syntax/jsonValue.ts'
import { readResources, type Template } from './resources.ts'

/** Reads a template's text; why it could not be read, or undefined where it is empty. */
export function readTemplate(text: string): Template | 'too-deep' | undefined {
  const root = parseJson(joinLines(text))
  return root === 'too-deep' ? root : root && { text, root }
}

/** Expressions may go over several lines, which JSON does not allow in a string; each line break becomes a space. */
function joinLines(text: string): string {
  return /"\[[^"\n]*\n/.test(text)
    ? text.replace(/"\[(?:[^"\\]|\\.){0,4000}"/g, (string) => string.replace(/[\r\n]/g, ' '))
    : text
}

const known = new WeakMap<SourceDocument, Template | undefined>()

/** What the template of a file creates with these values; undefined where calls lead back to it, or it cannot be read. */
export function createTemplate(
  file: SourceDocument,
  given: Given,
  caller: Use,
): readonly ResourceDeclaration[] | undefined {
  const use = calledBy(caller, file, given)
  if (!use) return undefined
  if (!known.has(file)) {
    const template = file.text.length > maxTextLength ? undefined : readTemplate(file.text)
    known.set(file, template === 'too-deep' ? undefined : template)
  }
  const template = known.get(file)
  return template && readResources(template, use, true)
}
