import type { DutyAssessment } from '../assessment/assessment.ts'
import type { LayerText } from '../catalog/compiledTable.ts'
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
  /** Files that are infrastructure as code, and those that may be but could not be opened. */
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

/** Counts what the files of a matrix hold, one after the other. */
export class MatrixCounts {
  readonly #layers: Readonly<Record<Layer, Record<Party, number>>>
  readonly #counts = { files: 0, resources: 0, unknown: 0, problems: 0, openDuties: 0 }

  constructor(layers: readonly LayerText[]) {
    const none: Record<Party, number> = { provider: 0, customer: 0, shared: 0, none: 0 }
    this.#layers = Object.fromEntries(layers.map(({ id }) => [id, { ...none }])) as Record<Layer, Record<Party, number>>
  }

  add({ resources, unknown, problems }: MatrixFile): void {
    const counts = this.#counts
    counts.files++
    counts.resources += resources.length
    counts.unknown += unknown.length
    counts.problems += problems.length
    for (const { layers, duties } of resources) {
      for (const [layer, party] of Object.entries(layers)) this.#layers[layer as Layer][party]++
      for (const { status } of duties) if (status === 'open') counts.openDuties++
    }
  }

  summary(): MatrixSummary {
    const { files, resources, unknown, problems, openDuties } = this.#counts
    return { files, resources, unknown, problems, layers: this.#layers, openDuties }
  }
}

/**
 * Writes a matrix file by file, so that neither texts nor resources need to be kept. What must wait for the end is kept as text of its own,
 * which holds on to no file.
 */
export interface MatrixWriter {
  /** What can be written of a file at once; perhaps nothing. */
  file(file: MatrixFile): string
  /** The rest. */
  end(summary: MatrixSummary): Iterable<string>
}
