import type { Problem, Value } from '../../resource.ts'
import type { SourceDocument } from '../format.ts'
import type { PieceResource } from '../syntax/pieces.ts'
import { PieceCache } from '../syntax/pieces.ts'
import { readJsonContent } from './jsonContent.ts'
import { readNativeContent } from './nativeContent.ts'
import type { Definitions } from './scope.ts'

/** A block of a file, with where it starts. */
export interface Placed {
  readonly resource: PieceResource
  readonly offset: number
}

/** What one file of a configuration holds, in either syntax. */
export interface Content {
  readonly blocks: readonly Placed[]
  readonly problems: readonly Problem[]
  /** What its variables and locals stand for, each read on first use. */
  readonly definitions: readonly (() => Definitions)[]
}

export const isNativeSyntax = (path: string): boolean => /\.(?:tf|tofu)$/i.test(path)
export const isJsonSyntax = (path: string): boolean => /\.(?:tf|tofu)\.json$/i.test(path)

const known = new WeakMap<SourceDocument, Content>()

/** What a file beside the one that is edited holds; read once as long as it is the same. */
export function contentOf(document: SourceDocument): Content {
  let content = known.get(document)
  if (!content)
    known.set(
      document,
      (content = isJsonSyntax(document.path)
        ? readJsonContent(document.text)
        : readNativeContent(document.text, new PieceCache())),
    )
  return content
}

/** An attribute of a block, by its name. */
export function attributeOf({ resource }: Placed, name: string): Value | undefined {
  return resource.attributes().find((attribute) => attribute.name === name)?.value
}
