import type { Problem, TextRange } from '../../resource.ts'
import { readHeredoc, skipComment, skipOpaque } from '../syntax/hclScanner.ts'

/** A top-level block of a Terraform file, found without looking inside. */
export interface Block {
  readonly range: TextRange
  /** False where the end of the text or the next block came before the closing brace. */
  readonly closed: boolean
}

/**
 * What may start a line in the first column only as a block: the sign that the block before was never closed. A keyword and
 * the start of a label or the brace are enough; a pattern for the whole header could be made to backtrack without end.
 */
const blockStart =
  /(?:resource|data|ephemeral|module|variable|output|locals|provider|terraform|import|moved|removed|check|run|action|list)(?:[ \t]+["\w]|[ \t]*\{)/y

/**
 * Splits a Terraform file into its top-level blocks. Strings, heredocs and comments hide their braces; a block that is
 * never closed ends before the next line that starts a block in its first column.
 */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const skipped = skipOpaque(text, at, text.length)
    if (skipped > at) at = skipped
    else if (isLetter(code)) {
      const open = findOpenBrace(text, at)
      if (open === undefined) at = lineEnd(text, at)
      else {
        const { end, closed } = findBlockEnd(text, open + 1)
        blocks.push({ range: { start: at, end }, closed })
        at = end
      }
    } else at++
  }
  return blocks
}

/** The problem of a block that is not closed, at its header. */
export function unclosedBlock(header: TextRange): Problem {
  return { code: 'unclosed-block', message: 'This block has no closing brace.', range: header }
}

/** The brace that opens the block whose header starts at `at`, on the same line; undefined where this is no block. */
function findOpenBrace(text: string, at: number): number | undefined {
  let i = at
  while (i < text.length) {
    switch (text[i]) {
      case '{':
        return i
      case '\n':
      case '=':
        return undefined
      default: {
        const skipped = skipOpaque(text, i, text.length)
        i = skipped > i ? skipped : i + 1
      }
    }
  }
  return undefined
}

function findBlockEnd(text: string, at: number): { end: number; closed: boolean } {
  let depth = 1
  let i = at
  while (i < text.length) {
    switch (text.charCodeAt(i)) {
      case 10: // newline
        if (startsBlock(text, i + 1)) return { end: i + 1, closed: false }
        i++
        break
      case 123: // {
        depth++
        i++
        break
      case 125: // }
        depth--
        i++
        if (depth === 0) return { end: i, closed: true }
        break
      case 34: // "
        i = skipOpaque(text, i, text.length)
        break
      case 35: // #
      case 47: // /
        i = Math.max(i + 1, skipComment(text, i, text.length))
        break
      case 60: // <
        i = readHeredoc(text, i, text.length)?.end ?? i + 1
        break
      default:
        i++
    }
  }
  return { end: text.length, closed: false }
}

function startsBlock(text: string, at: number): boolean {
  if (!isLetter(text.charCodeAt(at))) return false
  blockStart.lastIndex = at
  return blockStart.test(text)
}

function isLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 97 && lower <= 122
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline
}
