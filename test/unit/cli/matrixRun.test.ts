import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundles } from '../../../src/build/bundle.ts'
import { diskFiles } from '../../../src/cli/files.ts'
import { walk } from '../../../src/cli/walk.ts'
import { UsageError } from '../../../src/cli/usageError.ts'

let folder: string

/** Runs the command line; `onOutput` is called once the first output is there. */
async function run(words: readonly string[], onOutput?: (stop: () => void) => void) {
  const child = spawn(process.execPath, [join(folder, 'cli.js'), ...words], { cwd: folder })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout === '') onOutput?.(() => child.kill('SIGINT'))
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const status = await new Promise<number | null>((resolve) => void child.once('close', resolve))
  return { status, stdout, stderr }
}

suite('Matrix over folders', () => {
  suiteSetup(async function () {
    this.timeout(60_000)
    folder = mkdtempSync(join(tmpdir(), 'responsibility-matrix-'))
    await build({ ...bundles.cli, outfile: join(folder, 'cli.js') })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    for (const name of ['small', 'broken', 'large', 'empty']) mkdirSync(join(folder, name))
    const bucket = (name: string) => `resource "aws_s3_bucket" "${name}" {\n  bucket = var.name\n}\n\n`
    writeFileSync(join(folder, 'small', 'a.tf'), `${bucket('a-b')}${bucket('c')}resource "nosuch_x" "y" {}\n`)
    writeFileSync(join(folder, 'small', 'b.tf'), 'resource "nosuch_x" "z" {\n')
    writeFileSync(join(folder, 'broken', 'a.tf'), bucket('a'))
    symlinkSync(join(folder, 'broken', 'loop.tf'), join(folder, 'broken', 'loop.tf'))
    writeFileSync(join(folder, 'broken', 'huge.json'), '')
    truncateSync(join(folder, 'broken', 'huge.json'), 60_000_000)
    const buckets = Array.from({ length: 400 }, (_, index) => bucket(`b${index}`)).join('')
    for (let index = 0; index < 300; index++) writeFileSync(join(folder, 'large', `${index}.tf`), buckets)
  })

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }))

  test('JSON that is written piece by piece has the bytes of JSON written at once', async () => {
    for (const name of ['small', 'broken', 'empty']) {
      const { stdout, status } = await run(['matrix', name, '--output', 'json'])
      assert.equal(status, 0)
      assert.equal(stdout, `${JSON.stringify(JSON.parse(stdout), undefined, 2)}\n`)
    }
  })

  test('the summary counts what is listed', async () => {
    const { resources, unknown, problems, summary } = JSON.parse(
      (await run(['matrix', 'small', '--output=json'])).stdout,
    )
    assert.deepEqual([summary.files, resources.length, unknown.length, problems.length], [2, 2, 2, 1])
    assert.deepEqual([summary.resources, summary.unknown, summary.problems], [2, 2, 1])
    const counted = Object.values(summary.layers as Record<string, Record<string, number>>)
    assert.equal(counted.length, 14)
    for (const counts of counted)
      assert.equal(
        Object.values(counts).reduce((sum, count) => sum + count),
        2,
      )
    const open = resources.flatMap(({ duties }: { duties: { status: string }[] }) => duties.map(({ status }) => status))
    assert.equal(summary.openDuties, open.filter((status: string) => status === 'open').length)
  })

  test('a file that cannot be opened in a folder is told, and the others are read', async () => {
    const { stdout, stderr, status } = await run(['matrix', 'broken', '--output', 'json'])
    const { resources, problems } = JSON.parse(stdout)
    assert.deepEqual([status, stderr, resources.length], [0, '', 1])
    assert.deepEqual(
      problems.map(({ file, line, code }: Record<string, unknown>) => [file, line, code]),
      [
        ['broken/huge.json', 1, 'unreadable-file'],
        ['broken/loop.tf', 1, 'unreadable-file'],
      ],
    )
    assert.match(
      (await run(['matrix', 'broken'])).stdout,
      /## Not readable\n\n?- broken\/huge\S*: it has more than 50 MB/,
    )
  })

  test('a file that was named and cannot be opened is unreadable input, and nothing is written', async () => {
    for (const path of ['broken/loop.tf', 'broken/huge.json']) {
      const { stdout, stderr, status } = await run(['matrix', 'small', path, '--output', 'json'])
      assert.deepEqual([status, stdout], [2, ''], path)
      assert.match(stderr, /^responsibility: broken\/\S+ cannot be read: .+\n$/)
    }
  })

  test('one path that does not exist ends the run before anything is read', () => {
    assert.throws(() => walk([join(folder, 'small'), join(folder, 'nowhere')]), UsageError)
  })

  test('an interrupt stops the run with 130, and says that the output is not complete', async function () {
    if (process.platform === 'win32') this.skip()
    const { stdout, stderr, status } = await run(['matrix', 'large', '--output', 'json'], (stop) => stop())
    assert.equal(status, 130)
    assert.match(
      stderr,
      /^responsibility: interrupted, [\d,]+ files read, [\d,]+ resources found; the output is not complete\n$/,
    )
    assert.ok(!stdout.includes('"summary"'))
  })

  test('files around a document are the same object as long as they are kept, and folders list their names', () => {
    const files = diskFiles()
    const path = join(folder, 'small', 'a.tf')
    assert.equal(files.read(path), files.read(path))
    assert.match(files.read(path)!.text, /aws_s3_bucket/)
    assert.deepEqual(files.list(join(folder, 'small'))?.toSorted(), ['a.tf', 'b.tf'])
    assert.equal(files.read(join(folder, 'nowhere')), undefined)
    assert.equal(files.list(join(folder, 'nowhere')), undefined)
  })
})
