import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageVsix } from '../../src/build/package.ts'
import { repositoryFolder } from '../../src/build/paths.ts'
import { medianTime, megabytes, milliseconds } from './measure.ts'
import type { Row } from './table.ts'

/** How long the built command line takes from start to answer, and Node alone. */
export async function measureCommandLine(): Promise<Row[]> {
  const cli = join(repositoryFolder, 'dist', 'cli.js')
  if (!existsSync(cli))
    return [{ what: 'command line: lookup aws_db_instance', ours: 'not measured', note: 'dist/cli.js is not built' }]
  const lookup = await startTime([cli, 'lookup', 'aws_db_instance'])
  const node = await startTime(['--eval', '0'])
  return [
    {
      what: 'command line: lookup aws_db_instance',
      ours: milliseconds(lookup),
      note: `of which Node itself ${milliseconds(node)}; wanted: below 300 ms`,
    },
  ]
}

/** The size of the package that people install. */
export async function measurePackage(): Promise<Row[]> {
  const what = 'size of the .vsix'
  try {
    return [{ what, ours: megabytes(statSync(await packageVsix()).size), note: 'wanted: below 1.5 MB' }]
  } catch (error) {
    return [{ what, ours: 'not measured', note: String(error).split('\n')[0]! }]
  }
}

function startTime(args: readonly string[]): Promise<number> {
  return medianTime(
    10,
    () => undefined,
    () => {
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`)
    },
  )
}
