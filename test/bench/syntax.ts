import { resourceTypeGrammar } from '../../src/build/syntax/grammar.ts'
import { assembleTable, readTable } from '../../src/build/table/read.ts'
import { createTokenizer } from '../unit/syntax/tokenizer.ts'
import { terraformFile } from './generate.ts'
import { inTurn, median, milliseconds, time } from './measure.ts'
import type { Row } from './table.ts'

/** What the injection grammar costs: tokenizing the same Terraform file with it and without. */
export async function measureSyntax(): Promise<Row[]> {
  const { text } = terraformFile(5000)
  const plain = await createTokenizer('source.hcl.terraform')
  const injected = await createTokenizer('source.hcl.terraform', resourceTypeGrammar(assembleTable(readTable())))
  plain(text)
  injected(text)
  const times = await inTurn(
    15,
    () => time(() => injected(text)),
    () => time(() => plain(text)),
  )
  const [ours, without] = [median(times.ours), median(times.peer)]
  return [
    {
      what: 'colouring Terraform, 5,000 lines, with our injection',
      ours: milliseconds(ours),
      note: `without it ${milliseconds(without)}: ${(ours / without).toFixed(2)} times the time; wanted: at most 2`,
    },
  ]
}
