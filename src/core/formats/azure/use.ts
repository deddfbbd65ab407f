import type { Files, SourceDocument } from '../format.ts'
import type { Given } from './parameters.ts'

/** How a template is used: where it stands, and what calls it. */
export interface Use {
  readonly source: Pick<SourceDocument, 'path'>
  readonly files: Files | undefined
  /** What the call sets; undefined for a template that is read for itself. */
  readonly given: Given | undefined
  /** The values kept in files for a template that is read for itself. */
  readonly deployments: () => readonly Given[]
  /** The paths of the templates whose calls led here. */
  readonly callers: readonly string[]
}

/** Calls within calls that are followed. */
const maxCalls = 5

/** How a template is used that another calls; undefined where calls lead back to it, or too deep. */
export function calledBy(use: Use, file: SourceDocument, given: Given): Use | undefined {
  const callers = [...use.callers, use.source.path]
  if (callers.length > maxCalls || callers.includes(file.path)) return undefined
  return { source: file, files: use.files, given, deployments: () => [], callers }
}
