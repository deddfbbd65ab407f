import type { ParsedDocument } from '../../resource.ts'
import type { Files, IacFormat, Reference, SourceDocument } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { lineBefore, listBefore, wordAt } from '../syntax/wordAt.ts'
import { createSectionsReader } from '../syntax/yamlSections.ts'
import { createTemplateReader, type TemplateContent, type TemplateShape } from '../syntax/yamlTemplate.ts'
import { conditionDialect, heatDialect } from './dialect.ts'
import { completeIn } from './nested.ts'
import { createTemplateScope, type Given } from './templateScope.ts'

/** https://docs.openstack.org/heat/latest/template_guide/hot_spec.html; a type may also be the file of another template. */
const shape: TemplateShape = {
  vocabulary: 'heat',
  section: 'resources',
  typeKey: 'type',
  typePattern: '[A-Za-z0-9]+::[\\w:]+|[\\w.:/-]+\\.(?:ya?ml|template)',
  propertiesKey: 'properties',
  dialect: heatDialect,
}

/** OpenStack Heat orchestration templates, which name the version of their language. */
export const heat: IacFormat = {
  id: 'heat',
  vocabulary: 'heat',
  displayName: 'OpenStack Heat',
  matches: ({ text }) =>
    text.includes('heat_template_version') && /^\ufeff?["']?heat_template_version["']?[ \t]*:/m.test(text),
  createReader() {
    const read = createHeatReader()
    return {
      read: (document, files): ParsedDocument =>
        document.text.length > maxTextLength
          ? tooLarge('heat', document.text)
          : { format: 'heat', ...read(document, files, 0) },
    }
  },
  referenceAt: resourceNameAt,
}

function createHeatReader() {
  const read = createTemplateReader(shape)
  const readSections = createSectionsReader(conditionDialect)
  return ({ path, text }: SourceDocument, files: Files | undefined, nesting: number, given?: Given): TemplateContent =>
    read(
      text,
      completeIn({
        path,
        files,
        nesting,
        scope: createTemplateScope(readSections(text), given),
        readTemplate: (other, depth, values) =>
          other.text.length > maxTextLength ? [] : createHeatReader()(other, files, depth, values).resources,
      }),
    )
}

/** The resource's name in `get_resource: name`, `get_attr: [name, ...]` and `depends_on`. */
function resourceNameAt(text: string, offset: number): Reference | undefined {
  const range = wordAt(text, offset)
  if (!range) return undefined
  const direct = /(?:^|[\s{,])["']?(?:get_resource|depends_on)["']?[ \t]*:[ \t]*["']?$/
  const list = listBefore(text, range.start)
  const isName =
    direct.test(lineBefore(text, range.start)) || list?.key === 'depends_on' || (list?.key === 'get_attr' && list.first)
  return isName ? { range, name: text.slice(range.start, range.end) } : undefined
}
