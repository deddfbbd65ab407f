import type { Layer, Model, Service, Vendors } from './table.generated.ts'

/** The table as it ships: models by id, services by `<vendor>/<service>`, model references kept. */
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
