import { createResponsibilityService } from '../../src/core/index.ts'
import { medianTime, megabytes, milliseconds } from './measure.ts'
import type { Row } from './table.ts'

/** What the first use of the table costs: JSON.parse of its text, and indexing its type names. */
export async function measureTableReading(tableText: string): Promise<Row[]> {
  const parsing = await medianTime(
    15,
    () => undefined,
    () => JSON.parse(tableText),
  )
  const both = await medianTime(
    15,
    () => createResponsibilityService(tableText),
    (service) => service.catalog,
  )
  return [
    {
      what: 'reading the table, once per process',
      ours: milliseconds(both),
      note: `JSON.parse ${milliseconds(parsing)}, index ${milliseconds(both - parsing)}; ${megabytes(tableText.length)} of text`,
    },
  ]
}
