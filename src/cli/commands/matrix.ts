import {
  assessFile,
  buildMatrix,
  type MatrixFile,
  renderMatrixMarkdown,
  type ResponsibilityService,
} from '../../core/index.ts'
import { diskFiles } from '../files.ts'
import { UsageError } from '../usageError.ts'
import { walk } from '../walk.ts'

/** `matrix <path>... [--output markdown|json]`: every resource below the paths, on standard output. */
export async function matrix(words: readonly string[], service: ResponsibilityService): Promise<number> {
  const { paths, output } = parseArguments(words)
  const files: MatrixFile[] = []
  const around = diskFiles()
  for (const file of walk(paths)) {
    await service.load(file)
    const assessed = assessFile(service, file, around)
    if (assessed) files.push(assessed)
  }
  const result = buildMatrix(service, files)
  process.stdout.write(
    output === 'json'
      ? `${JSON.stringify(result, undefined, 2)}\n`
      : renderMatrixMarkdown(result, service.catalog.layers),
  )
  return 0
}

const outputs = ['markdown', 'json'] as const
type Output = (typeof outputs)[number]

function parseArguments(words: readonly string[]): { paths: string[]; output: Output } {
  const paths: string[] = []
  let output: Output = 'markdown'
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (word === '--output' || word.startsWith('--output=')) {
      const value = word === '--output' ? words[++i] : word.slice('--output='.length)
      const known = outputs.find((name) => name === value)
      if (!known) throw new UsageError(`--output is one of ${outputs.join(', ')}, not ${value ?? 'nothing'}`)
      output = known
    } else if (word.startsWith('-')) throw new UsageError(`unknown option ${word}`)
    else paths.push(word)
  }
  if (paths.length === 0) throw new UsageError('which files or folders? matrix takes at least one path')
  return { paths, output }
}
