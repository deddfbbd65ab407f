import type { CompiledTable } from '../../core/catalog/compiledTable.ts'
import type { Service } from '../../core/catalog/table.generated.ts'
import { trieRegex } from './trie.ts'

/** The scopes of the languages whose resource type tokens are marked. */
export const hostScopes = ['source.hcl', 'source.hcl.terraform', 'source.yaml', 'source.json', 'source.bicep'] as const

/**
 * A scope covers those below it (`source.hcl.terraform`). Each alternative that is separated by a comma would be searched
 * by itself, once more for each that applies, so there is only one: it saves a third of the time our grammar costs.
 */
const selectedScopes = hostScopes.filter((scope) => !hostScopes.some((other) => scope.startsWith(`${other}.`)))

/** What we write of a TextMate grammar. */
export interface InjectionGrammar {
  readonly $schema: string
  readonly scopeName: string
  readonly injectionSelector: string
  readonly patterns: readonly object[]
}

/**
 * An injection grammar that scopes the resource types the table knows, by vendor: `entity.name.type.cloud.aws`. It marks
 * the token alone and leaves everything around it to the language's own grammar.
 */
export function resourceTypeGrammar({ services }: CompiledTable): InjectionGrammar {
  const vendors = [...new Set(Object.keys(services).map((id) => id.slice(0, id.indexOf('/'))))].sort()
  const byVendor = vendors.map((vendor): VendorServices => ({
    vendor,
    services: Object.entries(services).flatMap(([id, service]) => (id.startsWith(`${vendor}/`) ? [service] : [])),
  }))
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    scopeName: 'responsibility.resource-types.injection',
    injectionSelector: `L:(${selectedScopes.join(' | ')}) -comment`,
    patterns: [labelQuote(names(Object.values(services), 'terraform')), ...formatPatterns(byVendor)],
  }
}

/**
 * HCL's grammars take a label with its quotes as one token, which starts before the type in it does. This takes the
 * opening quote of the first of two labels, in the scope they would give it, so that the type can be matched.
 */
function labelQuote(types: readonly string[]): object {
  const prefixes = [...new Set(types.filter(hasPrefix).map((type) => type.split('_', 1)[0]!))]
  const plain = types.filter((type) => !hasPrefix(type))
  const labels = [`${trieRegex(prefixes)}_\\w+`, ...(plain.length > 0 ? [trieRegex(plain)] : [])]
  return { match: `"(?=(?:${labels.join('|')})"[ \\t]+")`, name: 'variable.other.enummember.hcl' }
}

/** Whether a Terraform type names its plugin: `aws_db_instance` does, `http` does not and is also an everyday word. */
function hasPrefix(type: string): boolean {
  return type.includes('_')
}

interface VendorServices {
  readonly vendor: string
  readonly services: readonly Service[]
}

/** One pattern per place a type stands in, with a group per vendor: a line is searched once, not once for each vendor. */
function formatPatterns(vendors: readonly VendorServices[]): object[] {
  const words = (format: GrammarFormat, keep: (name: string) => boolean = () => true) =>
    vendors.map(({ vendor, services }) => ({ vendor, words: names(services, format).filter(keep) }))
  const plain = words('terraform', (name) => !hasPrefix(name))
  return [
    // A label, a reference or a key of Terraform's JSON; neither a member of something else nor a word in a sentence.
    pattern(
      '(?:(?<![\\w.-])|(?<=\\bdata\\.|\\bephemeral\\.))',
      words('terraform', hasPrefix),
      '\\w',
      '(?=[."]|[ \\t]+")',
    ),
    // An everyday word is a type only where nothing else can stand: as a member of `data`, or the first of two labels.
    pattern('(?<=\\bdata\\.|\\bephemeral\\.)', plain, '\\w', '(?=\\.)'),
    pattern('(?<=")', plain, '\\w', '(?="[ \\t]+")'),
    pattern('(?<![\\w:])', words('cloudformation'), '[\\w:]', '(?![\\w:])'),
    // ARM types are followed by their API version or the closing quote, and compare without case.
    pattern('(?<=[\'"])(?i)', words('arm'), '[\\w./-]', '(?=[@\'"])'),
  ]
}

interface VendorWords {
  readonly vendor: string
  readonly words: readonly string[]
}

function pattern(before: string, vendors: readonly VendorWords[], tail: string, after: string): object {
  const present = vendors.filter(({ words }) => words.length > 0)
  return {
    match: `${before}(?=${trieRegex(beginnings(present))})(?:${present.map(({ words }) => `(${trieRegex(words, tail)})`).join('|')})${after}`,
    captures: Object.fromEntries(
      present.map(({ vendor }, index) => [index + 1, { name: `entity.name.type.cloud.${vendor}` }]),
    ),
  }
}

/** How all the words begin, up to their first separator: one look tells that a word is none, before each vendor's are tried. */
function beginnings(vendors: readonly VendorWords[]): string[] {
  return [...new Set(vendors.flatMap(({ words }) => words.map((word) => /^[A-Za-z0-9]+(?:_|::|[./])?/.exec(word)![0])))]
}

type GrammarFormat = 'terraform' | 'cloudformation' | 'arm'

/** Exact names, and rules with their `*`; not the one rule that stands for whatever others publish. */
function names(services: readonly Service[], format: GrammarFormat): string[] {
  return services.flatMap(({ resources }) =>
    resources.flatMap((group) => (group[format] ?? []).filter((name) => !name.startsWith('*'))),
  )
}
