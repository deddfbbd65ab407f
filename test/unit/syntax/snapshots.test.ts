import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryFolder } from '../../../src/build/paths.ts'
import { grammar } from './currentGrammar.ts'
import { checkGolden, renderTokens } from './goldenTokens.ts'
import { createTokenizer, type HostScope } from './tokenizer.ts'

suite('Resource types in files', () => {
  test('Should scope labels, references and data sources in Terraform, and nothing in comments or sentences', () =>
    check('source.hcl.terraform', 'main.tf'))
  test('Should scope the same in HCL, which OpenTofu files have where nothing knows better', () =>
    check('source.hcl', 'main.tf', 'main.hcl'))
  test('Should scope types in Terraform JSON', () => check('source.json', 'main.tf.json'))
  test('Should scope types in a CloudFormation template in YAML', () => check('source.yaml', 'template.yaml'))
  test('Should scope types in a CloudFormation template in JSON', () => check('source.json', 'template.json'))
  test('Should scope types before their API version in Bicep', () => check('source.bicep', 'main.bicep'))
  test('Should scope types in an ARM template, whatever their case', () => check('source.json', 'azuredeploy.json'))

  async function check(host: HostScope, fixture: string, golden = fixture): Promise<void> {
    const text = readFileSync(join(repositoryFolder, 'test', 'fixtures', 'syntax', fixture), 'utf8')
    const tokenize = await createTokenizer(host, grammar)
    checkGolden(`${golden}.tokens`, renderTokens(tokenize(text)))
  }
})
