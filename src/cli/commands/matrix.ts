import {
  assessFile,
  createMatrixJson,
  createMatrixMarkdown,
  MatrixCounts,
  type MatrixFile,
  type ResponsibilityService,
} from '../../core/index.ts'
import { diskFiles } from '../files.ts'
import { Interruption } from '../interruption.ts'
import { boundMemory } from '../memory.ts'
import { Output } from '../output.ts'
import { Progress } from '../progress.ts'
import { UsageError } from '../usageError.ts'
import { type FoundFile, walk } from '../walk.ts'

/**
 * `matrix <path>... [--output markdown|json]`: every resource below the paths, on standard output. Files are read, written and forgotten one by
 * one. Gives 130, as shells do, where it was interrupted.
 */
export async function matrix(words: readonly string[], service: ResponsibilityService): Promise<number> {
  const { paths, output } = parseArguments(words)
  const { layers } = service.catalog
  const files = walk(paths)
  const around = diskFiles()
  const writer = output === 'json' ? createMatrixJson() : createMatrixMarkdown(layers)
  const counts = new MatrixCounts(layers)
  const out = new Output(process.stdout)
  // Where the answer itself runs over the terminal, a line of progress would be torn apart.
  const progress = new Progress(output === 'json' && process.stdout.isTTY ? { write: () => true } : process.stderr)
  const interruption = new Interruption()
  let read = 0
  boundMemory()
  const state = () => {
    const { resources } = counts.summary()
    return `${read.toLocaleString('en')} files read, ${resources.toLocaleString('en')} resources found`
  }
  try {
    for (const file of files) {
      if (await interruption.requested()) {
        progress.clear()
        await out.flush()
        process.stderr.write(`responsibility: interrupted, ${state()}; the output is not complete\n`)
        return 130
      }
      read++
      progress.show(state())
      const assessed = await assess(file, service, around)
      if (!assessed) continue
      counts.add(assessed)
      await out.write(writer.file(assessed))
    }
    progress.clear()
    for (const text of writer.end(counts.summary())) await out.write(text)
    await out.flush()
    return 0
  } finally {
    progress.clear()
    interruption.dispose()
  }
}

/** What a file adds; undefined where it is not infrastructure. One that cannot be read is a problem: it may be. */
async function assess(
  file: FoundFile,
  service: ResponsibilityService,
  around: ReturnType<typeof diskFiles>,
): Promise<MatrixFile | undefined> {
  if ('unreadable' in file) {
    const problem = { file: file.path, line: 1, code: 'unreadable-file', message: file.unreadable }
    return { resources: [], unknown: [], problems: [problem] }
  }
  await service.load(file)
  return assessFile(service, file, around)
}

const outputs = ['markdown', 'json'] as const
type OutputName = (typeof outputs)[number]

function parseArguments(words: readonly string[]): { paths: string[]; output: OutputName } {
  const paths: string[] = []
  let output: OutputName = 'markdown'
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
