import type { Attribute, TextRange, Value } from '../../resource.ts'
import { entryOf, given, isNull, stringOf, valueAt } from './values.ts'

/** Keys of a function, and of the provider as its default, with the name that CloudFormation has for them. */
const shared = new Map([
  ['runtime', 'Runtime'],
  ['kmsKeyArn', 'KmsKeyArn'],
  ['layers', 'Layers'],
  ['timeout', 'Timeout'],
  ['memorySize', 'MemorySize'],
])

/** Keys of a function alone. */
const own = new Map([
  ['name', 'FunctionName'],
  ['description', 'Description'],
  ['handler', 'Handler'],
  ['role', 'Role'],
  ['reservedConcurrency', 'ReservedConcurrentExecutions'],
  ['fileSystemConfig', 'FileSystemConfigs'],
  ['tags', 'Tags'],
])

/**
 * A function in the words of `AWS::Lambda::Function`, from its own entry and what the provider sets for every function. Both are
 * settled. Names and values keep their places in the file.
 * https://www.serverless.com/framework/docs/providers/aws/guide/functions
 */
export function functionAttributes(name: Attribute, provider: Value | undefined): readonly Attribute[] {
  const body = name.value
  if (body.kind !== 'map') return isNull(body) ? [] : [open(body)]
  const found: Attribute[] = []
  const add = (as: string, from: Attribute | undefined, value = from?.value) => {
    if (from && value && !isNull(value)) found.push({ name: as, nameRange: from.nameRange, value })
  }
  for (const [key, as] of own) add(as, entryOf(body, key))
  for (const [key, as] of shared) add(as, inherited(body, provider, key))
  const image = entryOf(body, 'image')
  const runtime = found.findIndex((each) => each.name === 'Runtime')
  if (image && !isNull(image.value)) {
    if (runtime !== -1) found.splice(runtime, 1) // the provider's runtime is not for images
    found.push(...imageAttributes(image))
  } else if (runtime === -1) found.push(frameworksRuntime(name.nameRange))
  const vpc = inheritedVpc(body, provider)
  if (vpc) add('VpcConfig', vpc, renamed(vpc.value, { securityGroupIds: 'SecurityGroupIds', subnetIds: 'SubnetIds' }))
  const environment = environmentOf(body, provider)
  if (environment) found.push(environment)
  const tracing = entryOf(body, 'tracing') ?? inFrom(provider, 'tracing', 'lambda')
  add('TracingConfig', tracing, tracing && nested('Mode', tracing, tracingMode(tracing.value)))
  const onError = entryOf(body, 'onError')
  add('DeadLetterConfig', onError, onError && nested('TargetArn', onError, onError.value))
  const architecture = inherited(body, provider, 'architecture')
  add('Architectures', architecture)
  const storage = entryOf(body, 'ephemeralStorageSize')
  add('EphemeralStorage', storage, storage && nested('Size', storage, storage.value))
  const management = inherited(body, provider, 'runtimeManagement')
  add(
    'RuntimeManagementConfig',
    management,
    management && nested('UpdateRuntimeOn', management, updateMode(management.value)),
  )
  return found
}

/** Something elsewhere may set any attribute. */
export function open(value: Value): Attribute {
  return {
    name: '*',
    nameRange: value.range,
    value: { kind: 'unknown', text: 'text' in value ? value.text : '', range: value.range },
  }
}

/** What a function does not say itself, the provider may; `~` in the function takes it back. */
function inherited(body: Value, provider: Value | undefined, key: string): Attribute | undefined {
  return entryOf(body, key) ?? inFrom(provider, key)
}

/** An entry of the provider, with its place in words. */
function inFrom(provider: Value | undefined, ...path: string[]): Attribute | undefined {
  const entry = entryOf(valueAt(provider, ...path.slice(0, -1)), path.at(-1)!)
  const said = `provider.${path.join('.')}`
  return entry?.value.kind === 'literal' ? { ...entry, value: { ...entry.value, via: entry.value.via ?? said } } : entry
}

/** The two halves of `vpc` are inherited each by itself. */
function inheritedVpc(body: Value, provider: Value | undefined): Attribute | undefined {
  const vpc = entryOf(body, 'vpc')
  const general = inFrom(provider, 'vpc')
  const chosen = vpc ?? general
  if (!chosen || isNull(chosen.value)) return undefined
  return chosen.value.kind === 'map' && chosen.value.entries.every(({ value }) => isNull(value)) ? undefined : chosen
}

function environmentOf(body: Value, provider: Value | undefined): Attribute | undefined {
  const [mine, general] = [entryOf(body, 'environment'), inFrom(provider, 'environment')]
  const written = [general, mine].flatMap((each) => (each && !isNull(each.value) ? [each] : []))
  const place = written.at(-1)
  if (!place) return undefined
  const entries = written.flatMap(({ value }) => (value.kind === 'map' ? value.entries : [open(value)]))
  if (entries.length === 0) return undefined
  const latest = [...new Map(entries.map((entry) => [entry.name, entry])).values()]
  const range = place.value.range
  return {
    name: 'Environment',
    nameRange: place.nameRange,
    value: nested('Variables', place, { kind: 'map', entries: latest, range }),
  }
}

/** An image is named by itself, or in a map with how to start or build it. */
function imageAttributes(image: Attribute): Attribute[] {
  const { value, nameRange } = image
  const uri =
    value.kind === 'map'
      ? (valueAt(value, 'uri') ?? valueAt(value, 'name') ?? { ...value, kind: 'unknown', text: 'image' })
      : value
  if (value.kind === 'either') return [open(value)]
  return [
    { name: 'PackageType', nameRange, value: given('Image', value.range, 'image is set') },
    { name: 'Code', nameRange, value: nested('ImageUri', image, uri as Value) },
  ]
}

/** A function without a runtime takes one that changes with the framework's version. */
function frameworksRuntime(range: TextRange): Attribute {
  return {
    name: 'Runtime',
    nameRange: range,
    value: { kind: 'unknown', text: "the default of the framework's version", range },
  }
}

function tracingMode(value: Value): Value {
  if (value.kind !== 'literal' || typeof value.value !== 'boolean') return value
  return { ...value, value: value.value ? 'Active' : 'PassThrough' }
}

/** `auto`, `onFunctionUpdate`, or a map with the mode. */
function updateMode(value: Value): Value {
  const mode = value.kind === 'map' ? valueAt(value, 'mode') : value
  const known = { auto: 'Auto', onFunctionUpdate: 'FunctionUpdate', manual: 'Manual' }[stringOf(mode) ?? '']
  return mode?.kind === 'literal' && known ? { ...mode, value: known } : (mode ?? value)
}

function renamed(value: Value, names: Readonly<Record<string, string>>): Value {
  if (value.kind !== 'map') return value
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, name: names[entry.name] ?? entry.name })) }
}

/** A value one level deeper than the file has it. */
export function nested(name: string, { nameRange }: Attribute, value: Value): Value {
  return { kind: 'map', entries: [{ name, nameRange, value }], range: value.range }
}
