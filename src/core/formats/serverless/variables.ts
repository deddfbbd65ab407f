import type { Value } from '../../resource.ts'
import type { Files } from '../format.ts'
import { folderOf, joinPath } from '../paths.ts'
import { excerpt } from '../syntax/excerpt.ts'
import type { Definition, Scope } from '../syntax/settle.ts'
import type { Sections } from '../syntax/yamlSections.ts'
import { closing } from './values.ts'
import { fileValue, literalOf, splitSources } from './variableSources.ts'

/** How deep variables within variables are followed, and how many in all for one value: circles end here. */
const maxDepth = 12
const maxFollowed = 300

/** What a source says: a value, nothing (the next source is asked), or something only a deployment knows. */
type Found = Definition | 'absent' | 'open'

const nowhere = { start: 0, end: 0 }

/**
 * What the variables of a service file stand for: other places of the file, defaults of options, local files. What only a deployment
 * knows (the environment, parameter stores, other stacks) stays open.
 * https://www.serverless.com/framework/docs/guides/variables
 */
export function createVariableScope(service: Sections, path: string, files: Files | undefined): Scope {
  let depth = 0
  let followed = 0

  const scope: Scope = (reference) => {
    if (depth === 0) followed = 0
    if (!reference.startsWith('${') || !reference.endsWith('}') || depth >= maxDepth || followed++ > maxFollowed)
      return undefined
    depth++
    try {
      return chain(reference.slice(2, -1))
    } finally {
      depth--
    }
  }

  /** Sources separated by commas: the first that has a value. */
  function chain(written: string): Definition | undefined {
    const inner = followInner(written)
    if (!inner) return undefined
    let default_: string | undefined
    let open: string | undefined
    for (const source of splitSources(inner.text)) {
      const found = evaluate(source)
      if (found === 'open') open ??= source
      else if (found === 'absent')
        default_ ??= source.startsWith('opt:') ? `default of option ${source.slice(4)}` : undefined
      else if (open === undefined) return { value: found.value, via: default_ ?? inner.via ?? found.via }
      else return { value: eitherOf(open, found.value), via: found.via }
    }
    return undefined
  }

  /** The text with the variables inside of it replaced by what they stand for; undefined where one is open. */
  function followInner(written: string): { text: string; via?: string } | undefined {
    let text = written
    let via: string | undefined
    for (let open = text.lastIndexOf('${'); open !== -1; open = text.lastIndexOf('${')) {
      const close = closing(text, open)
      const definition = close === -1 ? undefined : scope(text.slice(open, close + 1))
      const value = definition && through(definition.value)
      if (value?.kind !== 'literal' || value.value === null || text.length > 2000) return undefined
      via ??= value.via ?? definition!.via
      // Within quotes a variable is part of the text; what it stands for is no variable any more.
      text = text.slice(0, open) + String(value.value).replaceAll('${', '') + text.slice(close + 1)
    }
    return via === undefined ? { text } : { text, via }
  }

  function evaluate(source: string): Found {
    const literal = literalOf(source)
    if (literal) return { value: literal, via: 'default' }
    const [kind, name] = [/^[\w-]+(?=[:(])/.exec(source)?.[0], source.slice(source.indexOf(':') + 1).trim()]
    switch (kind) {
      case 'self':
        return at(sectionValue(name), name.split('.').slice(1), name)
      case 'opt':
        return 'absent'
      case 'sls':
        return name === 'stage' ? stage() : 'open'
      case 'param':
        return parameter(name)
      case 'file':
        return fromFile(source)
      default:
        return 'open'
    }
  }

  function sectionValue(address: string): Value | undefined {
    return service.section(address.split('.')[0]!)?.value
  }

  /** The stage where the command line names none. */
  function stage(): Found {
    const found = at(service.section('provider')?.value, ['stage'], 'provider.stage')
    return found === 'absent'
      ? { value: { kind: 'literal', value: 'dev', range: nowhere }, via: 'default stage' }
      : found
  }

  /** A parameter is set for each stage; where those differ, any of them may hold. https://www.serverless.com/framework/docs/guides/parameters */
  function parameter(name: string): Found {
    const stages = [
      ...mapEntries(service.section('params')?.value).map(({ value }) => value),
      ...mapEntries(service.section('stages')?.value).map(
        ({ value }) => mapEntries(value).find((entry) => entry.name === 'params')?.value,
      ),
    ]
    const found = stages.map((value) => at(value, [name], name))
    const known = found.flatMap((each) => (typeof each === 'object' ? [through(each.value)] : []))
    if (known.length === 0 || found.includes('open')) return 'open' // parameters may also be given on the command line
    const same = known.every((value) => value.kind === 'literal' && value.value === (known[0] as typeof value).value)
    const value: Value = same
      ? known[0]!
      : { kind: 'either', options: known, text: `\${param:${name}}`, range: nowhere }
    return { value, via: `param ${name}` }
  }

  /** `file(./x.yml):a.b`, relative to the service's folder. */
  function fromFile(source: string): Found {
    const match = /^file\(\s*([^()]+?)\s*\)(?::(.*))?$/.exec(source)
    const document = match && files?.read(joinPath(folderOf(path), match[1]!))
    if (!document) return 'open'
    const value = fileValue(document)
    return value ? at(value, match[2] ? match[2].trim().split('.') : [], match[1]!) : 'open'
  }

  /** A value below another one, through variables on the way. */
  function at(value: Value | undefined, names: readonly string[], via: string): Found {
    let found = value
    for (const name of names) {
      found = found && through(found)
      if (found?.kind === 'reference' || found?.kind === 'unknown' || found?.kind === 'either') return 'open'
      if (found?.kind === 'list') found = found.items[Number(name)]
      else found = mapEntries(found).find((entry) => entry.name === name)?.value
    }
    return found ? { value: found, via } : 'absent'
  }

  /** What a variable stands for in the end. */
  function through(value: Value): Value {
    if (value.kind !== 'reference') return value
    const definition = scope(value.text)
    if (!definition) return value
    depth++
    try {
      const found = depth > maxDepth ? value : through(definition.value)
      return found.kind === 'literal' ? { ...found, via: found.via ?? definition.via } : found
    } finally {
      depth--
    }
  }

  return scope
}

function mapEntries(value: Value | undefined) {
  return value?.kind === 'map' ? value.entries : []
}

function eitherOf(open: string, value: Value): Value {
  const text = excerpt(`\${${open}}`)
  return { kind: 'either', options: [{ kind: 'unknown', text, range: nowhere }, value], text, range: nowhere }
}
