import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import type { Scope } from '../syntax/settle.ts'
import { insideQuotes } from '../syntax/yamlValue.ts'
import { declare, declareElsewhere } from './declare.ts'
import { type Created, createdBy } from './events.ts'
import { functionAttributes, open } from './functionAttributes.ts'
import { entriesOf, type Entry, type Sections } from '../syntax/yamlSections.ts'
import { entryOf, given, isNull, settled, stringOf, valueAt } from './values.ts'

/** What the variables of a service stand for: within its own text, and with the files around it. */
export interface Scopes {
  readonly own: Scope
  readonly around: Scope
}

/** The functions of a service, and what their events create. */
export function readFunctions(service: Sections, scopes: Scopes): ResourceDeclaration[] {
  const provider = lazy(() => providerOf(service, scopes.around))
  const ownProvider = lazy(() => providerOf(service, scopes.own))
  const once = new Set<string>()
  const read = (entry: Entry): ResourceDeclaration[] => [
    functionOf(service, entry, scopes, provider),
    ...urlOf(service.text, entry, scopes),
    ...eventsOf(entry.value).flatMap((event) =>
      createdBy(service.text, event, settled(event.value, scopes.own), ownProvider()).flatMap((created) => {
        if (created.once !== undefined && once.has(created.once)) return []
        if (created.once !== undefined) once.add(created.once)
        const attributes = () => created.attributes(settled(event.value, scopes.around), provider())
        return [declare(service.text, { ...created, name: nameOf(event, created), attributes })]
      }),
    ),
  ]
  return [
    // An empty key names no function, and leaves nowhere to show one.
    ...service
      .entries('functions')
      .filter(({ name }) => name !== '')
      .flatMap(read),
    ...service.others('functions').flatMap((value) => elsewhere(service.text, value, scopes.around, read)),
  ]
}

/** What stands at the event's key has its name: an event of another file has every range at what refers to it. */
function nameOf({ name, nameRange }: Attribute, created: Created): string | undefined {
  return created.nameRange.start === nameRange.start && created.nameRange.end === nameRange.end ? name : undefined
}

function providerOf(service: Sections, scope: Scope): Value | undefined {
  const provider = service.section('provider')
  return provider && settled(provider.value, scope)
}

function functionOf(
  service: Sections,
  entry: Entry,
  { around }: Scopes,
  provider: () => Value | undefined,
): ResourceDeclaration {
  return declare(service.text, {
    type: 'AWS::Lambda::Function',
    name: entry.name,
    range: entry.range,
    nameRange: entry.nameRange,
    bodyRange: { start: Math.min(entry.nameRange.end + 1, entry.range.end), end: entry.range.end },
    attributes() {
      const common = provider()
      const found = functionAttributes({ ...entry, value: settled(entry.value, around) }, common)
      const unread = common && common.kind !== 'map' && !isNull(common) ? [open(common)] : []
      return [...found, ...keyOfService(service, found, around), ...unread, ...overriddenIn(service, entry.name)]
    },
  })
}

/** Older services name the key of all functions beside their own name. */
function keyOfService(service: Sections, found: readonly Attribute[], scope: Scope): Attribute[] {
  const key = entryOf(service.section('service')?.value, 'awsKmsKeyArn')
  if (!key || isNull(key.value) || found.some(({ name }) => name === 'KmsKeyArn')) return []
  return [{ ...key, name: 'KmsKeyArn', value: settled(key.value, scope) }]
}

/** `resources` may add to what the framework makes of a function: https://www.serverless.com/framework/docs/providers/aws/guide/resources */
function overriddenIn(service: Sections, name: string): Attribute[] {
  const section = service.section('resources')
  const id = `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', 'Dash').replaceAll('_', 'Underscore')}LambdaFunction`
  const found = [section?.value ?? []]
    .flat()
    .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
    .flatMap((part) => entryOf(valueAt(part, 'extensions'), id) ?? entryOf(valueAt(part, 'Resources'), id) ?? [])
  return found.map(({ nameRange }) => open({ kind: 'unknown', text: id, range: nameRange }))
}

/** https://www.serverless.com/framework/docs/providers/aws/guide/functions#lambda-function-urls: open to all without an authorizer. */
function urlOf(text: string, { value }: Entry, { around, own }: Scopes): ResourceDeclaration[] {
  const url = entryOf(value, 'url')
  const known = url && settled(url.value, own)
  if (!url || !known || isNull(known) || (known.kind === 'literal' && known.value === false)) return []
  const nameRange = insideQuotes(text, url.nameRange)
  return [
    declare(text, {
      type: 'AWS::Lambda::Url',
      range: { start: url.nameRange.start, end: Math.max(url.nameRange.end, url.value.range.end) },
      nameRange,
      attributes() {
        const found = settled(url.value, around)
        if (found.kind === 'reference' || found.kind === 'unknown' || found.kind === 'either') return [open(found)]
        const authorizer = entryOf(found, 'authorizer')
        const isIam = stringOf(authorizer?.value)?.toLowerCase() === 'aws_iam'
        const range = authorizer?.value.range ?? found.range
        const type: Value =
          authorizer && !isNull(authorizer.value) && stringOf(authorizer.value) === undefined
            ? authorizer.value
            : given(isIam ? 'AWS_IAM' : 'NONE', range, isIam ? 'authorizer' : 'authorizer is not set')
        return [{ name: 'AuthType', nameRange: authorizer?.nameRange ?? nameRange, value: type }]
      },
    }),
  ]
}

/** The events of a function, each an entry: `http: GET users`. */
function eventsOf(body: Value): Attribute[] {
  const events = valueAt(body, 'events')
  if (events?.kind !== 'list') return []
  return events.items.flatMap((item) => (item.kind === 'map' ? item.entries.slice(0, 1) : []))
}

/** Functions that stand in another file. */
function elsewhere(
  text: string,
  value: Value,
  scope: Scope,
  read: (entry: Entry) => ResourceDeclaration[],
): ResourceDeclaration[] {
  if (value.kind !== 'reference') return []
  const range = insideQuotes(text, value.range)
  const file = /file\(\s*([^()\s]+)\s*\)/.exec(text.slice(range.start, range.end))
  if (!file) return []
  const start = range.start + file.index + file[0].indexOf(file[1]!)
  return [
    declareElsewhere(text, { start, end: start + file[1]!.length }, () => {
      const found = settled(value, scope)
      return found.kind === 'map' || found.kind === 'list' ? entriesOf(text, found).flatMap(read) : undefined
    }),
  ]
}
