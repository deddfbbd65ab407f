import { parse } from '@cdktf/hcl2json'
import { createResponsibilityService } from '../../src/core/index.ts'
import { terraformFile } from './generate.ts'
import { medianTime, milliseconds } from './measure.ts'
import { comparison, type Row } from './table.ts'

/** Reading the same Terraform file, ours with every attribute of every resource, and hcl2json's (HashiCorp's own parser in wasm). */
export async function measureTerraform(tableText: string): Promise<Row[]> {
  const { path, text, editOffset } = terraformFile(16_000)
  const service = createResponsibilityService(tableText)
  let analyze = service.createAnalyzer()
  const read = (source: string): number =>
    analyze({ path, text: source })!.resources.reduce((count, { attributes }) => count + attributes.length, 0)
  const edited = (index: number): string => text.slice(0, editOffset) + 'x'.repeat(index + 1) + text.slice(editOffset)

  read(text)
  const fresh = await medianTime(
    15,
    () => (analyze = service.createAnalyzer()),
    () => read(text),
  )
  const keystroke = await medianTime(15, edited, read)
  await parse(path, text)
  const peerRead = await medianTime(
    5,
    () => text,
    (source) => parse(path, source),
  )
  const peerKeystroke = await medianTime(5, edited, (source) => parse(path, source))
  return [
    comparison(
      'reading Terraform, 16,000 lines: all attributes',
      fresh,
      peerRead,
      milliseconds,
      'peer: @cdktf/hcl2json, 5 runs',
    ),
    comparison(
      'reading Terraform, 16,000 lines: after a keystroke',
      keystroke,
      peerKeystroke,
      milliseconds,
      'peer reads all again',
    ),
  ]
}
