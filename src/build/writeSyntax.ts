import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryFolder } from './paths.ts'
import { resourceTypeGrammar } from './syntax/grammar.ts'
import { assembleTable, readTable } from './table/read.ts'

/** Where the generated grammar is; package.json names the same place. */
export const grammarFile = join(repositoryFolder, 'syntaxes', 'resource-types.tmLanguage.json')

/** `npm run syntax`: writes the injection grammar from the table. */
if (import.meta.main) writeFileSync(grammarFile, `${JSON.stringify(resourceTypeGrammar(assembleTable(readTable())))}\n`)
