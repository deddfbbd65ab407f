import type { ParsedDocument } from '../../resource.ts'
import type { DocumentReader, IacFormat, Reference } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { readFunctions, type Scopes } from './functions.ts'
import { readLayers, readProvider } from './provider.ts'
import { createTemplatePartReader } from './resources.ts'
import { lineBefore, listBefore, wordAt } from '../syntax/wordAt.ts'
import { createSectionsReader } from '../syntax/yamlSections.ts'
import { serviceDialect } from './values.ts'
import { createVariableScope } from './variables.ts'

/**
 * Service files of the Serverless Framework for AWS, recognised by content whatever the file is called. The framework turns them into
 * CloudFormation, in whose words the resources are told. Services for other providers are none of ours.
 * https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
 */
export const serverless: IacFormat = {
  id: 'serverless',
  vocabulary: 'cloudformation',
  displayName: 'Serverless Framework',
  matches: ({ text }) =>
    text.includes('service') &&
    text.includes('provider') &&
    (/^\ufeff?\s*\{/.test(text.slice(0, 1024)) ? matchesJson(text) : matchesYaml(text)),
  createReader: createServerlessReader,
  referenceAt: logicalIdAt,
}

/** Values of a Helm chart may have a service, a provider and resources, too: those of a service file are a template or a file. */
function matchesYaml(text: string): boolean {
  return (
    /^\ufeff?["']?service["']?[ \t]*:/m.test(text) &&
    (/^\ufeff?["']?(?:functions|frameworkVersion)["']?[ \t]*:/m.test(text) ||
      (/^\ufeff?["']?resources["']?[ \t]*:/m.test(text) &&
        /\$\{file\(|^[ \t-]*["']?(?:Resources|extensions)["']?[ \t]*:/m.test(text))) &&
    isForAws(providerBlock.exec(text)?.[0])
  )
}

/** A service is small and its provider close to the front; other JSON with these words has no such provider. */
function matchesJson(text: string): boolean {
  return (
    /"service"\s*:/.test(text) &&
    /"(?:functions|resources|frameworkVersion)"\s*:/.test(text) &&
    /"provider"\s*:\s*(?:"aws"|\{[^{}]{0,2000}"name"\s*:\s*"aws")/.test(text)
  )
}

/** The key and what is indented below it; the list of lines is bounded, since a name stands close to the key. */
const providerBlock = /^\ufeff?["']?provider["']?[ \t]*:.*(?:\r?\n(?:[ \t].*|#.*)?){0,400}/m

/** A provider by its name, or one that stands elsewhere: other vendors write their name here. */
function isForAws(block: string | undefined): boolean {
  if (block === undefined) return false
  const inline = /^\ufeff?["']?provider["']?[ \t]*:[ \t]*([^\s#].*)/.exec(block)?.[1]
  if (inline !== undefined)
    return /^["']?(?:aws\b|\$\{)/.test(inline) || /[{,]\s*["']?name["']?\s*:\s*["']?aws\b/.test(inline)
  return /^[ \t]+["']?name["']?[ \t]*:[ \t]*["']?(?:aws["']?[ \t]*(?:#.*)?\r?$|\$\{)/m.test(block)
}

function createServerlessReader(): DocumentReader {
  const readService = createSectionsReader(serviceDialect)
  const readTemplatePart = createTemplatePartReader()
  return {
    read({ path, text }, files): ParsedDocument {
      if (text.length > maxTextLength) return tooLarge('cloudformation', text)
      const service = readService(text)
      const scopes: Scopes = {
        own: createVariableScope(service, path, undefined),
        around: createVariableScope(service, path, files),
      }
      const { resources, problems } = readTemplatePart(service, scopes.around)
      return {
        format: 'cloudformation',
        resources: [
          ...readProvider(service, scopes),
          ...readFunctions(service, scopes),
          ...readLayers(service, scopes),
          ...resources,
        ],
        problems,
      }
    },
  }
}

const namesLogicalId = /(?:!(?:Ref|GetAtt)[ \t]+|(?:^|[\s{,])["']?(?:Ref|DependsOn)["']?[ \t]*:[ \t]*)["']?$/

/** The logical ID in `Ref`, `GetAtt` and `DependsOn`, which may name a resource of the CloudFormation part. */
function logicalIdAt(text: string, offset: number): Reference | undefined {
  const range = wordAt(text, offset)
  if (!range) return undefined
  const list = listBefore(text, range.start)
  const isName =
    namesLogicalId.test(lineBefore(text, range.start)) ||
    list?.key === 'DependsOn' ||
    (list?.key === 'GetAtt' && list.first)
  return isName ? { range, name: text.slice(range.start, range.end) } : undefined
}
