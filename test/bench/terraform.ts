import { parse } from '@cdktf/hcl2json'
import { createResponsibilityService } from '../../src/core/index.ts'
import { terraformFile } from './generate.ts'
import { inTurn, median, milliseconds, time } from './measure.ts'
import { comparison, type Row } from './table.ts'

const runs = 15

/** Reading the same Terraform file, ours with every attribute of every resource, and hcl2json's (HashiCorp's own parser in wasm). */
export async function measureTerraform(tableText: string): Promise<Row[]> {
  const { path, text, editOffset } = terraformFile(16_000)
  const service = createResponsibilityService(tableText)
  let analyze = service.createAnalyzer()
  const read = (source: string): number =>
    analyze({ path, text: source })!.resources.reduce((count, { attributes }) => count + attributes.length, 0)
  const edited = (index: number): string => text.slice(0, editOffset) + 'x'.repeat(index + 1) + text.slice(editOffset)

  read(text)
  await parse(path, text)
  const whole = await inTurn(
    runs,
    () => {
      analyze = service.createAnalyzer()
      return time(() => read(text))
    },
    () => time(() => parse(path, text)),
  )
  const keystroke = await inTurn(
    runs,
    (index) => timed(edited(index), read),
    (index) => timed(edited(index), (source) => parse(path, source)),
  )
  const row = (what: string, { ours, peer }: typeof whole, note: string): Row =>
    comparison(`reading Terraform, 16,000 lines: ${what}`, median(ours), median(peer), milliseconds, note)
  return [
    row('all attributes', whole, 'peer: @cdktf/hcl2json'),
    row('after a keystroke', keystroke, 'peer: @cdktf/hcl2json, which reads all again'),
  ]
}

function timed(source: string, read: (source: string) => unknown): Promise<number> {
  return time(() => read(source))
}
