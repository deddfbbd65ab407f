import type { Attribute, Value } from '../../resource.ts'
import type { Files, SourceDocument } from '../format.ts'
import { fileNameOf, folderOf, joinPath } from '../paths.ts'
import { parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import type { Definition } from '../syntax/settle.ts'
import { parseBody } from './body.ts'
import type { Situation } from './scope.ts'

/**
 * What a root variable is, from its default and the `.tfvars` beside it. `terraform.tfvars` and `*.auto.tfvars` always count, the last one
 * wins; any other file is given by hand, so where it says otherwise the value is one of several.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
export function variableValue(
  name: string,
  declared: Definition | undefined,
  { path, files }: Situation,
): Definition | undefined {
  const given = files ? assignments(folderOf(path), files) : []
  const of = ({ file, values }: Assignments): Definition[] => {
    const value = values.get(name)
    return value ? [{ value, via: `${name} in ${file}` }] : []
  }
  const usual =
    given
      .filter(({ automatic }) => automatic)
      .flatMap(of)
      .at(-1) ?? declared
  const byHand = given.filter(({ automatic }) => !automatic).flatMap(of)
  if (byHand.length === 0) return usual
  const ways = usual ? [usual, ...byHand] : byHand
  const [{ value: only, via }] = ways as [Definition, ...Definition[]]
  if (ways.every(({ value }) => isSame(value, only))) return { value: only, via }
  const options = ways.map(({ value, via: from }) => (value.kind === 'literal' ? { ...value, via: from } : value))
  return {
    value: {
      kind: 'either',
      options,
      text: `var.${name} (${ways.map((way) => way.via).join(', ')})`,
      range: only.range,
    },
    via,
  }
}

interface Assignments {
  readonly file: string
  readonly automatic: boolean
  readonly values: ReadonlyMap<string, Value>
}

function assignments(folder: string, files: Files): Assignments[] {
  return (files.list(folder) ?? [])
    .filter((name) => /\.tfvars(?:\.json)?$/i.test(name))
    .sort(byPrecedence)
    .flatMap((name) => files.read(joinPath(folder, name)) ?? [])
    .map((document) => {
      const file = fileNameOf(document.path)
      return { file, automatic: isAutomatic(file), values: valuesOf(document) }
    })
}

function isAutomatic(file: string): boolean {
  return /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/i.test(file)
}

/** `terraform.tfvars`, then `terraform.tfvars.json`, then the others by name. */
function byPrecedence(a: string, b: string): number {
  const rank = (name: string) => (name === 'terraform.tfvars' ? 0 : name === 'terraform.tfvars.json' ? 1 : 2)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

const known = new WeakMap<SourceDocument, ReadonlyMap<string, Value>>()

function valuesOf(document: SourceDocument): ReadonlyMap<string, Value> {
  let values = known.get(document)
  if (!values) known.set(document, (values = new Map(readValues(document).map(({ name, value }) => [name, value]))))
  return values
}

function readValues({ path, text }: SourceDocument): readonly Attribute[] {
  if (!path.endsWith('.json')) return parseBody(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length).value
  const root = parseJson(text)
  if (!root || root === 'too-deep') return []
  const value = readJsonValue(root, text, () => undefined)
  return value.kind === 'map' ? value.entries : []
}

function isSame(a: Value, b: Value): boolean {
  return a === b || (a.kind === 'literal' && b.kind === 'literal' && a.value === b.value)
}
