import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FirstHover } from './firstHover.ts'
import { cloudFormationTemplate } from './generate.ts'
import type { HoverSubject, OpenSubject, SubjectName } from './hoverSubject.ts'
import { inTurn, median, megabytes, milliseconds, time } from './measure.ts'
import { ourHover } from './ourHover.ts'
import { peerHover } from './peerHover.ts'
import { comparison, type Row } from './table.ts'

const runs = 15

/** Hover on the same CloudFormation file of 300 and of 12,000 lines, ours and yaml-language-server's. */
export async function measureHover(tableText: string, tableFile: string): Promise<Row[]> {
  const open = { ours: ourHover(tableText), peer: peerHover }
  return [
    ...(await firstHover(300, tableFile)),
    ...(await laterHovers(300, open)),
    ...(await firstHover(12_000, tableFile)),
    ...(await laterHovers(12_000, open)),
  ]
}

function title(lines: number, what: string): string {
  return `hover, CloudFormation YAML, ${lines.toLocaleString('en')} lines: ${what}`
}

/** In processes that have hovered before: in a fresh service, after each of several keystrokes, and unchanged. */
async function laterHovers(lines: number, open: Record<'ours' | 'peer', OpenSubject>): Promise<Row[]> {
  const { path, text, typeOffset, editOffset } = cloudFormationTemplate(lines)
  const subjects = { ours: open.ours(path, text), peer: open.peer(path, text) }
  await subjects.ours.hover(typeOffset)
  await subjects.peer.hover(typeOffset)
  const row = async (
    what: string,
    measure: (subject: 'ours' | 'peer', index: number) => Promise<number>,
    times = runs,
    note?: string,
  ): Promise<Row> => {
    const { ours, peer } = await inTurn(
      times,
      (index) => measure('ours', index),
      (index) => measure('peer', index),
    )
    return comparison(title(lines, what), median(ours), median(peer), milliseconds, note)
  }
  const hover = (subject: HoverSubject): Promise<number> => time(() => subject.hover(typeOffset))
  return [
    await row(
      'fresh service in a running process',
      (name) => time(() => open[name](path, text).hover(typeOffset)),
      runs,
      'ours reads the table again',
    ),
    await row('after a keystroke', (name, index) => {
      subjects[name].change(text.slice(0, editOffset) + 'x'.repeat(index + 1) + text.slice(editOffset))
      return hover(subjects[name])
    }),
    await row('warm', (name) => hover(subjects[name]), runs * 4),
  ]
}

/** The first hover of new processes, and the memory they use then. */
async function firstHover(lines: number, tableFile: string): Promise<Row[]> {
  const script = join(import.meta.dirname, 'firstHover.ts')
  const start = async (name: SubjectName): Promise<FirstHover> => {
    const args = ['--expose-gc', script, name, String(lines), tableFile]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    return JSON.parse(stdout) as FirstHover
  }
  const results = await inTurn(
    runs,
    () => start('ours'),
    () => start('yaml-language-server'),
  )
  const row = (what: string, part: keyof FirstHover, format: (value: number) => string, note: string): Row =>
    comparison(
      title(lines, what),
      median(results.ours.map((result) => result[part])),
      median(results.peer.map((result) => result[part])),
      format,
      note,
    )
  const cold = row('cold', 'time', milliseconds, 'first of a new process; ours reads the table')
  if (lines < 1000) return [cold]
  return [
    cold,
    row('memory that it adds', 'growth', megabytes, 'the document, and our table or its schema'),
    row('whole heap then', 'total', megabytes, 'after garbage collection, code included'),
  ]
}
