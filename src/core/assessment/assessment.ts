import type { Layer, Party, ServiceModel } from '../catalog/table.generated.ts'
import type { FormatId, TextRange } from '../resource.ts'

/** The answer for one resource: every layer with its party, why, and the duties with their status. Plain data. */
export interface Assessment {
  readonly type: string
  /** The resource's name in its file; undefined for a type looked up without a file. */
  readonly name: string | undefined
  readonly format: FormatId
  readonly vendor: VendorName
  /** `<vendor>/<service>` */
  readonly service: string
  readonly serviceName: string
  readonly serviceModel: ServiceModel
  /** The model's name in words: managed database. */
  readonly modelName: string
  /** Whether the type is named in the table, or a prefix rule names its service. */
  readonly match: 'exact' | 'rule'
  /** The layers this resource type exists to configure. */
  readonly configures: readonly Layer[]
  /** All 14, from the top of the stack to the bottom. */
  readonly layers: readonly LayerAssessment[]
  readonly duties: readonly DutyAssessment[]
  /** Every page that the layers and duties cite, each once. */
  readonly sources: readonly SourcePage[]
  /** What a module creates; undefined for a single resource. `service` is then the first of them. */
  readonly creates?: CreatedServices
}

export interface CreatedServices {
  /** Whether its files were read and each resource counts; else each type that it may create counts once. */
  readonly read: boolean
  readonly services: readonly { readonly service: string; readonly serviceName: string; readonly resources: number }[]
  /** Types that are not in the table, each once. */
  readonly unknown: readonly string[]
}

export interface VendorName {
  readonly id: string
  readonly name: string
  /** What the interface calls the provider side: AWS. */
  readonly short: string
}

export interface LayerAssessment {
  readonly layer: Layer
  readonly label: string
  readonly party: Party
  /** What the provider does; empty where it does nothing. */
  readonly provider: string
  /** What the customer does; empty where nothing is left to do. */
  readonly customer: string
  /** A third party with a duty on this layer, by name. */
  readonly thirdParty: string | undefined
  /** What in the configuration decided this layer. */
  readonly shift: AppliedShift | undefined
  /** What the configuration leaves open. `party` is then the outcome for the documented default, or the cautious one. */
  readonly dependsOn: LayerDependency | undefined
  /** Addresses among the assessment's sources. */
  readonly sources: readonly string[]
  readonly basis: Basis
}

/**
 * What a layer's claim rests on: pages about the service; its model, with the vendor's general statement; or general
 * knowledge, where no page that was read says it.
 */
export type Basis = 'documented' | 'model' | 'general-knowledge'

export interface AppliedShift {
  readonly id: string
  /** The configuration in words: container image. */
  readonly title: string
  /** The condition with the block's own words: `package_type = "Image"`. */
  readonly when: string
  readonly because: string
  /** The attribute that decided, where it stands in the file; undefined where an absent attribute's default decided. */
  readonly range: TextRange | undefined
  /** Further attributes that took part in it. */
  readonly otherRanges?: readonly TextRange[]
}

export interface LayerDependency {
  /** What it depends on: an attribute, or a fact outside of the file. */
  readonly on: string
  readonly outcomes: readonly DependencyOutcome[]
  /** The attribute that could not be read, where it stands in the file. */
  readonly range: TextRange | undefined
  /** Further attributes that could not be read. */
  readonly otherRanges?: readonly TextRange[]
}

export interface DependencyOutcome {
  /** The condition in words, or `otherwise`. */
  readonly when: string
  readonly party: Party
  /** What it means when the condition holds; undefined where the party says it all. */
  readonly because?: string | undefined
}

export interface DutyAssessment {
  readonly id: string
  readonly layer: Layer
  readonly title: string
  readonly status: 'met' | 'open' | 'unknown' | 'not-applicable'
  /** What shows the status: `backup_retention_period is not set (default 0)`. */
  readonly evidence: string
  readonly range: TextRange | undefined
  /** Further attributes that show it. */
  readonly otherRanges?: readonly TextRange[]
  /** Controls that plainly ask for it. */
  readonly references: readonly ControlReference[]
  /** Addresses among the assessment's sources. */
  readonly sources: readonly string[]
}

/** A control of a standard, by the id its publisher gives it. */
export interface ControlReference {
  /** Id of the standard in the table: `nist-800-53`. */
  readonly standard: string
  /** The standard's name and edition. */
  readonly name: string
  readonly control: string
}

export interface SourcePage {
  readonly title: string
  readonly url: string
  /** The day it was read, YYYY-MM-DD. */
  readonly accessed: string
}
