import type { Reference } from '../format.ts'
import { skipComment, skipOpaque } from '../syntax/hclScanner.ts'

const part = /[\w.-]/
const traversal = /(?:(data|ephemeral)\.([a-z][\w-]*)\.([\w-]+)|(module)\.([\w-]+)|([a-z][a-z0-9]*_[\w-]*)\.([\w-]+))/y

/**
 * The resource, data source or module that a traversal at the offset begins with: `aws_s3_bucket.logs.arn`, `data.aws_ami.base.id`,
 * `module.vpc.vpc_id`. The targets of `import`, `moved` and `removed` blocks are such traversals, too.
 */
export function referenceAt(text: string, offset: number): Reference | undefined {
  const source = moduleSourceAt(text, offset)
  if (source) return source
  const start = traversalStart(text, offset)
  traversal.lastIndex = start
  const match = traversal.exec(text)
  if (!match || offset > start + match[0].length || isHidden(text, start)) return undefined
  const [whole, reading, readType, readName, module, moduleName, type, name] = match
  const range = { start, end: start + whole.length }
  if (reading) return { range, mode: 'data', type: readType, name: readName! }
  if (module) return { range, mode: 'module', name: moduleName! }
  return { range, mode: 'resource', type, name: name! }
}

/** Back to where the name that the offset is in begins. */
function traversalStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && part.test(text[start - 1]!)) start--
  return start
}

const sourceLine = /^[ \t]*"?source"?[ \t]*[=:][ \t]*"([^"$\n]*)"/

/** On the source of a module its call is meant. */
function moduleSourceAt(text: string, offset: number): Reference | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = text.indexOf('\n', offset)
  const match = sourceLine.exec(text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd))
  if (!match) return undefined
  const end = lineStart + match[0].length - 1
  const start = end - match[1]!.length
  return start <= offset && offset <= end ? { range: { start, end }, mode: 'module', type: match[1]! } : undefined
}

/** Whether a name stands in a comment, or in text: between quotes or in a heredoc, and not in an interpolation. */
function isHidden(text: string, at: number): boolean {
  let i = blockStart(text, at)
  while (i < at) {
    const after = skipOpaque(text, i, text.length)
    if (after > at) return skipComment(text, i, text.length) > i || !text.slice(i, at).includes('${')
    i = after > i ? after : i + 1
  }
  return false
}

/** The last line before an offset that has a letter in its first column: nothing from before it hides what follows. */
function blockStart(text: string, at: number): number {
  let line = text.lastIndexOf('\n', at - 1) + 1
  while (line > 0 && !/[a-z]/i.test(text[line]!)) line = text.lastIndexOf('\n', line - 2) + 1
  return line
}
