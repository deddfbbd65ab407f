import tableText from 'table:compiled'
import { createResponsibilityService, type ResponsibilityService } from '../core/index.ts'
import { lookup } from './commands/lookup.ts'
import { matrix } from './commands/matrix.ts'
import { layers, services, types } from './commands/vocabulary.ts'
import { UsageError } from './usageError.ts'

type Command = (words: readonly string[], service: ResponsibilityService) => number | Promise<number>

const commands: Record<string, Command> = { lookup, matrix, types, layers, services }

const usage = `Who carries the security of a cloud resource, layer by layer.

  responsibility lookup <type> [--set path=value]... [--format F] [--json]
  responsibility lookup - [--json]          one query per line on standard input
  responsibility matrix <path>... [--output markdown|json]
  responsibility types [--format F] [--json]
  responsibility layers [--json]
  responsibility services [--json]

Formats: terraform, cloudformation, arm (also for Bicep), kubernetes, pulumi, deploymentmanager, heat, cdk.
Exit codes: 0 answered, 1 not in the table, 2 bad usage or unreadable input.
`

/** Runs one command and gives its exit code. */
async function main([name, ...words]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (!command) throw new UsageError(`unknown command ${name}; try --help`)
    return await command(words, createResponsibilityService(tableText))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`responsibility: ${error.message}\n`)
    return 2
  }
}

// A reader that stops early (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))
