import type { ListedResource } from '../../protocol/messages.ts'

/** From how many resources on the list has a filter. */
export const filterFrom = 200

/** At most so many rows are drawn: more make typing slow, and nobody reads them. */
export const drawnAtMost = 500

/** The part of the list to draw. */
export interface ResourceWindow {
  readonly rows: readonly IndexedResource[]
  /** How many match the filter but are not drawn. */
  readonly hidden: number
}

/** A resource with its index in the file's list, which is what the extension knows it by. */
export interface IndexedResource {
  readonly index: number
  readonly resource: ListedResource
}

/** Finds the rows to draw: those that match every word of the filter, and where they are too many, those around the selected one. */
export function resourceWindow(
  resources: readonly ListedResource[],
  {
    filter,
    selected,
    limit = drawnAtMost,
  }: { readonly filter: string; readonly selected: number; readonly limit?: number },
): ResourceWindow {
  const words = resources.length > filterFrom ? filter.toLowerCase().split(/\s+/).filter(Boolean) : []
  const matches = resources
    .map((resource, index) => ({ index, resource }))
    .filter(({ resource }) => hasWords(resource, words))
  const middle = Math.max(
    0,
    matches.findIndex(({ index }) => index === selected),
  )
  const start = Math.max(0, Math.min(middle - Math.floor(limit / 2), matches.length - limit))
  const rows = matches.slice(start, start + limit)
  return { rows, hidden: matches.length - rows.length }
}

function hasWords({ type, name, serviceName }: ListedResource, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = `${type}.${name} ${serviceName ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}
