import { spawn } from 'node:child_process'
import { repositoryFolder } from '../src/build/paths.ts'
import { npmCommand } from '../src/build/vscode/npm.ts'
import { readTally } from './helpers/tally.ts'
import type { Tally } from './helpers/tally.ts'

/** Scripts of package.json that pass or fail as a whole; each counts as one. */
const checks = ['lint', 'format:check', 'types', 'table:check']

/** Scripts that end with a tally line, the cheapest first. */
const suites = ['test:unit', 'test:extension', 'test:workbench']

/**
 * `npm test`: runs every check and suite in turn, whatever failed before, and ends with the sum `N passed, M failed`
 * alone on the last line. A suite that crashed or ran nothing adds a failure, so that it can never look green.
 */
async function runAll(): Promise<Tally> {
  const results = new Map<string, Tally>()
  for (const script of [...checks, ...suites]) {
    console.log(`\n> ${script}`)
    const started = Date.now()
    const { code, output } = await runScript(script)
    const tally = checks.includes(script) ? pass(code === 0) : judge(code, readTally(output))
    results.set(
      `${script.padEnd(16)}${String(tally.passed).padStart(5)} passed ${String(tally.failed).padStart(5)} failed ${seconds(started)}`,
      tally,
    )
  }
  console.log(`\n${[...results.keys()].join('\n')}\n`)
  return sum([...results.values()])
}

function runScript(script: string): Promise<{ code: number | null; output: string }> {
  const npm = npmCommand()
  return new Promise((resolve, reject) => {
    const child = spawn(npm.command, [...npm.args, 'run', '--silent', script], {
      cwd: repositoryFolder,
      shell: npm.shell,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk)
      output = (output + chunk.toString()).slice(-10_000)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

function pass(passed: boolean): Tally {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 }
}

function judge(code: number | null, tally: Tally | undefined): Tally {
  if (tally === undefined) return pass(false)
  const hidden = tally.failed === 0 && (code !== 0 || tally.passed === 0)
  return hidden ? { ...tally, failed: 1 } : tally
}

function sum(tallies: readonly Tally[]): Tally {
  const add = (pick: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0)
  return { passed: add((tally) => tally.passed), failed: add((tally) => tally.failed) }
}

function seconds(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`.padStart(9)
}

const { passed, failed } = await runAll()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
