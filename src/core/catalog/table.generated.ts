// Generated from src/table/schema by `npm run table:types`; edit the schema instead.

/**
 * One row of the shared responsibility model.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "Layer".
 */
export type Layer =
  | 'data'
  | 'identity'
  | 'application'
  | 'configuration'
  | 'encryption'
  | 'logging'
  | 'firewall'
  | 'virtual-network'
  | 'runtime'
  | 'os'
  | 'virtualization'
  | 'hosts'
  | 'physical-network'
  | 'datacenter'
/**
 * Who carries a layer; none where the layer does not exist for this resource.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "Party".
 */
export type Party = 'provider' | 'customer' | 'shared' | 'none'
/**
 * What one side does, to act on. In models, {vendor} and {service} are replaced by names.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "Sentence".
 */
export type Sentence = string
/**
 * Ids under `sources` of the same file.
 *
 * @minItems 1
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "SourceIds".
 */
export type SourceIds = string[]
/**
 * Claims by layer.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "Claims".
 */
export type Claims = Partial<Record<Layer, Claim>>
export type ServiceModel = 'iaas' | 'caas' | 'paas' | 'faas' | 'saas' | 'private'
/**
 * Type strings; one ending in * is a prefix rule; *::* and * /* stand for whatever other publishers offer.
 *
 * @minItems 1
 *
 * This interface was referenced by `Service`'s JSON-Schema
 * via the `definition` "TypeNames".
 */
export type TypeNames = string[]
/**
 * Claims by layer.
 */
export type Claims1 = Partial<Record<Layer, Claim>>
/**
 * Exactly one of value and depends.
 */
export type AttributeDefault = {value?: string | number | boolean | null; depends?: string; source: string}
/**
 * By resource type: tests that all hold, or a list of such tests of which one holds.
 *
 * This interface was referenced by `Service`'s JSON-Schema
 * via the `definition` "Condition".
 */
export type Condition = Record<string, AttributeTests | AttributeTests[]>
/**
 * By resource type: tests that all hold, or a list of such tests of which one holds.
 */
export type Condition1 = Record<string, AttributeTests | AttributeTests[]>
/**
 * This interface was referenced by `Service`'s JSON-Schema
 * via the `definition` "Scalar".
 */
export type Scalar = string | number | boolean
/**
 * A scalar: equals. A list: one of. An object: exactly one test.
 *
 * This interface was referenced by `Service`'s JSON-Schema
 * via the `definition` "Matcher".
 */
export type Matcher =
  Scalar | Scalar[] | NotMatcher | StartsWithMatcher | ContainsMatcher | PresentMatcher | AtLeastMatcher | BelowMatcher

export interface TableFiles {
  bridge: Bridge
  claim: ClaimDefinitions
  model: Model
  modules: Modules
  service: Service
  standards: Standards
  vendor: Vendor
}
/**
 * A vocabulary whose names are made from another's: Pulumi's from Terraform's, awscc's from CloudFormation's. Its types need no lists of their own.
 */
export interface Bridge {
  patterns: BridgePatterns
  /**
   * The format they are made from.
   */
  base: 'terraform' | 'cloudformation' | 'arm' | 'kubernetes' | 'pulumi' | 'deploymentmanager' | 'heat' | 'cdk'
  /**
   * What the base name starts with, without separators: aws.
   */
  prefix: string
  /**
   * Where a resource keeps the attributes of the base, as a dotted path: spec.forProvider. Left out where they stand at the top.
   */
  attributes?: string
  /**
   * Attributes may stand at other places than the base's: what is not found is open, not absent.
   */
  otherStructure?: true
  /**
   * The names are those of modules: what they create is known, but their inputs are not the attributes of the base.
   */
  opaque?: true
  modules?: BridgeModules
  types?: BridgeTypes
}
/**
 * By format: a regular expression over the whole name, with the groups `name` and, where names have one, `module`.
 */
export interface BridgePatterns {
  [k: string]: string
}
/**
 * Modules that the base calls otherwise, and the service of whatever else is in a module.
 */
export interface BridgeModules {
  [k: string]: BridgeModule
}
export interface BridgeModule {
  /**
   * What the base puts in the module's place, in the order they are tried; an empty name where it puts nothing.
   *
   * @minItems 1
   */
  names?: string[]
  /**
   * `<vendor>/<service>` of names in this module that the base does not have.
   */
  service?: string
}
/**
 * Names that follow no rule, as `module/name` without separators and in lower case, with their base type.
 */
export interface BridgeTypes {
  [k: string]: string
}
/**
 * Definitions shared by models and services.
 */
export interface ClaimDefinitions {
  [k: string]: unknown
}
/**
 * Where nothing in the block can settle the layer: what it depends on, and each outcome. The claim's party is the cautious one.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "DependsOn".
 */
export interface ClaimDependsOn {
  on: string
  /**
   * @minItems 2
   */
  outcomes: ClaimOutcome[]
}
export interface ClaimOutcome {
  when: string
  party: Party
}
/**
 * Who carries one layer, and what each side does.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "Claim".
 */
