import { resourceTypeGrammar } from '../../../src/build/syntax/grammar.ts'
import { assembleTable, readTable } from '../../../src/build/table/read.ts'

/** The table as it is now. Reading it takes most of a second, so the suites share it. */
export const table = assembleTable(readTable())

/** The grammar of that table, which is newer than the committed one while the table is being edited. */
export const grammar = resourceTypeGrammar(table)
