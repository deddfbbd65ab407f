import { filler } from '../../syntax/templateActions.ts'
import { readKey } from '../../syntax/yamlEntries.ts'
import type { Action } from './actions.ts'
import type { Evaluation } from './evaluate.ts'
import type { Template } from './template.ts'

/** A template as YAML that a parser reads, every character that stays at its place. */
export interface Masked {
  readonly text: string
  /** Lines that an action writes, by the offset of the key or item that stands for them; undefined where several actions do. */
  readonly written: ReadonlyMap<number, Action | undefined>
  /** Lines that an action writes before those below a key (`labels: {{ include "x" . | nindent 4 }}`), by the end of the key. */
  readonly below: ReadonlyMap<number, Action | undefined>
}

interface Line {
  readonly start: number
  readonly end: number
  /** Column of what the line has: its own, or the one that `nindent` gives what is written. */
  readonly column: number
  readonly kind: 'empty' | 'content' | 'written'
  readonly actions: readonly Action[]
  readonly writer?: Action | undefined
}

/**
 * Makes the actions harmless: one within a line becomes letters that say nothing; a line that only decides becomes a remark, as does
 * one in a branch that is left out; a line that an action writes becomes a key or a list item of its own, at the column it is
 * written to. Lines stay lines.
 */
export function maskTemplate(template: Template, evaluation: Evaluation): Masked {
  const { text } = template
  const lines = readLines(template, evaluation)
  const written = new Map<number, Action | undefined>()
  const below = new Map<number, Action | undefined>()
  const next = nextLines(lines, text)
  const around: { column: number; isItem: boolean }[] = []
  const isItemAt = (column: number): boolean => {
    while (around.length > 0 && around.at(-1)!.column > column) around.pop()
    return around.at(-1)?.column === column && around.at(-1)!.isItem
  }
  let masked = ''
  let at = 0
  let block: BlockScalar | undefined
  lines.forEach((line, index) => {
    masked += text.slice(at, line.start)
    at = line.end
    const column = line.kind === 'empty' ? next[index]?.column : line.column
    if (block && (column === undefined || column <= block.parent)) block = undefined
    if (block) {
      block.column ??= column
      masked += maskBlockLine(template, evaluation, line, block.column ?? 0)
    } else if (line.kind === 'empty') {
      masked += line.actions.length > 0 ? remark(text, line) : ' '.repeat(line.end - line.start)
    } else if (line.kind === 'written') {
      const value = line.writer && evaluation.result(line.writer.body, template.branches.at(line.writer.start))?.value
      const isItem =
        isItemAt(line.column) || (next[index]?.column === line.column && next[index].isItem) || value?.kind === 'list'
      const column = Math.min(line.column, Math.max(line.end - line.start - 3, 0))
      written.set(line.start + column + (isItem ? 2 : 0), line.writer)
      const rest = line.end - line.start - column
      masked += ' '.repeat(column) + (isItem ? `- ${filler.repeat(rest - 2)}` : `${filler.repeat(rest - 1)}:`)
      if (isItem) around.push({ column: line.column, isItem })
    } else {
      const content = maskContent(template, evaluation, line, next[index], below)
      masked += content
      block = blockScalarAt(content)
      isItemAt(line.column)
      const isItem = /^[ \t]*-(?:[ \t]|$)/.test(content)
      around.push({ column: line.column, isItem })
    }
  })
  return { text: masked + text.slice(at), written, below }
}

/** Text over several lines: what is indented further than its key belongs to it. */
interface BlockScalar {
  readonly parent: number
  /** The column of its text, once that is known. */
  column: number | undefined
}

function blockScalarAt(line: string): BlockScalar | undefined {
  const match = /^((?:[ \t]*-(?=[ \t]))*)([ \t]*)([^]*)$/.exec(line)!
  const [, dashes, blanks, rest] = match as unknown as [string, string, string, string]
  if (!/(?:^|[:!\w][ \t]+)[|>][-+\d]*[ \t]*(?:[ \t]#.*)?$/.test(rest)) return undefined
  const isKey = !/^[|>]/.test(rest)
  return { parent: isKey ? dashes.length + blanks.length : dashes.length - 1, column: undefined }
}

/** A line within such text: actions are text that says nothing, at a column where they do not end it. */
function maskBlockLine(template: Template, evaluation: Evaluation, line: Line, column: number): string {
  const length = line.end - line.start
  if (line.kind === 'content') return maskInline(template, evaluation, line)
  if (line.actions.length === 0) return ' '.repeat(length)
  const indent = Math.min(column, length)
  return ' '.repeat(indent) + filler.repeat(length - indent)
}

function readLines(template: Template, evaluation: Evaluation): Line[] {
  const { text, actions, branches } = template
  const lines: Line[] = []
  let from = 0
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start)
    const stop = newline === -1 ? text.length : newline
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop
    while (actions[from] && actions[from]!.end <= start) from++
    const here: Action[] = []
    for (let i = from; actions[i] && actions[i]!.start < end; i++) here.push(actions[i]!)
    lines.push(readLine(text, start, end, here, (offset) => evaluation.isDropped(branches.at(offset))))
    start = stop + 1
  }
  return lines
}

