import type { Value } from '../../resource.ts'
import { entryOf } from './dialect.ts'
import { foundAt, joinVia, oneOf, optionsOf, type Place } from './found.ts'

/**
 * What a mapping holds at two keys, or `fallback` where it does not have them. A key that only a stack has, such as its region, may be any that there is: the answer is one of what they
 * hold. Undefined where the mapping cannot be read, or does not have a key that is known.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
 */
export function findInMap(
  mapping: Value | undefined,
  name: string,
  [first, second]: readonly [Value, Value],
  { text, range }: Place,
  fallback: Value | undefined,
): Value | undefined {
  const found: Value[] = []
  for (const top of keysOf(mapping, first)) {
    const inner = entryOf(mapping, top)
    const values = keysOf(inner, second).map((key) => entryOf(inner, key))
    for (const value of values.length > 0 ? values : [undefined]) {
      const known = value ?? fallback
      if (!known || known.kind === 'unknown' || known.kind === 'reference') return undefined
      found.push(known)
    }
  }
  if (found.length === 0) return undefined
  if (fallback && (!isKnown(first) || !isKnown(second))) found.push(fallback)
  const via = joinVia(`mapping ${name}`, viaOf(first), viaOf(second))
  const value = foundAt(oneOf(found, text, range), via, range)
  return value.kind === 'unknown' ? undefined : value
}

/** The keys that a value may be: those it is known to be, else all that there are. */
function keysOf(map: Value | undefined, key: Value): readonly string[] {
  if (isKnown(key)) return optionsOf(key).map((option) => (option.kind === 'literal' ? String(option.value) : ''))
  return map?.kind === 'map' ? map.entries.map(({ name }) => name) : []
}

function isKnown(key: Value): boolean {
  return optionsOf(key).every((option) => option.kind === 'literal' && option.value !== null)
}

function viaOf(key: Value): string | undefined {
  return joinVia(...optionsOf(key).map((option) => (option.kind === 'literal' ? option.via : undefined)))
}
