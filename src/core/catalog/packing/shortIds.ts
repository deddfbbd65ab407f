import type { Claim, Layer, Service } from '../table.generated.ts'

/** A service with source ids of a letter or two: outside its file nobody reads them. */
export function withShortIds(service: Service): Service {
  const { sources, layers, defaults, shifts, duties } = service
  if (!sources) return service
  const ids = new Map(Object.keys(sources).map((id, index) => [id, index.toString(36)]))
  const short = (id: string) => ids.get(id)!
  const shortAll = <T extends { sources?: string[] }>(item: T): T =>
    item.sources ? { ...item, sources: item.sources.map(short) } : item
  const claims = (byLayer: Partial<Record<Layer, Claim>>) => mapValues(byLayer, (claim) => shortAll(claim!))
  return {
    ...service,
    sources: Object.fromEntries(Object.entries(sources).map(([id, page]) => [short(id), page])),
    ...(layers && { layers: claims(layers) }),
    ...(defaults && {
      defaults: mapValues(defaults, (attributes) =>
        mapValues(attributes, (attribute) => ({ ...attribute, source: short(attribute.source) })),
      ),
    }),
    ...(shifts && { shifts: shifts.map((shift) => ({ ...shortAll(shift), layers: claims(shift.layers) })) }),
    ...(duties && { duties: duties.map(shortAll) }),
  }
}

function mapValues<T extends object>(record: T, change: (value: T[keyof T]) => T[keyof T]): T {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value as T[keyof T])])) as T
}
