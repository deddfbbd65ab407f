import type { Layer, Model, Service, Vendors } from './table.generated.ts'

/** The whole table in memory, as its files say it: models by id, services by `<vendor>/<service>`. */
export interface CompiledTable {
  readonly layers: readonly LayerText[]
  readonly vendors: Vendors
  readonly models: Readonly<Record<string, Model>>
  readonly services: Readonly<Record<string, Service>>
}

/** A layer's label and what it covers, for people. */
export interface LayerText {
  readonly id: Layer
  readonly label: string
  readonly covers: string
}
