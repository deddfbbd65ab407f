import { strict as assert } from 'node:assert'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { detectFormat, formats } from '../../../src/core/formats/registry.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { responsibility } from '../../helpers/table.ts'

/** Files beside those of the format that are none of it: settings, parameters, values. */
const silent = new Set([
  'bicepconfig.json',
  'azuredeploy.parameters.json',
  'Chart.yaml',
  'values.yaml',
  '_helpers.tpl',
  'Pulumi.dev.yaml',
  'environment.yaml',
  'region.hcl',
  'root.hcl',
])

/** Files of another format that those of the format lead to: the modules that Terragrunt deploys are Terraform. */
const ledTo: Readonly<Record<string, Readonly<Record<string, string>>>> = { terragrunt: { 'main.tf': 'terraform' } }

const detected = (path: string, text: string) => detectFormat({ path, text })?.id

suite('Detection', () => {
  test('every format has fixtures, in a folder of its name', () => {
    const folders = readdirSync(join(import.meta.dirname, '..', '..', 'fixtures', 'formats')).sort()
    assert.deepEqual(folders, [...formats.map(({ id }) => id), 'other'].sort())
  })

  test('the files of each format are seen as that format, and the files beside them as none', () => {
    for (const { id } of formats)
      for (const { path, text } of fixtures(`formats/${id}`))
        assert.equal(detected(path, text), silent.has(path) ? undefined : (ledTo[id]?.[path] ?? id), `${id}: ${path}`)
  })

  test('every format reads resources of its vocabulary from its fixtures', () => {
    for (const { id, vocabulary } of formats) {
      const documents = fixtures(`formats/${id}`).filter(({ path }) => ledTo[id]?.[path] === undefined)
      const read = documents.flatMap((document) => responsibility().analyze(document) ?? [])
      assert.ok(
        read.some(({ resources }) => resources.length > 2),
        id,
      )
      for (const { format, resources } of read) {
        assert.equal(format, vocabulary)
        assert.ok(resources.every((resource) => resource.format === vocabulary))
      }
    }
  })

  test('other files stay silent, under whatever name', () => {
    const others = fixtures('formats/other')
    assert.ok(others.length >= 12)
    for (const { path, text } of others)
      for (const name of [path, 'main.yaml', 'template.json', 'Pulumi.yaml', 'deployment.yaml', 'notes'])
        assert.equal(responsibility().analyze({ path: name, text }), undefined, `${path} as ${name}`)
  })

  test('languages with an ending of their own are known by it, however it is written', () => {
    assert.equal(detected('main.bicep', ''), 'bicep')
    assert.equal(detected('C:\\infra\\MAIN.BICEP', 'apiVersion: v1\nkind: Pod\n'), 'bicep')
    assert.equal(detected('main.tf', ''), 'terraform')
    assert.equal(detected('main.tofu', ''), 'terraform')
    assert.equal(detected('main.bicep.txt', ''), undefined)
    assert.equal(detected('bicep', ''), undefined)
  })

  test("a blueprint of Google's Infrastructure Manager is a Terraform folder; its inputs are no document of their own", () => {
    const main =
      'terraform {\n  backend "gcs" {}\n}\nvariable "project_id" { type = string }\nresource "google_storage_bucket" "seeds" {\n  name     = "seeds"\n  project  = var.project_id\n  location = "EU"\n}\n'
    assert.equal(detected('main.tf', main), 'terraform')
    assert.deepEqual(
      responsibility()
        .analyze({ path: 'blueprint/main.tf', text: main })!
        .resources.map(({ type, name }) => `${type}.${name}`),
      ['google_storage_bucket.seeds'],
    )
    assert.equal(detected('terraform.tfvars', 'project_id = "seed-bank"\n'), undefined)
  })

  test('the others are known by what they hold, whatever the file is called', () => {
    const texts: [string, string][] = [
      [
        'arm-template',
        '{ "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#" }',
      ],
      [
        'arm-template',
        '// a\n{ "$schema": "http://schema.management.azure.com/schemas/2019-08-01/tenantDeploymentTemplate.json#" }',
      ],
      ['arm-template', '{ "resources": [{ "type": "Microsoft.Web/sites", "apiVersion": "2023-12-01", "name": "a" }] }'],
      ['cloudformation', '{ "Resources": { "A": { "Type": "AWS::S3::Bucket" } } }'],
      ['serverless', 'service: a\nprovider:\n  name: aws\nfunctions:\n  b:\n    handler: c\n'],
      ['serverless', '{ "service": "a", "provider": { "name": "aws" }, "functions": {} }'],
      ['kubernetes', 'apiVersion: v1\nkind: Pod\n'],
      ['kubernetes', '# a\n---\nkind: "Pod"\n"apiVersion": v1\n'],
      ['kubernetes', '{ "kind": "Pod", "apiVersion": "v1" }'],
      ['kubernetes', '{{- if .Values.a }}\napiVersion: v1\nkind: Pod\n{{- end }}\n'],
      ['heat', 'heat_template_version: 2018-08-31\n'],
      ['heat', '"heat_template_version": rocky\n'],
      ['deployment-manager', 'resources:\n- name: a\n  type: compute.v1.instance\n'],
      ['deployment-manager', 'resources:\n  - type: "gcp-types/compute-v1:instances"\n    name: a\n'],
      ['pulumi-yaml', 'resources:\n  a:\n    type: aws:s3:Bucket\n'],
      ['pulumi-yaml', 'name: a\nruntime: yaml\nresources:\n  a:\n    type: "azure-native:storage:StorageAccount"\n'],
    ]
    for (const [id, text] of texts) {
      for (const path of ['notes', 'a.yaml', 'b.JSON', 'c.txt']) assert.equal(detected(path, text), id, text)
      assert.equal(detected('a', text.replaceAll('\n', '\r\n')), id, `CRLF: ${text}`)
      assert.equal(detected('a', `\ufeff${text}`), id, `byte order mark: ${text}`)
    }
  })

  test('words of a format that stand deeper, in text or in a remark, do not make it one', () => {
    for (const text of [
      'spec:\n  apiVersion: v1\n  kind: Pod\n',
      'a: |\n  apiVersion: v1\n  kind: Pod\n',
      '# apiVersion: v1\n# kind: Pod\n',
      'apiVersion: v1\nspec:\n  kind: Pod\n',
      'kind: Pod\nspec:\n  apiVersion: v1\n',
      'apiVersion: v1\n',
      'kind: Pod\n',
      'a: |\n  heat_template_version: rocky\n',
      '# heat_template_version: rocky\n',
      'stack:\n  resources:\n    a:\n      type: aws:s3:Bucket\n',
      'resources:\n  a:\n    type: string\n',
      'resources:\n- name: a\n  type: git\n',
      'resources:\n  - name: a\n    type: web.v2\n',
      '{ "resources": [{ "type": "Microsoft.Web/sites" }] }',
      '{ "resources": [{ "type": "a/b", "apiVersion": "1" }] }',
      '{ "note": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#" }',
      '{ "kind": "Pod" }',
      '[{ "apiVersion": "v1", "kind": "Pod" }]',
      '',
      '\n\n',
      '{',
      '---\n',
    ])
      assert.equal(detected('a.yaml', text), undefined, text)
  })

  test('a file is of one format: the one that is asked first', () => {
    const both = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: AWS::S3::Bucket\n'
    assert.equal(detected('a.yaml', `${both}apiVersion: v1\nkind: Pod\n`), 'cloudformation')
    assert.equal(
      detected('a.yaml', 'apiVersion: v1\nkind: Pod\nresources:\n  a:\n    type: aws:s3:Bucket\n'),
      'kubernetes',
    )
  })

  test('a binary file is of no format', () => {
    assert.equal(detected('a.yaml', 'apiVersion: v1\nkind: Pod\n\0'), undefined)
    assert.equal(detected('a.bicep', '\0'), undefined)
  })

  test('a large file of no format is turned away', () => {
    const line = 'resources: kind apiVersion type: heat_template_version "Resources" "type": "a\n'
    for (const text of [
      `a:\n${`  ${line}`.repeat(20_000)}`,
      `{${line}${' '.repeat(1_000_000)}`,
      ' '.repeat(1_000_000),
      `resources:\n${'  type: a:b!\n'.repeat(80_000)}`,
      `apiVersion: v1\n${'kind'.repeat(250_000)}\n`,
    ])
      assert.equal(detected('a.yaml', text), undefined)
  })
})
