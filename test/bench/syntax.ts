import { resourceTypeGrammar } from '../../src/build/syntax/grammar.ts'
import { assembleTable, readTable } from '../../src/build/table/read.ts'
import { createTokenizer } from '../unit/syntax/tokenizer.ts'
import { terraformFile } from './generate.ts'
import { medianTime, milliseconds } from './measure.ts'
import type { Row } from './table.ts'

/** What the injection grammar costs: tokenizing the same Terraform file with it and without. */
export async function measureSyntax(): Promise<Row[]> {
  const { text } = terraformFile(5000)
  const plain = await createTokenizer('source.hcl.terraform')
  const injected = await createTokenizer('source.hcl.terraform', resourceTypeGrammar(assembleTable(readTable())))
  const times = { plain: 0, injected: 0 }
  for (const [name, tokenize] of [
    ['plain', plain],
    ['injected', injected],
  ] as const) {
    tokenize(text)
    times[name] = await medianTime(
      15,
      () => undefined,
      () => tokenize(text),
    )
  }
  return [
    {
      what: 'colouring Terraform, 5,000 lines, with our injection',
      ours: milliseconds(times.injected),
      note: `without it ${milliseconds(times.plain)}: ${(times.injected / times.plain).toFixed(2)} times the time; wanted: at most 2`,
    },
  ]
}
