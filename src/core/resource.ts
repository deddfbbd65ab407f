/** A span of a document's text: offsets in UTF-16 code units, `end` exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** The type vocabularies: which kind of type string a name belongs to. */
export const formatIds = [
  'terraform',
  'cloudformation',
  'arm',
  'kubernetes',
  'pulumi',
  'deploymentmanager',
  'heat',
  'cdk',
] as const
export type FormatId = (typeof formatIds)[number]

/** A value as written: known, pointing elsewhere, or not readable without running something. */
export type Value =
  | {
      readonly kind: 'literal'
      readonly value: string | number | boolean | null
      readonly range: TextRange
      /** Where the value was found, if not at its place: `default of var.size`. */
      readonly via?: string
    }
  /** Names another place (`var.size`, `!Ref Size`); `text` is the source, shortened. */
  | { readonly kind: 'reference'; readonly text: string; readonly range: TextRange }
  /** An expression, or text that could not be read; `text` is the source, shortened. */
  | { readonly kind: 'unknown'; readonly text: string; readonly range: TextRange; readonly made?: Expression }
  /** One of several, where what decides between them is not known: the branches of a condition. Null stands for no value. */
  | { readonly kind: 'either'; readonly options: readonly Value[]; readonly text: string; readonly range: TextRange }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly range: TextRange }
  /** A nested block or an object. */
  | { readonly kind: 'map'; readonly entries: readonly Attribute[]; readonly range: TextRange }

/** How a value is made from others, where that is simple enough to follow once the others are known. */
export interface Expression {
  /** An operator of the language, `template` for text built from parts, `index` for a part of a value, or a function's name. */
  readonly operator: string
  readonly operands: readonly Value[]
}

/** A named value. A block that is repeated gives several attributes of one name. */
export interface Attribute {
  readonly name: string
  readonly nameRange: TextRange
  readonly value: Value
}

/** `packageType` or `package_type`. */
export type AttributeCase = 'camelCase' | 'snake_case'

/** One resource as a file declares it. Plain data; `attributes` may be read from the text on first use. */
export interface ResourceDeclaration {
  readonly format: FormatId
  /** `data` for what is only read: a Terraform data source. `module` for a call of something that creates resources itself; `type` is then its source. */
  readonly mode: 'resource' | 'data' | 'module'
  readonly type: string
  readonly name: string
  /** The whole declaration. */
  readonly range: TextRange
  /** The type string, without quotes. */
  readonly typeRange: TextRange
  /** The name, without quotes. */
  readonly nameRange: TextRange
  /** What holds the attributes. */
  readonly bodyRange: TextRange
  readonly attributes: readonly Attribute[]
  /** How the language writes attribute names, where that is not the vocabulary's own way. */
  readonly attributeCase?: AttributeCase | undefined
  /**
   * What a module or a nested stack creates, read where its files are at hand, with this call's inputs; undefined where they are not. The
   * ranges are those of its own files. Read on first use.
   */
  readonly creates?: readonly ResourceDeclaration[] | undefined
}

export type ProblemCode =
  'too-large' | 'too-deep' | 'unclosed-block' | 'unreadable-block' | 'unreadable-document' | 'duplicate-name'

/** Something in the text that kept us from reading it fully. Never an exception. */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
  readonly range: TextRange
}

/** What a format makes of a text. */
export interface ParsedDocument {
  readonly format: FormatId
  readonly resources: readonly ResourceDeclaration[]
  readonly problems: readonly Problem[]
}