export interface Claim {
  party: Party
  provider?: Sentence
  customer?: Sentence
  /**
   * A third party with a duty on this layer, by name.
   */
  thirdParty?: string
  dependsOn?: ClaimDependsOn
  sources?: SourceIds
  /**
   * Where no page that was read says it: the claim rests on general knowledge, and says so.
   */
  basis?: 'general-knowledge'
}
/**
 * A page of the vendor's own documentation that was opened and read.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "Source".
 */
export interface Source {
  title: string
  url: string
  accessed: string
}
/**
 * Sources by a short id of this file.
 *
 * This interface was referenced by `ClaimDefinitions`'s JSON-Schema
 * via the `definition` "Sources".
 */
export interface Sources {
  [k: string]: Source
}
/**
 * An archetype that fills every layer; a service states only where it differs.
 */
export interface Model {
  /**
   * Lower-case noun phrase: managed database.
   */
  name: string
  serviceModel: ServiceModel
  layers: Claims
}
/**
 * Well-known modules by their source, without registry host, version and scheme, and the resource types they create.
 */
export interface Modules {
  [k: string]: ModuleText
}
export interface ModuleText {
  /**
   * The format of the types; terraform where it is left out.
   */
  format?: 'terraform' | 'arm'
  /**
   * Resource types, the one the module is named after first, then those that carry security.
   *
   * @minItems 1
   * @maxItems 12
   */
  creates: string[]
  /**
   * The page or repository that was read.
   */
  source: string
  accessed: string
}
/**
 * One cloud service: its path src/table/services/<vendor>/<service>.yaml is its id.
 */
export interface Service {
  /**
   * The vendor's own name of the service.
   */
  name: string
  /**
   * Other words people search for.
   *
   * @minItems 1
   */
  aliases?: string[]
  /**
   * Id of a file under models/.
   */
  model: string
  /**
   * Why this file says what it says where documents disagree; not shown to users.
   */
  note?: string
  /**
   * @minItems 1
   */
  resources: ResourceGroup[]
  layers?: Claims1
  defaults?: Defaults
  /**
   * @minItems 1
   */
  shifts?: ShiftRule[]
  /**
   * @minItems 1
   */
  duties?: DutyRule[]
  sources?: Sources
}
/**
 * Resource types that configure the same layers.
 */
export interface ResourceGroup {
  /**
   * @minItems 1
   */
  configures: Layer[]
  terraform?: TypeNames
  cloudformation?: TypeNames
  arm?: TypeNames
  kubernetes?: TypeNames
  pulumi?: TypeNames
  deploymentmanager?: TypeNames
  heat?: TypeNames
  cdk?: TypeNames
}
/**
 * By resource type and attribute path: the documented value where the attribute is absent.
 */
export interface Defaults {
  [k: string]: {
    [k: string]: AttributeDefault
  }
}
/**
 * A condition on the configuration that moves layers, or sharpens what is said of them. The first that holds decides a layer.
 */
export interface ShiftRule {
  id: string
  /**
   * The configuration in words: container image.
   */
  title: string
  when: Condition
  because: Sentence
  sources: SourceIds
  layers: Claims
}
/**
 * One thing the customer must do, and how the configuration shows it done.
 */
export interface DutyRule {
  id: string
  layer: Layer
  /**
   * An instruction: Block public access.
   */
  title: string
  done: Condition
  unless?: Condition1
  /**
   * By resource type: other resource types that can do it in its place, so absence here proves nothing.
   */
  elsewhere?: {
    /**
     * @minItems 1
     */
    [k: string]: string[]
  }
  /**
   * Controls of standards that this duty plainly serves, by standard id of standards.yaml.
   */
  references?: {
    /**
     * @minItems 1
     */
    [k: string]: string[]
  }
  sources: SourceIds
}
export interface NotMatcher {
  not: Scalar | Scalar[]
}
export interface StartsWithMatcher {
  startsWith: string
}
export interface ContainsMatcher {
  contains: string
}
export interface PresentMatcher {
  present: boolean
}
export interface AtLeastMatcher {
  atLeast: number
}
export interface BelowMatcher {
  below: number
}
/**
 * Dotted attribute path to matcher; all must hold.
 *
 * This interface was referenced by `Service`'s JSON-Schema
 * via the `definition` "AttributeTests".
 */
export interface AttributeTests {
  [k: string]: Matcher
}
/**
 * Catalogues of controls that duties refer to, by id.
 */
export interface Standards {
  [k: string]: Standard
}
export interface Standard {
  /**
   * Name and edition, as its publisher writes it.
   */
  name: string
  /**
   * Where the controls are listed.
   */
  url: string
}
/**
 * Whose platform it is: vendors/<id>.yaml, and services/<id>/ holds its services.
 */
export interface Vendor {
  /**
   * The vendor's full name.
   */
  name: string
  /**
   * What the interface calls the provider side.
   */
  short: string
  sources?: Sources1
}
/**
 * Sources by a short id of this file.
 */
export interface Sources1 {
  [k: string]: Source
}
