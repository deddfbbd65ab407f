import { strict as assert } from 'node:assert'
import { heat } from '../../../src/core/formats/heat/heat.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'

const weather = fixtures('formats/heat').find(({ path }) => path === 'weather-station.yaml')!

function read(text: string) {
  const parsed = heat.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

function properties(lines: string): string {
  const indented = lines.replace(/^/gm, '      ')
  return showAttributes(
    read(`heat_template_version: rocky\nresources:\n  r:\n    type: OS::Nova::Server\n    properties:\n${indented}\n`)
      .resources[0]!.attributes,
  )
}

suite('OpenStack Heat', () => {
  test('finds every resource of a template; another template as a type is none', () => {
    assert.deepEqual(showResources(read(weather.text)), [
      'OS::Neutron::Net.network',
      'OS::Neutron::Subnet.subnet',
      'OS::Neutron::SecurityGroupRule.open_https',
      'OS::Neutron::SecurityGroup.group',
      'OS::Nova::Server.collector',
      'OS::Neutron::Port.port',
      'OS::Cinder::Volume.measurements',
      'OS::Swift::Container.readings',
    ])
  })

  test('spans of a resource: its entry, its type and its name without quotes', () => {
    const text =
      'heat_template_version: rocky\nresources:\n  "a":\n    depends_on: b\n    type: "OS::Nova::Server" # one\n  # two\n  b: { type: OS::Neutron::Net }\noutputs: {}\n'
    assert.deepEqual(
      read(text).resources.map(({ range, typeRange, nameRange }) =>
        [range, typeRange, nameRange].map(({ start, end }) => text.slice(start, end)),
      ),
      [
        ['"a":\n    depends_on: b\n    type: "OS::Nova::Server" # one', 'OS::Nova::Server', 'a'],
        ['b: { type: OS::Neutron::Net }', 'OS::Neutron::Net', 'b'],
      ],
    )
  })

  test('reads values; parameters, attributes and resources are references, what is computed is unknown', () => {
    assert.equal(
      properties(
        'a: x\nb: [1, true, null]\nc: { get_param: d }\ne: { get_attr: [f, g] }\nh:\n  get_resource: i\nj: { get_file: k.sh }\nl:\n  str_replace:\n    template: m\n    params: {}\nn: { if: [o, 1, 2] }\np: { list_join: ["-", [q]] }\nr: { s: 1 }',
      ),
      'a="x", b=[1, true, null], c=→{ get_param: d }, e=→{ get_attr: [f, g] }, h=→get_resource: i, j=→{ get_file: k.sh }, l=?str_replace: template: m params: {}, n=?{ if: [o, 1, 2] }, p=?{ list_join: ["-", [q]] }, r={s=1}',
    )
  })

  test('parameters, outputs and the definition within a group are no resources', () => {
    const text =
      'heat_template_version: rocky\nparameters:\n  a:\n    type: OS::Nova::Server\nresources:\n  b:\n    type: OS::Heat::ResourceGroup\n    properties:\n      resource_def:\n        type: OS::Nova::Server\noutputs:\n  c:\n    type: OS::Nova::Server\n'
    assert.deepEqual(showResources(read(text)), ['OS::Heat::ResourceGroup.b'])
  })

  test('is not confused by a template inside a block scalar', () => {
    assert.deepEqual(
      showResources(
        read(
          'heat_template_version: rocky\nresources:\n  a:\n    type: OS::Nova::Server\n    properties:\n      user_data: |\n        resources:\n          b:\n            type: OS::Nova::Server\n  c:\n    type: OS::Neutron::Net\n',
        ),
      ),
      ['OS::Nova::Server.a', 'OS::Neutron::Net.c'],
    )
  })

  test('does not let a broken entry hide the others', () => {
    for (const broken of ['a: [1, 2', 'a: "x', 'a: {get_param: ', 'a: - b: c: d', '\ta: 1', '*', '? x', '%', 'a:'])
      assert.deepEqual(
        showResources(
          read(
            `heat_template_version: rocky\nresources:\n  a:\n    type: OS::Neutron::Net\n  b:\n    type: OS::Nova::Server\n    properties:\n      ${broken}\n  c:\n    type: OS::Neutron::Port\n`,
          ),
        ),
        ['OS::Neutron::Net.a', 'OS::Nova::Server.b', 'OS::Neutron::Port.c'],
        broken,
      )
  })

  test('properties that stand elsewhere are open', () => {
    assert.match(
      showAttributes(
        read('heat_template_version: rocky\nresources:\n  r:\n    type: OS::Nova::Server\n    properties: *x\n')
          .resources[0]!.attributes,
      ),
      /^\*=\?/,
    )
  })

  test('reads CRLF, a byte order mark and text beyond ASCII', () => {
    const text =
      '\ufeffheat_template_version: rocky\r\nresources:\r\n  größe:\r\n    type: OS::Nova::Server\r\n    properties:\r\n      name: ü🙂\r\n'
    assert.ok(heat.matches({ path: 'stack.yaml', text }))
    assert.deepEqual(showResources(read(text)), ['OS::Nova::Server.größe'])
    assert.equal(showAttributes(read(text).resources[0]!.attributes), 'name="ü🙂"')
  })

  test('reading after edits gives what a fresh reading gives', () => {
    assertReadsAsFresh(heat, editsOf(weather.text, 'remote_ip_prefix: ', '{ get_param: x\n  "'))
  })

  test('an attribute of a template decides who carries a layer, in its own words', () => {
    assert.equal(
      decisions(weather, 'open_https').shifts['open-to-all'],
      'direction = "ingress" and remote_ip_prefix = "0.0.0.0/0"',
    )
  })
})
