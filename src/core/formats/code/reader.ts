import { lazy } from '../../lazy.ts'
import type { ResourceDeclaration, Value } from '../../resource.ts'
import type { Reference } from '../format.ts'
import { type Scope, settleAttributes } from '../syntax/settle.ts'
import { argumentsOf, attributesOf, nameOf } from './arguments.ts'
import { findCdkClass } from './cdkClasses.ts'
import { findCdktfClass } from './cdktfClasses.ts'
import type { CodeLanguage } from './languages.ts'
import { openAttribute } from './nodes.ts'
import type { Construction, Program } from './program.ts'
import { findPulumiClass } from './pulumiClasses.ts'
import { readPython } from './python.ts'
import { readTypeScript } from './typescript.ts'

/** The resources that a program constructs, in order of their place. Never throws. */
export function readResources(text: string, language: CodeLanguage): ResourceDeclaration[] {
  const source: Source = { text, language, program: readProgram(text, language), changed: new Map() }
  return source.program.constructions.flatMap((construction) => readConstruction(construction, source) ?? [])
}

/** The name at an offset, where it was assigned a resource that the program constructs. */
export function findReference(text: string, language: CodeLanguage, offset: number): Reference | undefined {
  const program = readProgram(text, language)
  const at = program.nameAt(offset)
  const meant = at && program.names.find(at.path.join('.'), offset)
  if (meant?.value === undefined) return undefined
  const construction = program.constructions.find(({ call }) => call.start === meant.value)
  const resource = construction && readConstruction(construction, { text, language, program, changed: new Map() })
  // The name in its own declaration is no reference to it.
  if (!resource || construction.target?.range.start === at!.range.start) return undefined
  return { range: at!.range, name: resource.name, type: resource.type, declaredAt: resource.range.start }
}

/** A text, what was read of it, and which of its names stand for objects that it changes. */
interface Source {
  readonly text: string
  readonly language: CodeLanguage
  readonly program: Program
  readonly changed: Map<string, boolean>
}

function readProgram(text: string, language: CodeLanguage): Program {
  return language === 'python' ? readPython(text) : readTypeScript(text)
}

function readConstruction(construction: Construction, source: Source): ResourceDeclaration | undefined {
  const { text, language, program } = source
  const { path, pathRange, call, target } = construction
  const reached = program.names.reach(path, pathRange.start)
  const found = reached && (findCdkClass(reached) ?? findCdktfClass(reached) ?? findPulumiClass(reached))
  const given = found && argumentsOf(construction, found, text, language)
  if (!given) return undefined
  const { name, nameRange } = nameOf(given.name, construction, program, text)
  const starts = target && target.range.start < call.start ? target.range.start : call.start
  const read = lazy(() => {
    const settled = settleAttributes(
      attributesOf(given, (node) => program.readValue(node, found.isInput)),
      constants(program, pathRange.start),
    )
    return found.implied?.(settled, pathRange) ?? settled
  })
  const resource = found.named?.(read())
  const attributes = lazy(() => {
    const own = resource?.attributes ?? read()
    return target && isChanged(target.name, source)
      ? [...own, openAttribute(pathRange, `${target.name.replace('this.', '')} is changed later`)]
      : own
  })
  return {
    format: resource?.format ?? found.format,
    mode: found.mode,
    type: resource?.type ?? found.type,
    name,
    range: { start: starts, end: call.end },
    typeRange: pathRange,
    nameRange,
    bodyRange: given.body ?? call,
    attributeCase: language === 'python' ? 'snake_case' : 'camelCase',
    get attributes() {
      return attributes()
    },
  }
}

/** Definitions that are followed: what a name was set to once, to a plain value. */
function constants({ names, readValue }: Program, offset: number): Scope {
  return (reference) => {
    const found = names.findOnly(reference, offset)
    const value: Value | undefined = found?.constant && readValue(found.constant)
    return value && isPlain(value) ? { value, via: `constant ${reference}` } : undefined
  }
}

/** Lists and objects may be filled later. */
function isPlain(value: Value): boolean {
  return value.kind === 'either' ? value.options.every(isPlain) : value.kind === 'literal' || value.kind === 'reference'
}

/** Whether the program sets attributes of an object after it was made: `bucket.versioned = true`, `bucket.addPropertyOverride(...)`. */
function isChanged(target: string, { text, changed }: Source): boolean {
  const name = target.replace(/^this\./, '')
  const known = changed.get(name)
  if (known !== undefined) return known
  let found = false
  for (let at = text.indexOf(`${name}.`); at !== -1 && !found; at = text.indexOf(`${name}.`, at + 1)) {
    const after = text.slice(at + name.length + 1, at + name.length + 80)
    found =
      !/[\w$]/.test(text[at - 1] ?? '') &&
      /^(?:\w+[ \t]*=(?![=>])|add\w*Override\(|add_\w*override\(|put[A-Z_]\w*\(|node\.default_?[Cc]hild)/.test(after)
  }
  changed.set(name, found)
  return found
}
