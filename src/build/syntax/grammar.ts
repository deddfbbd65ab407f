import type { CompiledTable } from '../../core/catalog/compiledTable.ts'
import type { Service } from '../../core/catalog/table.generated.ts'
import { trieRegex } from './trie.ts'

/** The scopes of the languages whose resource type tokens are marked. */
export const hostScopes = ['source.hcl', 'source.hcl.terraform', 'source.yaml', 'source.json', 'source.bicep'] as const

/**
 * An injection grammar that scopes the resource types the table knows, by vendor: `entity.name.type.cloud.aws`. It marks
 * the token alone and leaves everything around it to the language's own grammar.
 */
export function resourceTypeGrammar({ services }: CompiledTable): object {
  const vendors = [...new Set(Object.keys(services).map((id) => id.slice(0, id.indexOf('/'))))].sort()
  const patterns = vendors.flatMap((vendor) =>
    vendorPatterns(
      vendor,
      Object.entries(services).flatMap(([id, service]) => (id.startsWith(`${vendor}/`) ? [service] : [])),
    ),
  )
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    scopeName: 'responsibility.resource-types.injection',
    injectionSelector: hostScopes.map((scope) => `L:${scope} -comment`).join(', '),
    patterns,
  }
}

function vendorPatterns(vendor: string, services: readonly Service[]): object[] {
  const names = (format: 'terraform' | 'cloudformation' | 'arm') =>
    services.flatMap((service) =>
      service.resources.flatMap((group) => (group[format] ?? []).filter((name) => !name.endsWith('*'))),
    )
  const name = `entity.name.type.cloud.${vendor}`
  return [
    { words: names('terraform'), before: '(?<![\\w.-])', after: '(?![\\w-])', flags: '' },
    { words: names('cloudformation'), before: '(?<![\\w:])', after: '(?![\\w:])', flags: '' },
    // ARM types are followed by their API version or the closing quote, and compare without case.
    { words: names('arm'), before: '(?<![\\w./])', after: '(?=[@\'"])', flags: '(?i)' },
  ].flatMap(({ words, before, after, flags }) =>
    words.length === 0 ? [] : [{ match: `${flags}${before}${trieRegex(words)}${after}`, name }],
  )
}
