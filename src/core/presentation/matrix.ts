import type { DutyAssessment } from '../assessment/assessment.ts'
import type { Layer, Party } from '../catalog/table.generated.ts'
import type { FormatId } from '../resource.ts'
import type { Files, SourceDocument } from '../formats/format.ts'
import type { ResponsibilityService } from '../service.ts'
import { createLineOf } from './lines.ts'

/** Who carries what, over many files; lines count from 1. The command line contract's `Matrix`. */
export interface Matrix {
  readonly resources: readonly MatrixResource[]
  readonly unknown: readonly {
    readonly file: string
    readonly line: number
    readonly format: FormatId
    readonly type: string
  }[]
  readonly problems: readonly {
    readonly file: string
    readonly line: number
    readonly code: string
    readonly message: string
  }[]
  readonly summary: MatrixSummary
}

export interface MatrixResource {
  readonly file: string
  readonly line: number
  readonly format: FormatId
  readonly type: string
  readonly name: string
  readonly service: string
  readonly layers: Readonly<Record<Layer, Party>>
  readonly duties: readonly Pick<DutyAssessment, 'id' | 'layer' | 'title' | 'status' | 'evidence'>[]
}

export interface MatrixSummary {
  /** Files that are infrastructure as code. */
  readonly files: number
  readonly resources: number
  readonly unknown: number
  readonly problems: number
  /** How many resources each party carries, by layer. */
  readonly layers: Readonly<Record<Layer, Readonly<Record<Party, number>>>>
  readonly openDuties: number
}

/** What one file adds to a matrix. */
export type MatrixFile = Pick<Matrix, 'resources' | 'unknown' | 'problems'>

/** Assesses every resource of one document; undefined where it is not infrastructure as code. */
export function assessFile(
  service: ResponsibilityService,
  document: SourceDocument,
  files?: Files,
): MatrixFile | undefined {
  const parsed = service.analyze(document, files)
  if (!parsed) return undefined
  const file = document.path
  const lineOf = createLineOf(document.text)
  const resources: MatrixResource[] = []
  const unknown: Matrix['unknown'][number][] = []
  for (const resource of parsed.resources) {
    const { format, mode, type, name, attributes } = resource
    if (mode === 'module' && resource.creates) continue // the module's own files have these resources
    const line = lineOf(resource.typeRange)
    const assessment = service.describe({ format, mode, type, name, attributes }) // of a nested stack, without what it creates
    if (!assessment) unknown.push({ file, line, format, type: type || 'module' })
    else
      resources.push({
        file,
        line,
        format,
        type,
        name,
        service: assessment.service,
        layers: Object.fromEntries(assessment.layers.map(({ layer, party }) => [layer, party])) as Record<Layer, Party>,
        duties: assessment.duties.map(({ id, layer, title, status, evidence }) => ({
          id,
          layer,
          title,
          status,
          evidence,
        })),
      })
  }
  return {
    resources,
    unknown,
    problems: parsed.problems.map(({ code, message, range }) => ({ file, line: lineOf(range), code, message })),
  }
}

/** Puts the files of a matrix together and counts. */
export function buildMatrix(service: ResponsibilityService, files: readonly MatrixFile[]): Matrix {
  const resources = files.flatMap((file) => file.resources)
  const unknown = files.flatMap((file) => file.unknown)
  const problems = files.flatMap((file) => file.problems)
  const layers = Object.fromEntries(
    service.catalog.layers.map(({ id }) => {
      const counts: Record<Party, number> = { provider: 0, customer: 0, shared: 0, none: 0 }
      for (const resource of resources) counts[resource.layers[id]]++
      return [id, counts]
    }),
  ) as Record<Layer, Record<Party, number>>
  return {
    resources,
    unknown,
    problems,
    summary: {
      files: files.length,
      resources: resources.length,
      unknown: unknown.length,
      problems: problems.length,
      layers,
      openDuties: resources.reduce(
        (sum, { duties }) => sum + duties.filter(({ status }) => status === 'open').length,
        0,
      ),
    },
  }
}
