import { strict as assert } from 'node:assert'
import { deploymentManager } from '../../../src/core/formats/deployment-manager/deploymentManager.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'

const files = fixtures('formats/deployment-manager')
const config = files.find(({ path }) => path === 'config.yaml')!
const machine = files.find(({ path }) => path === 'machine.jinja')!
const indented = files.find(({ path }) => path === 'indented.yaml')!

function read(text: string) {
  const parsed = deploymentManager.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

function properties(lines: string): string {
  const block = lines.replace(/^/gm, '      ')
  return showAttributes(
    read(`resources:\n  - name: r\n    type: compute.v1.instance\n    properties:\n${block}\n`).resources[0]!
      .attributes,
  )
}

suite('Deployment Manager', () => {
  test('finds every resource of a configuration whose list stands in the first column; a template as a type is none', () => {
    assert.deepEqual(showResources(read(config.text)), [
      'sqladmin.v1beta4.instance.catalogue',
      'gcp-types/storage-v1:buckets.seed-pictures',
      'compute.v1.network.valley',
      'compute.v1.firewall.allow-office',
    ])
  })

  test('finds every resource of an indented list, however its entries begin', () => {
    assert.deepEqual(showResources(read(indented.text)), [
      'storage.v1.bucket.harvest',
      'pubsub.v1.topic.dispatch',
      'container.v1.cluster.sowing',
    ])
    assert.deepEqual(
      showResources(
        read(
          'resources:\n  -\n    name: a\n    type: compute.v1.network\n  - # one\n    type: compute.beta.disk\n    name: b\n  - { name: c, type: storage.v1.bucket }\n',
        ),
      ),
      ['compute.v1.network.a', 'compute.beta.disk.b', 'storage.v1.bucket.c'],
    )
  })

  test('spans of a resource: its item, its type and its name without quotes', () => {
    const text =
      'resources:\n  - type: "compute.v1.network"\n    name: \'a\' # one\n    properties: {}\n  # two\n  - name: b\n    type: gcp-types/storage-v1:buckets\noutputs: []\n'
    assert.deepEqual(
      read(text).resources.map(({ range, typeRange, nameRange }) =>
        [range, typeRange, nameRange].map(({ start, end }) => text.slice(start, end).trim()),
      ),
      [
        ['- type: "compute.v1.network"\n    name: \'a\' # one\n    properties: {}', 'compute.v1.network', 'a'],
        ['- name: b\n    type: gcp-types/storage-v1:buckets', 'gcp-types/storage-v1:buckets', 'b'],
      ],
    )
  })

  test('reads values, and what others give as references', () => {
    assert.equal(
      properties('a: x\nb: [1, true, null]\nc: { d: -1 }\ne: $(ref.network.selfLink)'),
      'a="x", b=[1, true, null], c={d=-1}, e=→$(ref.network.selfLink)',
    )
  })

  test('properties that stand elsewhere are open', () => {
    assert.match(
      showAttributes(
        read('resources:\n  - name: a\n    type: compute.v1.instance\n    properties: *x\n').resources[0]!.attributes,
      ),
      /^\*=\?/,
    )
  })

  test('reads the resources of a Jinja template: what an expression writes is open', () => {
    const parsed = read(machine.text)
    assert.deepEqual(
      parsed.resources.map(({ type }) => type),
      ['compute.v1.instance', 'pubsub.v1.topic'],
    )
    const shown = showAttributes(parsed.resources[0]!.attributes)
    assert.match(shown, /zone=\?/)
    assert.match(shown, /machineType=\?/)
    assert.match(shown, /autoDelete=true/)
  })

  test('does not let a broken item hide the others', () => {
    for (const broken of ['a: [1, 2', 'a: "x', 'a: {b: ', 'a: - b: c: d', '\ta: 1', '*', '? x', '%', 'a:', '- x'])
      for (const indent of ['', '  ']) {
        const item = (name: string, rest: string) =>
          `${indent}- name: ${name}\n${indent}  type: compute.v1.network\n${rest}`
        const text = `resources:\n${item('a', '')}${item('b', `${indent}  properties:\n${indent}    ${broken}\n`)}${item('c', '')}`
        const shown = showResources(read(text))
        for (const name of ['a', 'c'])
          assert.ok(shown.includes(`compute.v1.network.${name}`), `${JSON.stringify(text)}: ${shown}`)
      }
  })

  test('a resource without a name yet has its type in its place', () => {
    const { name, nameRange, typeRange } = read('resources:\n  - type: compute.v1.network\n').resources[0]!
    assert.equal(name, '')
    assert.deepEqual(nameRange, typeRange)
  })

  test('a name that looks like a number is what is written', () => {
    assert.deepEqual(showResources(read('resources:\n  - name: 0x10\n    type: compute.v1.network\n')), [
      'compute.v1.network.0x10',
    ])
  })

  test('imports, outputs and other types are no resources', () => {
    assert.deepEqual(
      showResources(
        read(
          'imports:\n- path: a\n  type: compute.v1.network\nresources:\n- name: b\n  type: c.py\n- name: d\n  type: compute.v1.disk\n- just text\noutputs:\n- name: e\n  type: compute.v1.network\n',
        ),
      ),
      ['compute.v1.disk.d'],
    )
  })

  test('reads CRLF, a byte order mark and text beyond ASCII', () => {
    const text =
      '\ufeffresources:\r\n  - name: größe\r\n    type: compute.v1.disk # x\r\n    properties:\r\n      a: ü🙂\r\n'
    assert.ok(deploymentManager.matches({ path: 'a.yaml', text }))
    assert.deepEqual(showResources(read(text)), ['compute.v1.disk.größe'])
    assert.equal(showAttributes(read(text).resources[0]!.attributes), 'a="ü🙂"')
  })

  test('reading after edits gives what a fresh reading gives', () => {
    assertReadsAsFresh(deploymentManager, editsOf(indented.text, 'location: ', '$(ref.x\n  "'))
    assertReadsAsFresh(deploymentManager, editsOf(config.text, 'ipv4Enabled: ', '[\n- name'))
  })

  test('an attribute of a configuration decides who carries a layer', () => {
    const text =
      'resources:\n  - name: old-rule\n    type: compute.v1.firewall\n    properties:\n      disabled: true\n      sourceRanges: ["0.0.0.0/0"]\n'
    assert.equal(decisions({ path: 'config.yaml', text }, 'old-rule').shifts['rule-disabled'], 'disabled = true')
  })

  test('an instance of Cloud SQL is known by its type, and decides by its settings', () => {
    assert.equal(decisions(config, 'catalogue').shifts['public-address'], 'settings.ipConfiguration.ipv4Enabled = true')
  })

  test('what the API keeps at another place than Terraform is not said to be absent', () => {
    assert.equal(decisions(config, 'seed-pictures').shifts['object-acls'], undefined)
  })
})
