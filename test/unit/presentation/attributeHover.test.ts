import { strict as assert } from 'node:assert'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryFolder } from '../../../src/build/paths.ts'
import { renderAttributeHover } from '../../../src/core/index.ts'
import { responsibility } from '../../helpers/table.ts'

/** The hover on the first place of `at` in a file's only resource; undefined where there is none. */
function hoverOn(text: string, at: string, path = 'a.tf') {
  const offset = text.indexOf(at)
  assert.ok(offset > 0, `${at} is not in the text`)
  const [resource] = responsibility().analyze({ path, text })!.resources
  const line = { start: text.lastIndexOf('\n', offset) + 1, end: text.indexOf('\n', offset) }
  const shown = renderAttributeHover(resource!, responsibility().describe(resource!)!, offset, line, {
    commands: [{ title: 'Open in sidebar', address: 'command:a' }],
  })
  return shown && { text: shown.text, on: text.slice(shown.range.start, shown.range.end) }
}

const database = `resource "aws_db_instance" "x" {
  identifier          = "x"
  publicly_accessible = true
  engine              = var.engine
  backup_retention_period = 14
  storage_encrypted   = false
}
`

suite('Attribute hover', () => {
  test('says which layer the attribute moved to whom, and why, with a page and a way to the sidebar', () => {
    const { text, on } = hoverOn(database, 'publicly_accessible')!
    assert.equal(on, 'publicly_accessible = true')
    assert.match(text, /^\*\*Network controls → You\*\*: `publicly_accessible = true`\. \S+/)
    assert.match(text, /\[Open in sidebar\]\(command:a\) · \[.+\]\(https:/)
  })

  test('is the same on the value as on the name', () => {
    assert.deepEqual(hoverOn(database, 'true'), hoverOn(database, 'publicly_accessible'))
  })

  test('says of a value that is not known what each outcome would mean', () => {
    assert.match(hoverOn(database, 'engine ')!.text, /[Dd]epends? on `engine`/)
  })

  test('says of a duty whether it is done or open, and what shows it', () => {
    assert.match(hoverOn(database, 'backup_retention_period')!.text, /\*\*Done\*\* \(`backup_retention_period = 14`\)/)
    assert.match(hoverOn(database, 'storage_encrypted')!.text, /\*\*Open\*\* \(`storage_encrypted = false`\)/)
  })

  test('is on every attribute that took part in what moved a layer', () => {
    const route = 'resource "aws_route" "x" {\n  destination_cidr_block = "0.0.0.0/0"\n  gateway_id = "igw-1"\n}\n'
    const first = hoverOn(route, 'destination_cidr_block')!
    assert.match(first.text, /Virtual network → Shared/)
    assert.equal(hoverOn(route, 'gateway_id')!.text, first.text)
  })

  test('is not there on an attribute that decides nothing, nor between attributes', () => {
    assert.equal(hoverOn(database, 'identifier'), undefined)
    assert.equal(hoverOn(database, '  identifier'), undefined)
  })

  test('of a block that goes on, only the first line is its own', () => {
    const cluster = `resource "aws_eks_cluster" "x" {
  remote_network_config {
    # here
    remote_node_networks {
      cidrs = ["10.0.0.0/8"]
    }
  }
}
`
    assert.match(hoverOn(cluster, 'remote_network_config')!.text, /remote_network_config is set/)
    assert.equal(hoverOn(cluster, '# here'), undefined)
    assert.equal(hoverOn(cluster, 'cidrs'), undefined)
  })

  test('tells nested attributes on one line apart', () => {
    const template =
      '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"A":{"Type":"AWS::RDS::DBInstance","Properties":{"DBName":"a","PubliclyAccessible":true}}}}\n'
    assert.equal(hoverOn(template, 'DBName', 'a.json'), undefined)
    assert.match(hoverOn(template, 'PubliclyAccessible', 'a.json')!.text, /Network controls → You/)
  })

  test('text of the file stays inside code spans', () => {
    const hostile = 'resource "aws_db_instance" "x" {\n  engine = "custom-oracle-ee](command:evil)`<img>"\n}\n'
    const shown = hoverOn(hostile, 'engine')!
    assert.ok(!shown.text.replace(/(`+).*?\1/g, '').includes('command:evil'))
  })

  test('is short also where a value that is not known leaves everything open', () => {
    const chart =
      'apiVersion: rds.aws.upbound.io/v1beta1\nkind: Instance\nmetadata:\n  name: a\nspec:\n  forProvider:\n    {{- toYaml .Values.database | nindent 4 }}\n'
    const { text } = hoverOn(chart, '{{-', 'templates/a.yaml')!
    assert.equal(text.split('\n\n').length, 6)
    assert.match(text, /^And \d+ more in the sidebar\.$/m)
  })

  test('is short: at most six paragraphs anywhere in the sample workspace', () => {
    const shown = new Set<string>()
    for (const path of globSync(join(repositoryFolder, 'test', 'fixtures', 'workspace', '*.{tf,yaml}'))) {
      const text = readFileSync(path, 'utf8')
      for (const resource of responsibility().analyze({ path, text })!.resources) {
        const assessment = responsibility().describe(resource)
        if (!assessment) continue // a module whose folder is not read here
        for (let offset = resource.range.start; offset < resource.range.end; offset++) {
          const line = { start: text.lastIndexOf('\n', offset - 1) + 1, end: text.length }
          const hover = renderAttributeHover(resource, assessment, offset, line, { commands: [] })
          if (hover) shown.add(hover.text)
        }
      }
    }
    assert.ok(shown.size > 5)
    for (const text of shown) assert.ok(text.split('\n\n').length <= 6, text)
  })
})
