import { strict as assert } from 'node:assert'
import { canonicalModule } from '../../../src/core/catalog/moduleSource.ts'
import { terragrunt } from '../../../src/core/formats/terragrunt/terragrunt.ts'
import { detectFormat } from '../../../src/core/formats/registry.ts'
import { fixtureProject } from '../../helpers/fixtures.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { responsibility } from '../../helpers/table.ts'

const project = fixtureProject('formats/terragrunt')

function read(path: string, texts: Readonly<Record<string, string>> = project) {
  const parsed = terragrunt.createReader().read({ path, text: texts[path]! }, memoryFiles(texts))
  assertRanges(texts[path]!, parsed)
  return parsed
}

/** One file by itself. */
const alone = (text: string) => read('live/terragrunt.hcl', { 'live/terragrunt.hcl': text })

suite('Terragrunt', () => {
  test('a configuration deploys the module of its source, with its inputs and those of the files it includes', () => {
    const parsed = read('prod/network/terragrunt.hcl')
    assert.deepEqual(showResources(parsed), ['module.tfr:///terraform-aws-modules/vpc/aws?version=5.16.0.'])
    assert.equal(
      showAttributes(parsed.resources[0]!.attributes),
      'cidr="10.20.0.0/16", region="eu-central-1", tags={owner="shop"}',
    )
  })

  test('the source may come from an included file, whose locals and place count', () => {
    const parsed = read('prod/database/terragrunt.hcl')
    assert.deepEqual(showResources(parsed), ['module.tfr:///terraform-aws-modules/rds/aws?version=6.10.0.'])
    assert.equal(
      showAttributes(parsed.resources[0]!.attributes),
      'instance_class="db.r6g.large", vpc_security_group_ids=[→dependency.network.outputs.database_group], region="eu-central-1", tags={owner="shop"}, engine="postgres"',
    )
  })

  test('a module in a folder creates what its files declare, with these inputs', () => {
    const [module] = read('prod/queue/terragrunt.hcl').resources
    assert.equal(
      showAttributes(module!.creates![0]!.attributes),
      'name="orders", message_retention_seconds=14, kms_master_key_id=null',
    )
    assert.equal(responsibility().describe(module!)!.service, 'aws/sqs')
  })

  test('a well-known module of a registry is what the table says', () => {
    const [module] = read('prod/database/terragrunt.hcl').resources
    assert.ok(
      responsibility()
        .describe(module!)!
        .creates!.services.some(({ service }) => service === 'aws/rds'),
    )
    assert.equal(canonicalModule('tfr:///a/b/c//modules/d?version=1'), 'a/b/c//modules/d')
    assert.equal(canonicalModule('tfr://registry.terraform.io/a/b/c?version=1'), 'a/b/c')
  })

  test('units of a stack are modules by their name', () => {
    const parsed = read('stack/terragrunt.stack.hcl')
    assert.deepEqual(showResources(parsed), [
      'module.../prod/queue.queue',
      'module.../prod/network.network',
      'module.../prod/database.database',
    ])
    const [queue] = parsed.resources
    assert.equal(queue!.creates![0]!.creates![0]!.type, 'aws_sqs_queue')
  })

  test('what an included file exposes is followed', () => {
    const texts = {
      'live/terragrunt.hcl':
        'include "env" {\n  path   = "../env.hcl"\n  expose = true\n}\nterraform {\n  source = "${include.env.locals.base}?ref=v1"\n}\ninputs = {\n  size = include.env.inputs.size\n}\n',
      'env.hcl':
        'locals {\n  base = "git::https://example.com/modules.git//db"\n  size = 3\n}\ninputs = {\n  size = local.size\n}\n',
    }
    const [module] = read('live/terragrunt.hcl', texts).resources
    assert.equal(module!.type, 'git::https://example.com/modules.git//db?ref=v1')
    assert.equal(showAttributes(module!.attributes), 'size=3')
  })

  test('a shared file without a source is read and deploys nothing', () => {
    assert.deepEqual(read('prod/region.hcl').resources, [])
  })

  test('what asks the machine, the cloud or a command stays open', () => {
    const [module] = alone(
      'terraform {\n  source = "${get_env("BASE")}//x"\n}\ninputs = {\n  a = run_cmd("ls")\n  b = get_aws_account_id()\n}\n',
    ).resources
    assert.equal(module!.type, '${get_env("BASE")}//x')
    assert.equal(showAttributes(module!.attributes), 'a=?run_cmd("ls"), b=?get_aws_account_id()')
  })

  test('files that include each other end', () => {
    const texts = {
      'a/terragrunt.hcl': 'include "b" {\n  path = "../b.hcl"\n}\nterraform {\n  source = "."\n}\n',
      'b.hcl': 'include "a" {\n  path = "../a/terragrunt.hcl"\n}\ninputs = { x = 1 }\n',
    }
    assert.match(showAttributes(read('a/terragrunt.hcl', texts).resources[0]!.attributes), /^x=1$/)
  })

  test('HCL of other tools stays silent', () => {
    for (const [path, text] of [
      ['.terraform.lock.hcl', 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.0.0"\n}\n'],
      ['image.pkr.hcl', 'packer {\n  required_version = "1"\n}\nlocals {\n}\nsource "amazon-ebs" "x" {\n}\n'],
      ['job.nomad.hcl', 'job "x" {\n  group "y" {\n  }\n}\n'],
      ['config.hcl', 'listener "tcp" {\n  address = "0"\n}\n'],
    ] as const)
      assert.equal(detectFormat({ path, text })?.id, undefined, path)
    assert.equal(detectFormat({ path: 'x/terragrunt.hcl', text: '' })?.id, 'terragrunt')
    assert.equal(detectFormat({ path: '_env/db.hcl', text: project['_env/database.hcl']! })?.id, 'terragrunt')
  })
})
