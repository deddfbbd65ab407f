import type { ParsedDocument, TextRange, Value } from '../../resource.ts'
import type { IacFormat, Reference } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { placeResource } from '../syntax/pieces.ts'
import { lineBefore, wordAt } from '../syntax/wordAt.ts'
import { createSectionsReader } from '../syntax/yamlSections.ts'
import { createTemplateReader, type TemplateShape } from '../syntax/yamlTemplate.ts'
import { createProgramScope } from './scope.ts'

/** https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/ */
const shape: TemplateShape = {
  vocabulary: 'pulumi',
  section: 'resources',
  typeKey: 'type',
  typePattern: '[a-z][\\w-]*:[\\w./-]+(?::[\\w-]+)?',
  propertiesKey: 'properties',
  readKey: 'get',
  dialect: {
    tagged: (tag, text, range) => ({ kind: 'unknown', text: excerpt(`${tag} ${text}`), range }),
    call: (key, text, range) => (/^fn::/i.test(key) ? { kind: 'unknown', text: excerpt(text), range } : undefined),
    string: interpolation,
  },
}

/** `${name}` alone points elsewhere, within more text it is built from elsewhere; `$${` is text. */
function interpolation(value: string, range: TextRange): Value | undefined {
  if (!/(?:^|[^$])\$\{/.test(value))
    return value.includes('$${') ? { kind: 'literal', value: value.replaceAll('$${', '${'), range } : undefined
  const whole = /^\$\{([^}]*)\}$/.exec(value)?.[1]
  return whole === undefined
    ? { kind: 'unknown', text: excerpt(value), range }
    : { kind: 'reference', text: excerpt(whole), range }
}

/** Pulumi programs in YAML: `Pulumi.yaml` with `runtime: yaml`, or a `Main.yaml` beside it. */
export const pulumiYaml: IacFormat = {
  id: 'pulumi-yaml',
  vocabulary: 'pulumi',
  displayName: 'Pulumi YAML',
  matches: ({ text }) =>
    text.includes('resources') &&
    /^\ufeff?resources[ \t]*:/m.test(text) &&
    !/^["']?apiVersion["']?[ \t]*:/m.test(text) &&
    /^[ \t]+["']?type["']?[ \t]*:[ \t]*["']?(?:pulumi|aws|azure|gcp|google|kubernetes|random|[a-z][\w-]*):[\w./-]+(?::[\w-]+)?["']?[ \t]*(?:#.*)?\r?$/m.test(
      text,
    ),
  createReader() {
    const read = createTemplateReader(shape)
    const readSections = createSectionsReader(shape.dialect)
    return {
      read({ path, text }, files): ParsedDocument {
        if (text.length > maxTextLength) return tooLarge('pulumi', text)
        const scope = createProgramScope(readSections(text), path, files, shape.dialect)
        return {
          format: 'pulumi',
          ...read(text, (resource, offset) => placeResource('pulumi', resource, offset, scope)),
        }
      },
    }
  },
  referenceAt: interpolationAt,
}

/** The name that an interpolation begins with: `bucket` of `${bucket.arn}`. */
function interpolationAt(text: string, offset: number): Reference | undefined {
  const range = wordAt(text, offset)
  if (!range || !/(?:^|[^$])\$\{[ \t]*$/.test(lineBefore(text, range.start))) return undefined
  // A namespace before a colon is that of a configuration value.
  return /^[ \t]*[.[}]/.test(text.slice(range.end, range.end + 20))
    ? { range, name: text.slice(range.start, range.end) }
    : undefined
}
