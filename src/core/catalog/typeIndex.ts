import { lazy } from '../lazy.ts'
import type { FormatId } from '../resource.ts'
import { looseName } from './looseName.ts'
import type { TypeGroup } from './packing/packedTable.ts'

/** A name of the table, with the group it stands in. */
export interface Named {
  readonly group: TypeGroup
  /** The name as the table writes it. */
  readonly name: string
}

export interface FoundType {
  readonly named: Named
  readonly match: 'exact' | 'rule'
}

/** The names of one format: those that resolve exactly, and the prefixes of rules. */
export interface TypeIndex {
  readonly groups: readonly TypeGroup[]
  /** By exact name, or by the longest prefix rule; in ARM a type is also a rule for those below it. */
  find(type: string): FoundType | undefined
  /** The same over names without case, separators and plurals, as other vocabularies spell them. */
  findLoosely(key: string): FoundType | undefined
  /** What holds for any type that somebody else than the vendor publishes under a name of their own. */
  findOfPublisher(type: string): FoundType | undefined
}

/** Prepares the names of a format. Each index is made when it is first asked for: a bridge needs the loose one only. */
export function createTypeIndex(format: FormatId, groups: readonly TypeGroup[]): TypeIndex {
  const strict = lazy(() => {
    const names = index(groups, (name) => strictKey(format, name))
    if (format === 'kubernetes') addBareKinds(names.exact)
    if (format === 'arm') addChildRules(names)
    return names
  })
  const loose = lazy(() => index(groups, (name) => looseName(format, name)))
  const publisher = publishers[format]
  const anyPublisher = lazy(() => {
    const group = publisher && groups.find(({ names }) => names.includes(publisher.name))
    return group && { group, name: publisher.name }
  })
  return {
    groups,
    find: (type) => search(strict(), strictKey(format, type)),
    findLoosely: (key) => search(loose(), key),
    findOfPublisher(type) {
      const named = publisher?.of.test(type) ? anyPublisher() : undefined
      return named && { named, match: 'rule' }
    },
  }
}

/**
 * Formats in which anybody can publish types, the shape of such types, and the name under which the table says what holds for any:
 * CloudFormation registry extensions (`Publisher::Product::Type`), custom resources of a Kubernetes API group (a domain name).
 */
const publishers: { readonly [format in FormatId]?: { readonly name: string; readonly of: RegExp } } = {
  cloudformation: { name: '*::*', of: /^(?!AWS::|Alexa::)\w+::\w+::\w+(::MODULE)?$/ },
  kubernetes: { name: '*/*', of: /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[A-Za-z][\w.-]*$/ },
}

interface Names {
  readonly exact: Map<string, Named>
  readonly rules: Map<string, Named>
}

function index(groups: readonly TypeGroup[], keyOf: (name: string) => string): Names {
  const exact = new Map<string, Named>()
  const rules = new Map<string, Named>()
  for (const group of groups)
    for (const name of group.names) {
      const rule = name.endsWith('*')
      const key = keyOf(rule ? name.slice(0, -1) : name)
      const names = rule ? rules : exact
      if (!names.has(key)) names.set(key, { group, name })
    }
  return { exact, rules }
}

function search({ exact, rules }: Names, key: string): FoundType | undefined {
  const named = exact.get(key)
  if (named) return { named, match: 'exact' }
  for (let length = rules.size === 0 ? 0 : key.length; length > 0; length--) {
    const rule = rules.get(key.slice(0, length))
    if (rule) return { named: rule, match: 'rule' }
  }
  return undefined
}

/** What is below an ARM type belongs to it, unless a longer rule says otherwise. */
function addChildRules({ exact, rules }: Names): void {
  for (const [name, named] of exact) if (!rules.has(`${name}/`)) rules.set(`${name}/`, named)
}

/** A Kubernetes kind by itself means the one that has it; where several do, the one of Kubernetes' own groups. */
function addBareKinds(exact: Map<string, Named>): void {
  const builtIn = (name: string) => /^\w+\/|^[\w.-]+\.k8s\.io\//.test(name)
  const names = [...exact].filter(([name]) => name.includes('/'))
  for (const [name, named] of [...names.filter(([name]) => builtIn(name)), ...names]) {
    const kind = name.slice(name.lastIndexOf('/') + 1)
    if (!exact.has(kind)) exact.set(kind, named)
  }
}

/** ARM compares types without case, and lists of Kubernetes kinds are not sure of theirs; the others go by their letters. */
function strictKey(format: FormatId, name: string): string {
  return format === 'arm' || format === 'kubernetes' ? name.toLowerCase() : name
}
