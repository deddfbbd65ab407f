/** One line of the report: what was measured, ours, the peer's, and how many times ours is faster or smaller. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly peer?: string
  readonly ratio?: number
  readonly note?: string
}

/** A row that compares two figures of one unit. */
export function comparison(
  what: string,
  ours: number,
  peer: number,
  format: (value: number) => string,
  note?: string,
): Row {
  return { what, ours: format(ours), peer: format(peer), ratio: peer / ours, note }
}

/** The rows as one Markdown table, aligned for reading in a terminal. */
export function renderTable(rows: readonly Row[]): string {
  const head = ['measured', 'ours', 'peer', 'ratio', 'note']
  const cells = rows.map(({ what, ours, peer, ratio, note }) => [
    what,
    ours,
    peer ?? '',
    ratio === undefined ? '' : `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)} ×`,
    note ?? '',
  ])
  const widths = head.map((title, column) => Math.max(...[head, ...cells].map((row) => row[column]!.length), 3))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 || column === 4 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`
  const rule = widths.map((width, column) =>
    column === 0 || column === 4 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [line(head), line(rule), ...cells.map(line)].join('\n')
}
