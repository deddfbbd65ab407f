import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import { type Context, evaluate, evaluateEntries } from '../azure/evaluate.ts'
import { truthOf } from '../azure/functions.ts'
import { type Definition, type Effort, Names, newEffort } from '../azure/names.ts'
import { deployedParameter, type Given, givenParameter } from '../azure/parameters.ts'
import type { Use } from '../azure/use.ts'
import { excerpt } from '../syntax/excerpt.ts'
import { shiftRange } from '../syntax/shift.ts'
import type { Declaration } from './declarations.ts'
import type { BicepDocument } from './document.ts'
import { skipString } from './scanner.ts'

/** What a module creates; undefined where its file is not at hand. */
export type OpenModule = (source: string, given: Given, use: Use) => readonly ResourceDeclaration[] | undefined

/** What a file declares, as it is used. */
export function declare(document: BicepDocument, use: Use, open: OpenModule): ResourceDeclaration[] {
  const context = contextOf(document, use)
  return document.statements.flatMap(({ range, declarations }) =>
    declarations.map((declaration) => place(declaration, range.start, document.text, context, use, open)),
  )
}

/** What a file creates when it is called: all it declares but what is only read, and what the call's values switch off. */
export function create(document: BicepDocument, use: Use, open: OpenModule): ResourceDeclaration[] {
  const context = contextOf(document, use)
  const created: ResourceDeclaration[] = []
  for (const { range, declarations } of document.statements) {
    let offUntil = -1
    for (const declaration of declarations) {
      if (declaration.range.start < offUntil) continue // a child of what is not created
      const at = within(context, document.text, range.start, declaration.locals)
      if (isOff(declaration, at)) offUntil = declaration.range.end
      else if (declaration.mode !== 'data')
        created.push(place(declaration, range.start, document.text, context, use, open))
    }
  }
  return created
}

/** Whether a declaration's condition is known to be false, or its loop to go over nothing. */
function isOff({ condition, list }: Declaration, context: Context): boolean {
  if (condition && truthOf(evaluate(condition(), context, newEffort())) === false) return true
  const items = list && evaluate(list(), { ...context, locals: [] }, newEffort())
  return items?.kind === 'list' && items.items.length === 0
}

/** The names of a file, and the places of its text. */
function contextOf(document: BicepDocument, use: Pick<Use, 'given' | 'deployments'>): Context {
  const names: Names = new Names(find)
  const deployments = lazy(use.deployments)
  const context: Context = contextWith(names, document.text)
  return context

  function find(name: string, effort: Effort): Definition | undefined {
    const stated = document.definitions().get(name)
    if (!stated) return undefined
    const value = stated.value && evaluate(stated.value(), context, effort)
    if (stated.keyword === 'var') return value && { value, via: `variable ${name}` }
    const parameter = { name, fallback: value, nullable: stated.nullable }
    return use.given ? givenParameter(parameter, use.given) : deployedParameter(parameter, deployments())
  }
}

/** Names, and the places of a text read from its start. */
export function contextWith(names: Names, text: string): Context {
  return within({ names }, text, 0, [])
}

function within({ names }: Pick<Context, 'names'>, text: string, offset: number, locals: readonly string[]): Context {
  return {
    names,
    locals,
    place: (range) => shiftRange(range, offset),
    text: ({ start, end }) => excerpt(unquoted(text.slice(start + offset, end + offset))),
  }
}

/** A string is shown without its quotes. */
function unquoted(source: string): string {
  const isString = source.startsWith("'") && source.length > 1 && skipString(source, 0, source.length) === source.length
  return isString ? source.slice(1, source.endsWith("'") ? -1 : undefined) : source
}

function place(
  declaration: Declaration,
  offset: number,
  text: string,
  context: Context,
  use: Use,
  open: OpenModule,
): ResourceDeclaration {
  const { mode, type, name, locals, bodyRange, body } = declaration
  const attributes = lazy((): readonly Attribute[] => {
    const entries = body()
    if (entries) return evaluateEntries(entries, within(context, text, offset, locals), newEffort())
    const range = shiftRange({ start: bodyRange.start, end: declaration.range.end }, offset)
    return [{ name: '*', nameRange: range, value: { kind: 'unknown', text: '', range } }]
  })
  const placed = {
    format: 'arm' as const,
    mode,
    type,
    name,
    range: shiftRange(declaration.range, offset),
    typeRange: shiftRange(declaration.typeRange, offset),
    nameRange: shiftRange(declaration.nameRange, offset),
    bodyRange: shiftRange(bodyRange, offset),
    get attributes() {
      return attributes()
    },
  }
  if (mode !== 'module') return placed
  const creates = lazy(() => open(type, givenBy(name, attributes()), use))
  return Object.defineProperty(placed, 'creates', { get: creates, enumerable: true })
}

/** What a module's `params` set. */
function givenBy(name: string, attributes: readonly Attribute[]): Given {
  const params = attributes.find((attribute) => attribute.name === 'params')?.value
  const via = `given to module ${name}`
  if (!params) return { values: new Map(), complete: attributes.every((attribute) => attribute.name !== '*'), via }
  if (params.kind !== 'map') return { values: new Map(), complete: false, via }
  return {
    values: new Map(params.entries.map((entry): [string, Value] => [entry.name, entry.value])),
    complete: params.entries.every((entry) => entry.name !== '*'),
    via,
  }
}
