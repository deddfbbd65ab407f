import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateTableTypes } from './types.ts'

/** `npm run table:types`: writes the types of the table from its schema. */
writeFileSync(
  join(import.meta.dirname, '..', '..', 'core', 'catalog', 'table.generated.ts'),
  await generateTableTypes(),
)
