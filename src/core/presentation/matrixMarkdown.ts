import type { LayerText } from '../catalog/compiledTable.ts'
import type { Party } from '../catalog/table.generated.ts'
import { escapeMarkdown } from './markdown.ts'
import type { MatrixWriter } from './matrix.ts'

const cells: Record<Party, string> = { provider: 'Provider', customer: 'You', shared: 'Shared', none: '–' }

/** Writes a matrix as Markdown: counts, one row per resource, then what was not known or not readable. The counts come first: all waits for them. */
export function createMatrixMarkdown(layers: readonly LayerText[]): MatrixWriter {
  const head = `| Resource | Service | Place | ${layers.map(({ label }) => label).join(' | ')} |\n|${'---|'.repeat(layers.length + 3)}\n`
  const rows: string[] = []
  const unknown: string[] = []
  const problems: string[] = []
  return {
    file(file) {
      for (const { type, name, service, file: path, line, layers: parties } of file.resources)
        keep(
          rows,
          `| ${cell(`${type}.${name}`)} | ${cell(service)} | ${cell(`${path}:${line}`)} | ${layers.map(({ id }) => cells[parties[id]]).join(' | ')} |`,
        )
      for (const { type, file: path, line } of file.unknown)
        keep(unknown, `- ${cell(type)} (${cell(`${path}:${line}`)})`)
      for (const { file: path, line, message } of file.problems)
        keep(problems, `- ${cell(`${path}:${line}`)}: ${cell(message)}`)
      return ''
    },
    *end(summary) {
      yield `# Who secures what\n\n${summary.resources} resources in ${summary.files} files; ${summary.unknown} of types that are not in the table; ${summary.openDuties} open duties.\n`
      if (rows.length > 0) yield `\n${head}`
      yield* rows
      if (unknown.length > 0) yield '\n## Not in the table\n'
      yield* unknown
      if (problems.length > 0) yield '\n## Not readable\n'
      yield* problems
    },
  }
}

/** Keeps a line. Joined, it is text of its own; put together, it would hold on to the file that its names were cut out of. */
function keep(lines: string[], line: string): void {
  lines.push([line, ''].join('\n'))
}

function cell(text: string): string {
  return escapeMarkdown(text)
}
