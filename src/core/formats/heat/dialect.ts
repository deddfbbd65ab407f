import type { TextRange, Value } from '../../resource.ts'
import { excerpt } from '../syntax/excerpt.ts'
import type { YamlDialect } from '../syntax/yamlValue.ts'

const references = new Set(['get_param', 'get_attr', 'get_resource', 'get_file'])

const functions =
  /^(?:list_join|str_replace|str_split|repeat|digest|map_merge|map_replace|yaql|resource_facade|str_replace_strict|contains|equals|filter|list_concat|list_concat_unique|make_url)$/

const tagged = (tag: string, text: string, range: TextRange): Value => ({
  kind: 'unknown',
  text: excerpt(`${tag} ${text}`),
  range,
})

/**
 * The functions of Heat's templates. `if` is either of its branches, with the name of its condition as its text.
 * https://docs.openstack.org/heat/latest/template_guide/hot_spec.html#intrinsic-functions
 */
export const heatDialect: YamlDialect = {
  tagged,
  call(key, text, range, read) {
    if (references.has(key)) return { kind: 'reference', text: excerpt(text), range }
    if (key === 'if') return branches(read(), range) ?? { kind: 'unknown', text: excerpt(text), range }
    return functions.test(key) ? { kind: 'unknown', text: excerpt(text), range } : undefined
  },
}

/** In conditions, functions that decide are maps of one entry; parameters are references as everywhere. */
export const conditionDialect: YamlDialect = {
  tagged,
  call: (key, text, range) => (references.has(key) ? { kind: 'reference', text: excerpt(text), range } : undefined),
}

/** `[condition, then, else]`; without the last one the value is left out. */
function branches(value: Value, range: TextRange): Value | undefined {
  if (value.kind !== 'list' || value.items.length < 2 || value.items.length > 3) return undefined
  const [condition, yes, no] = value.items
  const name = condition?.kind === 'literal' && typeof condition.value === 'string' ? condition.value : 'a condition'
  return { kind: 'either', options: [yes!, no ?? { kind: 'literal', value: null, range }], text: `if ${name}`, range }
}
