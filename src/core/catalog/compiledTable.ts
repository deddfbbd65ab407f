import type { Bridge, Layer, Model, Modules, Service, Standards, Vendor } from './table.generated.ts'

/** The whole table in memory, as its files say it: models by id, services by `<vendor>/<service>`. */
export interface CompiledTable {
  readonly layers: readonly LayerText[]
  readonly standards: Standards
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly bridges: Readonly<Record<string, Bridge>>
  readonly modules: Modules
  readonly models: Readonly<Record<string, Model>>
  readonly services: Readonly<Record<string, Service>>
}

/** A layer's label and what it covers, for people. */
export interface LayerText {
  readonly id: Layer
  readonly label: string
  readonly covers: string
}
