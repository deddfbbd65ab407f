import { letters, singular } from '../catalog/looseName.ts'
import { remembered } from '../lazy.ts'
import type { AttributeCase, FormatId } from '../resource.ts'

/** How the attributes of a resource are spelt where the table has them in the words of another format. */
export interface Spelling {
  /** Whether a name in the file is this segment of the table's path. */
  same(written: string, segment: string): boolean
  /** Whether this segment of the table's path may be left out. */
  omits(segment: string): boolean
  /** The table's path as the file would write it. */
  write(path: string): string
}

/** The table's own words. */
export const ownSpelling: Spelling = {
  same: (written, segment) => written === segment,
  omits: () => false,
  write: (path) => path,
}

/**
 * The words of a format whose names are made from another's: the same letters (`packageType`, `package_type`), lists perhaps in the
 * plural, and mostly without the `properties` of ARM's paths.
 */
export function bridgedSpelling(format: FormatId, written: AttributeCase = caseOf(format)): Spelling {
  return bridgedSpellings[written]
}

/** Names whose spelling is kept: the same few hundred are compared again and again. */
const maxRemembered = 2000

const bridgedSpellings: Readonly<Record<AttributeCase, Spelling>> = {
  camelCase: createBridgedSpelling(camelCase),
  snake_case: createBridgedSpelling(snakeCase),
}

function createBridgedSpelling(write: (name: string) => string): Spelling {
  const keyOf = remembered(maxRemembered, (name) => singular(letters(name)))
  const omits = (segment: string) => segment === 'properties'
  return {
    same: (written, segment) => written === segment || keyOf(written) === keyOf(segment),
    omits,
    write: remembered(maxRemembered, (path) =>
      path
        .split('.')
        .filter((segment) => !omits(segment))
        .map(write)
        .join('.'),
    ),
  }
}

function caseOf(format: FormatId): AttributeCase {
  return format === 'terraform' || format === 'heat' ? 'snake_case' : 'camelCase'
}

function camelCase(name: string): string {
  const joined = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return joined.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, (start) => start.toLowerCase())
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4').toLowerCase()
}
