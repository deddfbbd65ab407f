import { go, prepare } from 'fuzzysort'
import type { FormatId } from '../resource.ts'
import type { Catalog } from './catalog.ts'

/** Something a person can look up. */
export type SearchItem =
  | {
      readonly kind: 'type'
      readonly type: string
      readonly format: FormatId
      readonly serviceId: string
      readonly serviceName: string
    }
  | {
      readonly kind: 'service'
      readonly serviceId: string
      readonly serviceName: string
      readonly vendorName: string
      readonly aliases: string
    }
  | { readonly kind: 'vendor'; readonly vendorId: string; readonly vendorName: string; readonly services: number }

/** Finds types, services and vendors by fuzzy search over the whole table. */
export type Search = (query: string, options?: { readonly limit?: number }) => readonly SearchItem[]

/** Prepares the search: one pass over the table. An empty query gives vendors, then services. */
export function createSearch(catalog: Catalog): Search {
  const items = [...vendorItems(catalog), ...serviceItems(catalog), ...typeItems(catalog)]
  const prepared = items.map((item) => ({ item, texts: searchTexts(item).map((text) => prepare(text)) }))
  return (query, { limit = 200 } = {}) => {
    if (query.trim() === '') return items.filter(({ kind }) => kind !== 'type').slice(0, limit)
    const keys = [0, 1].map((index) => (entry: (typeof prepared)[number]) => entry.texts[index] ?? null)
    return go(query.trim(), prepared, { keys, limit, threshold: 0.3 }).map(({ obj }) => obj.item)
  }
}

function searchTexts(item: SearchItem): string[] {
  switch (item.kind) {
    case 'type':
      return [item.type, `${item.serviceName} ${item.type}`]
    case 'service':
      return [item.serviceName, `${item.vendorName} ${item.serviceId} ${item.aliases}`]
    case 'vendor':
      return [item.vendorName, item.vendorId]
    default:
      return item satisfies never
  }
}

function vendorItems({ table }: Catalog): SearchItem[] {
  return Object.entries(table.vendors).map(([vendorId, { name }]) => ({
    kind: 'vendor',
    vendorId,
    vendorName: name,
    services: table.serviceIds.filter((id) => id.startsWith(`${vendorId}/`)).length,
  }))
}

function serviceItems({ table }: Catalog): SearchItem[] {
  return table.serviceIds.map((serviceId) => {
    const { name, aliases } = table.service(serviceId)
    const vendorName = table.vendors[serviceId.slice(0, serviceId.indexOf('/'))]!.name
    return { kind: 'service', serviceId, serviceName: name, vendorName, aliases: aliases?.join(' ') ?? '' }
  })
}

function typeItems(catalog: Catalog): SearchItem[] {
  return [...catalog.types()].map(({ type, format, serviceId }) => ({
    kind: 'type',
    type,
    format,
    serviceId,
    serviceName: catalog.table.service(serviceId).name,
  }))
}
