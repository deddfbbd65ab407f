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
  test('finds every resource of a configuration whose list stands in the first column; a template as a type is a module', () => {
    assert.deepEqual(showResources(read(config.text)), [
      'sqladmin.v1beta4.instance.catalogue',
      'gcp-types/storage-v1:buckets.seed-pictures',
      'compute.v1.network.valley',
      'module.machine.jinja.sorting',
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

  test('imports, outputs and text are no resources', () => {
    assert.deepEqual(
      showResources(
        read(
          'imports:\n- path: a\n  type: compute.v1.network\nresources:\n- name: b\n  type: c.py\n- name: d\n  type: compute.v1.disk\n- just text\noutputs:\n- name: e\n  type: compute.v1.network\n',
        ),
      ),
      ['module.c.py.b', 'compute.v1.disk.d'],
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

  test('a Jinja template creates what it declares, with the properties it is given; a Python one is a program', () => {
    const texts: Readonly<Record<string, string>> = {
      'd/t/vm.jinja':
        'resources:\n- name: {{ env["name"] }}\n  type: compute.v1.instance\n  properties:\n    zone: {{ properties["zone"] }}\n    size: {{ properties.disk.size }}\n    kind: \'{{ properties["kind"] }}\'\n    ref: {{ properties["ref"] }}\n    open: {{ properties["no"] }}\n    built: a-{{ properties["zone"] }}\n- name: again\n  type: vm.jinja\n- name: net\n  type: d/t/vm.jinja\n',
      'd/t/vm.jinja.schema': 'properties:\n  kind: { type: string, default: small }\n  zone: { default: nowhere }\n',
    }
    const documents = new Map(Object.entries(texts).map(([path, text]) => [path, { path, text }]))
    const files = { list: () => undefined, read: (path: string) => documents.get(path) }
    const text =
      'imports:\n- path: t/vm.jinja\n  name: vm.jinja\nresources:\n- name: a\n  type: vm.jinja\n  properties:\n    zone: z\n    disk: { size: 10 }\n    ref: $(ref.net.selfLink)\n- name: b\n  type: t/vm.jinja\n- name: c\n  type: no.py\n'
    const { resources } = deploymentManager.createReader().read({ path: 'd/main.yaml', text }, files)
    assert.deepEqual(
      resources.map(
        ({ mode, name, creates }) => `${mode} ${name} ${creates ? showAttributes(creates[0]!.attributes) : 'none'}`,
      ),
      [
        'module a zone="z", size=10, kind="small", ref=?{{ properties["ref"] }}, open=?{{ properties["no"] }}, built=?a-{{ properties["zone"] }}',
        'module b zone="nowhere", size=?{{ properties.disk.size }}, kind="small", ref=?{{ properties["ref"] }}, open=?{{ properties["no"] }}, built=?a-{{ properties["zone"] }}',
        'module c none',
      ],
    )
    const zone = resources[0]!.creates![0]!.attributes[0]!.value
    assert.equal(zone.kind === 'literal' && zone.via, 'property zone')
    let [depth, inner] = [0, resources[0]!.creates]
    for (; inner && depth < 50; depth++) inner = inner[1]!.creates
    assert.equal(depth, 8)
    assert.deepEqual(
      deploymentManager
        .createReader()
        .read({ path: 'd/main.yaml', text })
        .resources.map(({ creates }) => creates),
      [undefined, undefined, undefined],
    )
  })

  test('finds the resources that references and dependencies name', () => {
    const text =
      'resources:\n- name: a\n  type: compute.v1.network\n- name: b # $(ref.a.x)\n  type: compute.v1.instance\n  metadata:\n    dependsOn: [a, c]\n  properties:\n    network: $(ref.a.selfLink)\n    text: "x $(ref.a.name) y"\n    other: $(a.b) ref.a\n- name: c\n  metadata:\n    dependsOn:\n    - a\n  type: compute.v1.disk\n'
    const found = [...text].flatMap((_, offset) => {
      const reference = deploymentManager.referenceAt!(text, offset)
      return reference?.range.start === offset ? [`${reference.name} ${text.slice(0, offset).split('\n').length}`] : []
    })
    assert.deepEqual(found, ['a 7', 'c 7', 'a 9', 'a 10', 'a 15'])
  })
})
