import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FirstHover } from './firstHover.ts'
import { cloudFormationTemplate } from './generate.ts'
import type { OpenSubject, SubjectName } from './hoverSubject.ts'
import { median, medianTime, megabytes, milliseconds } from './measure.ts'
import { ourHover } from './ourHover.ts'
import { peerHover } from './peerHover.ts'
import { comparison, type Row } from './table.ts'

const runs = 15

/** Hover on the same CloudFormation file of 300 and of 12,000 lines, ours and yaml-language-server's. */
export async function measureHover(tableText: string, tableFile: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const lines of [300, 12_000]) {
    const at = `hover, CloudFormation YAML, ${lines.toLocaleString('en')} lines`
    const first = {
      ours: await firstHovers('ours', lines, tableFile),
      peer: await firstHovers('yaml-language-server', lines, tableFile),
    }
    const ours = await measureSubject(ourHover(tableText), lines)
    const peer = await measureSubject(peerHover, lines)
    const row = (what: string, a: number, b: number, note?: string): Row =>
      comparison(`${at}: ${what}`, a, b, milliseconds, note)
    rows.push(
      row(
        'cold',
        middle(first.ours, 'time'),
        middle(first.peer, 'time'),
        'first of a new process; ours reads the table',
      ),
      row('fresh service, warm process', ours.fresh, peer.fresh, 'ours reads the table again'),
      row('after a keystroke', ours.keystroke, peer.keystroke),
      row('warm', ours.warm, peer.warm),
    )
    if (lines > 300)
      for (const part of ['growth', 'total'] as const)
        rows.push(
          comparison(
            `memory after that hover, ${lines.toLocaleString('en')} lines: ${part === 'total' ? 'whole heap' : 'added by it'}`,
            middle(first.ours, part),
            middle(first.peer, part),
            megabytes,
            part === 'total' ? 'after garbage collection, code included' : 'document, and our table or its schema',
          ),
        )
  }
  return rows
}

/** Hovers in a process that has hovered before: in a fresh service, after each of several keystrokes, and unchanged. */
async function measureSubject(
  open: OpenSubject,
  lines: number,
): Promise<Record<'fresh' | 'keystroke' | 'warm', number>> {
  const { path, text, typeOffset, editOffset } = cloudFormationTemplate(lines)
  const hoverFresh = (): unknown => open(path, text).hover(typeOffset)
  await hoverFresh()
  const fresh = await medianTime(runs, () => undefined, hoverFresh)
  const subject = open(path, text)
  await subject.hover(typeOffset)
  const keystroke = await medianTime(
    runs,
    (index) => subject.change(text.slice(0, editOffset) + 'x'.repeat(index + 1) + text.slice(editOffset)),
    () => subject.hover(typeOffset),
  )
  const warm = await medianTime(
    runs * 4,
    () => undefined,
    () => subject.hover(typeOffset),
  )
  return { fresh, keystroke, warm }
}

async function firstHovers(subject: SubjectName, lines: number, tableFile: string): Promise<FirstHover[]> {
  const script = join(import.meta.dirname, 'firstHover.ts')
  const results: FirstHover[] = []
  for (let index = 0; index < runs; index++) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      script,
      subject,
      String(lines),
      tableFile,
    ])
    results.push(JSON.parse(stdout) as FirstHover)
  }
  return results
}

function middle(results: readonly FirstHover[], part: keyof FirstHover): number {
  return median(results.map((result) => result[part]))
}
