import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundles } from '../../../src/build/bundle.ts'

let folder: string

function run(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.js'), ...words], {
    input,
    encoding: 'utf8',
    cwd: folder,
  })
  return { status, stdout, stderr }
}

interface LookupAnswer {
  layers: {
    layer: string
    party: string
    shift: object | null
    dependsOn: { on: string; outcomes: { when: string; party: string }[] } | null
    provider: string
    customer: string
    sources: string[]
  }[]
  service: string
  format: string
  duties: object[]
  sources: { url: string }[]
}

function lookup(...words: string[]): LookupAnswer {
  const { stdout, stderr } = run(['lookup', ...words, '--json'])
  assert.equal(stderr, '')
  return JSON.parse(stdout)
}

const party = (answer: LookupAnswer, layer: string) => answer.layers.find((row) => row.layer === layer)!

suite('Command line', () => {
  suiteSetup(async function () {
    this.timeout(60_000)
    folder = mkdtempSync(join(tmpdir(), 'responsibility-cli-'))
    await build({ ...bundles.cli, outfile: join(folder, 'cli.js') })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    mkdirSync(join(folder, 'infra', '.terraform'), { recursive: true })
    writeFileSync(
      join(folder, 'infra', 'main.tf'),
      'resource "aws_s3_bucket" "logs" {}\n\nresource "nosuch_unknown" "x" {}\n\nresource "aws_sqs_queue" "q" {\n',
    )
    writeFileSync(join(folder, 'infra', 'stack.yml'), 'Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n')
    writeFileSync(join(folder, 'infra', 'values.yaml'), 'replicas: 3\n')
    writeFileSync(join(folder, 'infra', '.terraform', 'copy.tf'), 'resource "aws_s3_bucket" "vendored" {}\n')
    symlinkSync(join(folder, 'infra'), join(folder, 'infra', 'loop'), 'dir')
  })

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }))

  test('lookup --json has all 14 layers in order and what the contract says', () => {
    const answer = lookup('aws_db_instance')
    assert.deepEqual(
      answer.layers.map(({ layer }) => layer),
      [
        'data',
        'identity',
        'application',
        'configuration',
        'encryption',
        'logging',
        'firewall',
        'virtual-network',
        'runtime',
        'os',
        'virtualization',
        'hosts',
        'physical-network',
        'datacenter',
      ],
    )
    assert.deepEqual(Object.keys(answer).sort(), [
      'configures',
      'duties',
      'format',
      'layers',
      'match',
      'service',
      'serviceModel',
      'serviceName',
      'sources',
      'type',
      'vendor',
    ])
    for (const row of answer.layers) {
      assert.equal(typeof row.provider, 'string')
      assert.equal(typeof row.customer, 'string')
      assert.ok(row.sources.every((url) => answer.sources.some((source) => source.url === url)))
    }
  })

  test('--set moves a layer, and without a value leaves it open', () => {
    assert.equal(party(lookup('aws_lambda_function', '--set', 'package_type=Image'), 'runtime').shift !== null, true)
    const open = party(lookup('aws_lambda_function', '--set', 'package_type'), 'runtime').dependsOn!
    assert.match(open.on, /package_type/)
    assert.ok(open.outcomes.length >= 2)
  })

  test('nested paths reach into blocks', () => {
    assert.equal(party(lookup('aws_eks_cluster', '--set', 'compute_config.enabled=true'), 'os').party, 'provider')
    assert.notEqual(party(lookup('aws_eks_cluster'), 'os').party, 'provider')
  })

  test('the format is found by the name, or given', () => {
    assert.equal(lookup('AWS::S3::Bucket').format, 'cloudformation')
    assert.equal(lookup('Deployment').format, 'kubernetes')
    assert.equal(lookup('apps/v1/Deployment').service, lookup('Deployment').service)
    assert.equal(run(['lookup', 'aws_s3_bucket', '--format', 'cloudformation']).status, 1)
  })

  test('an unknown type exits with 1, bad usage with 2 and one clear line', () => {
    for (const [words, status] of [
      [['lookup', 'nosuch_thing'], 1],
      [['lookup'], 2],
      [['lookup', 'a', 'b'], 2],
      [['lookup', 'a', '--format', 'x'], 2],
      [['lookup', 'a', '--set'], 2],
      [['lookup', 'a', '--set', '=x'], 2],
      [['matrix'], 2],
      [['matrix', 'no/such/place'], 2],
      [['matrix', '.', '--output', 'pdf'], 2],
      [['frobnicate'], 2],
      [['toString'], 2],
    ] as const) {
      const result = run(words)
      assert.equal(result.status, status, words.join(' '))
      assert.equal(result.stderr.trim().split('\n').length, 1, words.join(' '))
      assert.equal(result.stdout, '')
    }
  })

  test('lookup - answers line by line, in step, errors included', () => {
    const { stdout, status } = run(
      ['lookup', '-', '--json'],
      'aws_lambda_function --set package_type=Image --format terraform\nnosuch_thing\n\n--bad\n"AWS::S3::Bucket"\n',
    )
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      answers.map((answer) => answer.service ?? Object.keys(answer)[0]),
      ['aws/lambda', 'error', 'error', 'aws/s3'],
    )
    assert.equal(status, 2)
  })

  test('matrix lists every resource, unknown types and problems, with lines from 1', () => {
    const result = JSON.parse(run(['matrix', 'infra', '--output', 'json']).stdout)
    assert.deepEqual(
      result.resources.map(({ type, name, line, format }: Record<string, unknown>) => [type, name, line, format]),
      [
        ['aws_s3_bucket', 'logs', 1, 'terraform'],
        ['aws_sqs_queue', 'q', 5, 'terraform'],
        ['AWS::Lambda::Function', 'Fn', 3, 'cloudformation'],
      ],
    )
    assert.deepEqual(
      result.unknown.map(({ type, line }: Record<string, unknown>) => [type, line]),
      [['nosuch_unknown', 3]],
    )
    assert.deepEqual(
      result.problems.map(({ code, line }: Record<string, unknown>) => [code, line]),
      [['unclosed-block', 5]],
    )
    assert.equal(result.summary.resources, 3)
  })

  test('matrix as Markdown has a row per resource and keeps hostile names harmless', () => {
    writeFileSync(join(folder, 'hostile.tf'), 'resource "aws_s3_bucket" "a|b<img>" {}\n')
    const { stdout, status } = run(['matrix', 'hostile.tf'])
    assert.equal(status, 0)
    assert.match(stdout, /aws\\_s3\\_bucket\\.a\\\|b&lt;img&gt;/)
  })

  test('types, layers and services print the vocabulary', () => {
    assert.equal(run(['layers']).stdout.trim().split('\n').length, 14)
    const types = JSON.parse(run(['types', '--format', 'cloudformation', '--json']).stdout) as {
      type: string
      format: string
    }[]
    assert.ok(types.some(({ type }) => type === 'AWS::Lambda::Function'))
    assert.ok(types.every(({ format }) => format === 'cloudformation'))
    assert.ok(
      JSON.parse(run(['services', '--json']).stdout).some(({ service }: { service: string }) => service === 'aws/rds'),
    )
  })
})
