import type { Attribute, Value } from '../../resource.ts'

/**
 * The attributes of a resource from the value of its `Properties`. Where more may stand elsewhere (an alias, a merged key,
 * a transform, text that cannot be read) an unknown attribute named `*` keeps every absent one open.
 */
export function propertiesOf(value: Value | undefined): readonly Attribute[] {
  if (!value || value.kind === 'literal') return []
  const open: Attribute = {
    name: '*',
    nameRange: value.range,
    value: { kind: 'unknown', text: '', range: value.range },
  }
  if (value.kind !== 'map') return [open]
  return value.entries.some(({ name }) => name === 'Fn::Transform') ? [...value.entries, open] : value.entries
}
