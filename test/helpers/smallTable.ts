import { type Catalog, createCatalog } from '../../src/core/catalog/catalog.ts'
import { openTable, packTable } from '../../src/core/catalog/packing/packedTable.ts'
import type { CompiledTable } from '../../src/core/catalog/compiledTable.ts'
import type { Claim, Layer, Service } from '../../src/core/catalog/table.generated.ts'

const layerIds: readonly Layer[] = [
  'data',
  'identity',
  'application',
  'configuration',
  'encryption',
  'logging',
  'firewall',
  'virtual-network',
  'runtime',
  'os',
  'virtualization',
  'hosts',
  'physical-network',
  'datacenter',
]

const claim: Claim = { party: 'provider', provider: '{vendor} runs {service}.', customer: 'You use {service}.' }

/** A table of one vendor and one model, with the given service, for tests that are about rules and not about clouds. */
export function smallTable(service: Partial<Service>): CompiledTable {
  const source = { title: 'General', url: 'https://example.com/general', accessed: '2026-01-01' }
  return {
    layers: layerIds.map((id) => ({ id, label: id, covers: id })),
    standards: { 'nist-800-53': { name: 'NIST SP 800-53', url: 'https://example.com/nist' } },
    vendors: { acme: { name: 'Acme Cloud', short: 'Acme', sources: { general: source } } },
    bridges: {},
    modules: {},
    models: {
      simple: {
        name: 'simple thing',
        serviceModel: 'paas',
        layers: Object.fromEntries(layerIds.map((id) => [id, claim])),
      },
    },
    services: {
      'acme/thing': {
        name: 'Acme Thing',
        model: 'simple',
        resources: [
          {
            configures: ['runtime'],
            terraform: ['acme_thing', 'acme_thing_*'],
            arm: ['Acme.Things/things'],
            kubernetes: ['things.acme.com/Thing'],
          },
        ],
        sources: { docs: { title: 'Docs', url: 'https://example.com/docs', accessed: '2026-01-02' } },
        ...service,
      },
    },
  }
}

/** The same table, ready to look types up. */
export function smallCatalog(service: Partial<Service>): Catalog {
  return createCatalog(openTable(packTable(smallTable(service))))
}

/** The same table as the text that ships. */
export function smallTableText(service: Partial<Service>): string {
  return packTable(smallTable(service))
}
