import type { ParsedDocument } from '../../resource.ts'
import type { IacFormat } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { createTemplateReader, type TemplateShape } from '../syntax/yamlTemplate.ts'

const references = new Set(['get_param', 'get_attr', 'get_resource', 'get_file'])

/** https://docs.openstack.org/heat/latest/template_guide/hot_spec.html */
const shape: TemplateShape = {
  vocabulary: 'heat',
  section: 'resources',
  typeKey: 'type',
  typePattern: '[A-Za-z0-9]+::[\\w:]+',
  propertiesKey: 'properties',
  dialect: {
    tagged: (tag, text, range) => ({ kind: 'unknown', text: excerpt(`${tag} ${text}`), range }),
    call: (key, text, range) =>
      references.has(key)
        ? { kind: 'reference', text: excerpt(text), range }
        : /^(?:list_join|str_replace|str_split|repeat|digest|map_merge|map_replace|if|yaql|resource_facade|str_replace_strict|contains|equals|filter|list_concat|make_url)$/.test(
              key,
            )
          ? { kind: 'unknown', text: excerpt(text), range }
          : undefined,
  },
}

/** OpenStack Heat orchestration templates, which name the version of their language. */
export const heat: IacFormat = {
  id: 'heat',
  vocabulary: 'heat',
  displayName: 'OpenStack Heat',
  matches: ({ text }) =>
    text.includes('heat_template_version') && /^\ufeff?["']?heat_template_version["']?[ \t]*:/m.test(text),
  createReader() {
    const read = createTemplateReader(shape)
    return {
      read: ({ text }): ParsedDocument =>
        text.length > maxTextLength ? tooLarge('heat', text) : { format: 'heat', ...read(text) },
    }
  },
}
