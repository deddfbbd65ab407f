import type { Value } from '../../resource.ts'
import type { Files, SourceDocument } from '../format.ts'
import { maxPieceLength } from '../limits.ts'
import { folderOf, joinPath } from '../paths.ts'
import type { Definition, Scope } from '../syntax/settle.ts'
import type { Sections } from '../syntax/yamlSections.ts'
import { parseYaml, type YamlDialect } from '../syntax/yamlValue.ts'

/** Stacks of one project that are looked at. */
const maxStacks = 50

/**
 * What `${name}` stands for in a program: a variable, or a configuration value as the stacks beside the program set it, else its
 * default. Where the stacks differ it is any of theirs. Secrets stay open.
 * https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/#configuration
 */
export function createProgramScope(
  sections: Sections,
  path: string,
  files: Files | undefined,
  dialect: YamlDialect,
): Scope {
  const project = () => textOf(sections.section('name')?.value)
  return (reference) => {
    const [name, ...rest] = namesOf(reference)
    if (name === undefined) return undefined
    const found = variable(sections, name) ?? configured(name)
    const value = found && below(found.value, rest)
    return value && { value, via: found.via }
  }

  function configured(name: string): Definition | undefined {
    for (const section of ['config', 'configuration']) {
      const entry = entryOf(sections.section(section)?.value, name)
      if (!entry) continue
      if (isTrue(entryOf(entry, 'secret'))) return undefined
      const isObject = entry.kind === 'map'
      const fallback = isObject ? (entryOf(entry, 'value') ?? entryOf(entry, 'default')) : entry
      const via = isObject && !entryOf(entry, 'value') ? `default of config ${name}` : `config ${name}`
      return fromStacks(name, fallback && { value: fallback, via }) ?? (fallback && { value: fallback, via })
    }
    return undefined
  }

  /** The value that the stacks' files give, each with the fallback where it is silent; undefined where none speaks of it. */
  function fromStacks(name: string, fallback: Definition | undefined): Definition | undefined {
    const key = name.includes(':') ? name : `${project() ?? ''}:${name}`
    const stacks = stackFiles(path, files)
    const set = stacks.map(({ document, stack }) => ({ stack, value: entryOf(stackConfig(document, dialect), key) }))
    if (set.every(({ value }) => value === undefined)) return undefined
    const values = set.flatMap(
      ({ value }) => value ?? fallback?.value ?? { kind: 'unknown' as const, text: name, range: nowhere },
    )
    const first = values[0]!
    if (values.every((value) => value.kind === 'literal' && first.kind === 'literal' && value.value === first.value))
      return {
        value: first,
        via: set.length > 3 ? `${set.length} Pulumi.*.yaml` : set.map(({ stack }) => `Pulumi.${stack}.yaml`).join(', '),
      }
    return { value: { kind: 'either', options: values, text: name, range: nowhere }, via: `config ${name}` }
  }
}

const nowhere = { start: 0, end: 0 }

function variable(sections: Sections, name: string): Definition | undefined {
  const value = entryOf(sections.section('variables')?.value, name)
  return value && { value, via: `variable ${name}` }
}

/** The settings of stacks: `Pulumi.<stack>.yaml` beside the program. https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/ */
function stackFiles(path: string, files: Files | undefined): { document: SourceDocument; stack: string }[] {
  const folder = folderOf(path)
  return (files?.list(folder) ?? [])
    .flatMap((name) => {
      const stack = /^Pulumi\.(.+)\.ya?ml$/.exec(name)?.[1]
      const document = stack === undefined ? undefined : files?.read(joinPath(folder, name))
      return document && stack !== undefined ? [{ document, stack }] : []
    })
    .sort((a, b) => (a.stack < b.stack ? -1 : 1))
    .slice(0, maxStacks)
}

const stackConfigs = new WeakMap<SourceDocument, { readonly config: Value | undefined }>()

function stackConfig(document: SourceDocument, dialect: YamlDialect): Value | undefined {
  let kept = stackConfigs.get(document)
  if (!kept) {
    const result = document.text.length <= maxPieceLength ? parseYaml(document.text, dialect) : undefined
    kept = { config: result && 'value' in result ? entryOf(result.value, 'config') : undefined }
    stackConfigs.set(document, kept)
  }
  return kept.config
}

/** `name`, `name.a`, `name["a"]`, `name[0]` as names; a namespace stays with its name. */
function namesOf(reference: string): string[] {
  if (reference.length > 200 || reference.endsWith('…')) return []
  return reference.split(/[.[\]]+/).flatMap((part) => part.replaceAll(/["']/g, '').trim() || [])
}

function below(value: Value, names: readonly string[]): Value | undefined {
  return names.reduce<Value | undefined>(
    (at, name) => (at?.kind === 'list' ? at.items[Number(name)] : entryOf(at, name)),
    value,
  )
}

/** An entry's value. A secret of a stack is `{ secure: ... }`, and open. */
function entryOf(value: Value | undefined, name: string): Value | undefined {
  const found = value?.kind === 'map' ? value.entries.find((entry) => entry.name === name)?.value : undefined
  if (found?.kind === 'map' && found.entries.some((entry) => entry.name === 'secure'))
    return { kind: 'unknown', text: 'secret', range: found.range }
  return found
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && value.value !== null ? String(value.value) : undefined
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === true
}
