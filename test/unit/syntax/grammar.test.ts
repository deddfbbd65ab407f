import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { grammarFile } from '../../../src/build/writeSyntax.ts'
import { grammar, table } from './currentGrammar.ts'
import { isMarked } from './goldenTokens.ts'
import { createTokenizer, type HostScope } from './tokenizer.ts'

suite('Injection grammar', () => {
  test('Should be the committed one', () => {
    const committed: unknown = JSON.parse(readFileSync(grammarFile, 'utf8'))
    const current: unknown = JSON.parse(JSON.stringify(grammar))
    // The grammar is one line of 70 KB: a difference is not worth printing.
    assert.ok(isDeepStrictEqual(committed, current), 'syntaxes/resource-types.tmLanguage.json is old: npm run syntax')
  })

  test('Should scope every exact type of the table, by its vendor', async () => {
    const bodies = {
      terraform: (type: string) => `resource "${type}" "x" {`,
      cloudformation: (type: string) => `    Type: ${type}`,
      arm: (type: string) => `resource x '${type}@2024-01-01' = {`,
    }
    const scopes = { terraform: 'source.hcl.terraform', cloudformation: 'source.yaml', arm: 'source.bicep' } as const
    const missed: string[] = []
    for (const format of ['terraform', 'cloudformation', 'arm'] as const) {
      const tokenize = await createTokenizer(scopes[format], grammar)
      for (const { vendor, type } of exactTypes(format)) {
        const token = tokenize(bodies[format](type))[0]!.find(({ text }) => text === type)
        if (!token?.scopes.includes(`entity.name.type.cloud.${vendor}`)) missed.push(type)
      }
    }
    assert.deepEqual(missed, [])
  }).timeout(20_000)

  test('Should change no scope of the tokens it does not mark', async () => {
    const samples: readonly (readonly [HostScope, string])[] = [
      [
        'source.hcl.terraform',
        'resource "aws_s3_bucket" "b" {\n  a = data.aws_ami.x.id # aws_ami\n}\ndata "unknown_type" "x" {\n}',
      ],
      ['source.yaml', 'Resources:\n  A:\n    Type: "AWS::S3::Bucket"\n    # AWS::S3::Bucket\n    B: !Ref A'],
      ['source.json', '{ "Type": "AWS::S3::Bucket", "a": ["aws_s3_bucket", 1] }'],
      ['source.bicep', "resource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: 'x'\n}"],
    ]
    for (const [host, text] of samples) {
      const [plain, injected] = await Promise.all([createTokenizer(host), createTokenizer(host, grammar)])
      assert.deepEqual(
        unmarkedScopes(injected(text), injected(text)),
        unmarkedScopes(plain(text), injected(text)),
        host,
      )
    }
  })

  function exactTypes(format: 'terraform' | 'cloudformation' | 'arm'): { vendor: string; type: string }[] {
    return Object.entries(table.services).flatMap(([id, { resources }]) =>
      resources
        .flatMap((group) => group[format] ?? [])
        .filter((type) => !type.endsWith('*'))
        .map((type) => ({ vendor: id.split('/')[0]!, type })),
    )
  }
})

type Lines = ReturnType<Awaited<ReturnType<typeof createTokenizer>>>

/** The scopes of each character, blank where `marked` has marked it: tokens may be cut differently and mean the same. */
function unmarkedScopes(lines: Lines, marked: Lines): string[][] {
  return lines.map((tokens, line) => {
    const blank = marked[line]!.flatMap((token) => [...token.text].map(() => isMarked(token)))
    return tokens
      .flatMap(({ text, scopes }) => [...text].map(() => scopes.join(' ')))
      .map((scopes, column) => (blank[column] ? '' : scopes))
  })
}
