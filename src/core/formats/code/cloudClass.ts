import type { Attribute, FormatId, TextRange } from '../../resource.ts'

/** A class of a library whose objects are resources. */
export interface CloudClass {
  readonly format: FormatId
  readonly mode: 'resource' | 'data'
  readonly type: string
  /** Where the object takes its name and its attributes: `(scope, id, props)` as constructs do, or `(name, args)`. */
  readonly takes: 'scope-id-props' | 'name-args'
  /** What the object is, where its arguments say that and not its class; undefined where they leave it open. */
  readonly named?: (given: readonly Attribute[]) => NamedResource | undefined
  /** The classes that the library has for inputs; in Python they are called. */
  readonly isInput: (className: string) => boolean
  /** What the class says of the resource without being told. `range` is where the class stands, `given` what the program says. */
  readonly implied?: (given: readonly Attribute[], range: TextRange) => readonly Attribute[]
}

/** A resource whose type is an argument. */
export interface NamedResource {
  readonly format: FormatId
  readonly type: string
  readonly attributes: readonly Attribute[]
}

/** The class at the end of a way through imported modules: `['@pulumi', 'aws', 's3', 'Bucket']`. Undefined for what is no resource. */
export type FindClass = (reached: readonly string[]) => CloudClass | undefined

/** The names of modules are small, those of classes begin with a capital letter: what follows a class is a member of it. */
export function splitClass(path: readonly string[]): { modules: readonly string[]; name: string } | undefined {
  const modules = path.slice(0, -1)
  const name = path.at(-1)
  return name !== undefined && /^[A-Z]\w*$/.test(name) && !modules.some((part) => /^[A-Z]/.test(part))
    ? { modules, name }
    : undefined
}

/** `S3Bucket` and `s3Bucket` as `s3_bucket`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
}

/** An argument that is plain text. */
export function textOf(given: readonly Attribute[], name: string): string | undefined {
  const value = given.find((each) => each.name === name)?.value
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
}
