import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { SourceDocument } from '../format.ts'
import { parseBody } from '../terraform/body.ts'

/** What one Terragrunt file says, before anything is followed. */
export interface Configuration {
  readonly locals: readonly Attribute[]
  /** The `inputs` of the module; undefined where there are none. */
  readonly inputs: Attribute | undefined
  /** The `source` in the `terraform` block. */
  readonly source: Attribute | undefined
  /** The paths of included files, each under the name of its block. */
  readonly includes: readonly Attribute[]
  /** Units and stacks of a `terragrunt.stack.hcl`. */
  readonly units: readonly Unit[]
}

/** A `unit` or `stack` block: a folder with a configuration of its own, and the values it is given. */
export interface Unit {
  readonly name: string
  readonly nameRange: TextRange
  readonly range: TextRange
  readonly source: Attribute | undefined
  readonly values: readonly Attribute[]
}

const known = new WeakMap<SourceDocument, Configuration>()

/** Reads a file, once as long as it is the same object. */
export function configurationOf(document: SourceDocument): Configuration {
  let configuration = known.get(document)
  if (!configuration) known.set(document, (configuration = readConfiguration(document.text)))
  return configuration
}

/** https://terragrunt.gruntwork.io/docs/reference/hcl/blocks/ */
export function readConfiguration(text: string): Configuration {
  const body = parseBody(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length).value
  const blocks = (name: string) => body.filter((item) => item.name === name && item.value.kind === 'map')
  return {
    locals: blocks('locals').flatMap(({ value }) => entriesOf(value)),
    inputs: body.findLast(({ name }) => name === 'inputs'),
    source: blocks('terraform').flatMap(({ value }) => entryOf(value, 'source') ?? [])[0],
    includes: blocks('include').flatMap((block) => {
      const path = entryOf(block.value, 'path')
      return path ? [{ ...path, name: labelOf(text, block).name }] : []
    }),
    units: [...blocks('unit'), ...blocks('stack')].map((block) => readUnit(text, block)),
  }
}

function readUnit(text: string, block: Attribute): Unit {
  const { nameRange, value } = block
  const values = entryOf(value, 'values')?.value
  return {
    ...labelOf(text, block),
    range: { start: nameRange.start, end: value.range.end },
    source: entryOf(value, 'source'),
    values: values ? entriesOf(values) : [],
  }
}

function labelOf(text: string, { nameRange, value }: Attribute): Pick<Unit, 'name' | 'nameRange'> {
  const label = /"([^"\n]*)"/.exec(text.slice(nameRange.end, value.range.start))
  const start = label ? nameRange.end + label.index + 1 : nameRange.end
  return { name: label?.[1] ?? '', nameRange: { start, end: start + (label?.[1]!.length ?? 0) } }
}

/** The entries of a map; of anything else one that may be any. */
export function entriesOf(value: Value): readonly Attribute[] {
  if (value.kind === 'map') return value.entries
  return [{ name: '*', nameRange: value.range, value }]
}

function entryOf(value: Value, name: string): Attribute | undefined {
  return value.kind === 'map' ? value.entries.find((entry) => entry.name === name) : undefined
}
