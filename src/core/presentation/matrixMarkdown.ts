import type { LayerText } from '../catalog/compiledTable.ts'
import type { Party } from '../catalog/table.generated.ts'
import { escapeMarkdown } from './markdown.ts'
import type { Matrix } from './matrix.ts'

const cells: Record<Party, string> = { provider: 'Provider', customer: 'You', shared: 'Shared', none: '–' }

/** The matrix as Markdown: counts, one row per resource, then what was not known or not readable. */
export function renderMatrixMarkdown(
  { resources, unknown, problems, summary }: Matrix,
  layers: readonly LayerText[],
): string {
  const head = `| Resource | Service | Place | ${layers.map(({ label }) => label).join(' | ')} |`
  const rows = resources.map(
    ({ type, name, service, file, line, layers: parties }) =>
      `| ${cell(`${type}.${name}`)} | ${cell(service)} | ${cell(`${file}:${line}`)} | ${layers.map(({ id }) => cells[parties[id]]).join(' | ')} |`,
  )
  return [
    '# Who secures what',
    `${summary.resources} resources in ${summary.files} files; ${summary.unknown} of types that are not in the table; ${summary.openDuties} open duties.`,
    rows.length === 0 ? '' : [head, `|${'---|'.repeat(layers.length + 3)}`, ...rows].join('\n'),
    unknown.length === 0
      ? ''
      : [
          '## Not in the table',
          ...unknown.map(({ type, file, line }) => `- ${cell(type)} (${cell(`${file}:${line}`)})`),
        ].join('\n'),
    problems.length === 0
      ? ''
      : [
          '## Not readable',
          ...problems.map(({ file, line, message }) => `- ${cell(`${file}:${line}`)}: ${cell(message)}`),
        ].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

function cell(text: string): string {
  return escapeMarkdown(text)
}
