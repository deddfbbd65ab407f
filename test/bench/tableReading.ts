import { createCatalog } from '../../src/core/catalog/catalog.ts'
import { openTable } from '../../src/core/catalog/packing/packedTable.ts'
import { medianTime, megabytes, milliseconds } from './measure.ts'
import type { Row } from './table.ts'

/** What the first use of the table costs: opening its text, then the first look-up, which indexes one format. */
export async function measureTableReading(tableText: string): Promise<Row[]> {
  const opening = await medianTime(
    15,
    () => undefined,
    () => openTable(tableText),
  )
  const firstLookUp = await medianTime(
    15,
    () => openTable(tableText),
    (table) => createCatalog(table).resolve('terraform', 'aws_db_instance'),
  )
  return [
    {
      what: 'reading the table, once per process',
      ours: milliseconds(opening + firstLookUp),
      note: `opening ${milliseconds(opening)}, first look-up ${milliseconds(firstLookUp)}; ${megabytes(tableText.length)} of text`,
    },
  ]
}
