import type { ParsedDocument } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { maxTextLength, tooDeep, tooLarge } from '../limits.ts'
import { jsonAt, parseJson } from '../syntax/jsonValue.ts'
import { readResources } from './resources.ts'

/** Azure Resource Manager templates in JSON, recognised by their schema or by what they hold. */
export const armTemplate: IacFormat = {
  id: 'arm-template',
  vocabulary: 'arm',
  displayName: 'ARM template',
  matches: ({ text }) => /^\ufeff?\s*[{/]/.test(text.slice(0, 1024)) && (hasSchema(text) || hasResources(text)),
  createReader: () => ({
    read({ text }): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('arm', text)
      const root = parseJson(joinLines(text))
      if (root === 'too-deep') return tooDeep('arm')
      const resources = root && jsonAt(root, 'resources')
      return { format: 'arm', resources: root && resources ? readResources(text, root, resources) : [], problems: [] }
    },
  }),
}

/** Expressions may go over several lines, which JSON does not allow in a string; each line break becomes a space. */
function joinLines(text: string): string {
  return /"\[[^"\n]*\n/.test(text)
    ? text.replace(/"\[(?:[^"\\]|\\.){0,4000}"/g, (string) => string.replace(/[\r\n]/g, ' '))
    : text
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