function readLine(
  text: string,
  start: number,
  end: number,
  actions: readonly Action[],
  isDropped: (offset: number) => boolean,
): Line {
  const indent = blanksFrom(text, start, end)
  const line = { start, end, actions, column: indent }
  if (actions.length === 0) {
    const isEmpty = start + indent === end || isDropped(start)
    return { ...line, kind: isEmpty ? 'empty' : 'content' }
  }
  const content = contentBetween(text, start, end, actions).filter((offset) => !isDropped(offset))
  const writers = actions.filter((action) => writes(action) && action.start >= start && !isDropped(action.start))
  const [first] = content
  if (first === undefined || text[first] === '#') {
    if (writers.length === 0)
      return { ...line, kind: text[first ?? 0] === '#' && first !== undefined ? 'content' : 'empty' }
    const writer = writers.length === 1 ? writers[0] : undefined
    if (first !== undefined && first < writers[0]!.start) return { ...line, kind: 'content' } // within a remark
    return { ...line, kind: 'written', writer, column: columnOf(writer) ?? indent }
  }
  // After a decision, what stands in the line is at another column than it seems.
  const isLed = actions[0]!.start < first && !writes(actions[0]!)
  return isLed ? { ...line, kind: 'written' } : { ...line, kind: 'content' }
}

/** How many spaces and tabs stand at an offset. */
function blanksFrom(text: string, start: number, end: number): number {
  let at = start
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  return at - start
}

/** Where text stands between the actions of a line: the first character of each stretch. */
function contentBetween(text: string, start: number, end: number, actions: readonly Action[]): number[] {
  const found: number[] = []
  let at = start
  for (const edge of [...actions, { start: end, end }]) {
    const blank = /^\s*/.exec(text.slice(at, Math.max(at, edge.start)))![0].length
    if (at + blank < edge.start) found.push(at + blank)
    at = Math.max(at, edge.end)
  }
  return found
}

function writes({ kind }: Action): boolean {
  return kind === 'write' || kind === 'broken'
}

/** The column that `nindent 4` or `indent 4` at the end of a pipeline gives to what it writes. */
function columnOf(writer: Action | undefined): number | undefined {
  const columns = writer && /\bn?indent\s+(\d{1,3})$/.exec(writer.body)?.[1]
  return columns === undefined ? undefined : Number(columns)
}

/** The next line that has something. */
interface Next {
  readonly column: number
  readonly isItem: boolean
  /** Whether it has a key, or is an item: not text that goes on. */
  readonly isEntry: boolean
}

function nextLines(lines: readonly Line[], text: string): (Next | undefined)[] {
  const next: (Next | undefined)[] = []
  let current: Next | undefined
  for (let i = lines.length - 1; i >= 0; i--) {
    next[i] = current
    const { kind, column, start, end } = lines[i]!
    if (kind === 'empty' || text[start + column] === '#') continue
    const isItem = kind === 'content' && /^-(?:[ \t]|$)/.test(text.slice(start + column, end))
    const isEntry = isItem || kind === 'written' || readKey(text, start + column, end) !== undefined
    current = { column, isItem, isEntry }
  }
  return next
}

function remark(text: string, { start, end }: Line): string {
  const line = text.slice(start, end)
  const indent = /^[ \t]*/.exec(line)![0].length
  return indent === line.length ? line : `${line.slice(0, indent)}#${filler.repeat(line.length - indent - 1)}`
}

function maskContent(
  template: Template,
  evaluation: Evaluation,
  line: Line,
  next: Next | undefined,
  below: Map<number, Action | undefined>,
): string {
  if (line.actions.length === 0) return template.text.slice(line.start, line.end)
  return maskEnd(maskInline(template, evaluation, line), line, next, below)
}

function maskInline(template: Template, evaluation: Evaluation, { start, end, actions }: Line): string {
  let masked = ''
  let at = start
  for (const action of actions) {
    masked += keptText(template, evaluation, at, action.start)
    const from = Math.max(action.start, start)
    const to = Math.min(action.end, end)
    masked += filler.repeat(to - from)
    at = to
  }
  return masked + keptText(template, evaluation, at, end)
}

/** Text between actions; letters that say nothing where it is left out. */
function keptText({ text, branches }: Template, evaluation: Evaluation, start: number, end: number): string {
  if (end <= start) return ''
  return evaluation.isDropped(branches.at(start)) ? filler.repeat(end - start) : text.slice(start, end)
}

/** Decisions at the end of a line say nothing of it, nor does what is written below the line. */
function maskEnd(
  masked: string,
  { start, end, actions }: Line,
  next: Next | undefined,
  below: Map<number, Action | undefined>,
): string {
  const filled = masked.trimEnd()
  let from = filled.length
  while (from > 0 && (filled[from - 1] === filler || filled[from - 1] === ' ')) from--
  const tail = actions.filter((action) => action.start >= start + from)
  if (tail.length === 0) return masked
  // What an action writes after the sign of a text over several lines is that text.
  const sign = /[:-][ \t]+([|>][-+\d]*[ \t]*)$/.exec(masked.slice(0, from + 1).trimEnd())
  if (sign && tail.some(writes)) {
    const at = masked.lastIndexOf(sign[1]!.trimEnd(), from)
    return masked.slice(0, at) + filler.repeat(masked.length - at)
  }
  const writers = tail.filter(writes)
  const without = () => masked.slice(0, from) + ' '.repeat(masked.length - from)
  const dashes = /^(?:[ \t]*-(?=[ \t]))*[ \t]*/.exec(masked)![0].length
  const key = readKey(masked, dashes, masked.length)
  const isValue = key && key.valueStart >= from - 1 && next && !next.isEntry // what follows is the key's value
  if (writers.length === 0 && tail[0]!.end <= end) return isValue ? masked : without()
  const isBelow = key && next && (next.column > dashes || (next.isItem && next.column === dashes))
  if (!isBelow || key.valueStart > from + 1) return masked
  below.set(start + key.range.end, writers.length === 1 ? writers[0] : undefined)
  return without()
}
