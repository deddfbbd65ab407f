import { strict as assert } from 'node:assert'
import { heat } from '../../../src/core/formats/heat/heat.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources, showValue } from '../../helpers/show.ts'
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
  test('finds every resource of a template; another template as a type is a module', () => {
    assert.deepEqual(showResources(read(weather.text)), [
      'OS::Neutron::Net.network',
      'OS::Neutron::Subnet.subnet',
      'OS::Neutron::SecurityGroupRule.open_https',
      'OS::Neutron::SecurityGroup.group',
      'OS::Nova::Server.collector',
      'OS::Neutron::Port.port',
      'OS::Cinder::Volume.measurements',
      'OS::Swift::Container.readings',
      'module.station.yaml.fleet',
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
      'a="x", b=[1, true, null], c=→{ get_param: d }, e=→{ get_attr: [f, g] }, h=→get_resource: i, j=→{ get_file: k.sh }, l=?str_replace: template: m params: {}, n=1|2, p=?{ list_join: ["-", [q]] }, r={s=1}',
    )
  })

  test('parameters, outputs and the definition within a group are no resources', () => {
    const text =
      'heat_template_version: rocky\nparameters:\n  a:\n    type: OS::Nova::Server\nresources:\n  b:\n    type: OS::Heat::ResourceGroup\n    properties:\n      resource_def:\n        type: OS::Nova::Server\noutputs:\n  c:\n    type: OS::Nova::Server\n'
    assert.deepEqual(showResources(read(text)), ['module.OS::Heat::ResourceGroup.b'])
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

  const settings =
    'heat_template_version: rocky\nparameters:\n  size: { type: string, default: large }\n  zone: { type: string }\n  map: { type: json, default: { a: { b: 1 } } }\nconditions:\n  big: { equals: [{ get_param: size }, large] }\n  not_big: { not: big }\n  near: { equals: [{ get_param: zone }, here] }\n  both: { and: [big, near] }\n  any: { or: [near, big] }\n  none: { and: [not_big, near] }\n  nested: { not: { or: [{ not: big }, near] } }\n  circle: { not: circle }\nresources:\n'
  const followed = (value: string) => {
    const found = read(`${settings}  r:\n    type: OS::Nova::Server\n    properties:\n      x: ${value}\n`)
      .resources[0]!.attributes[0]!.value
    return found.kind === 'literal' ? `${String(found.value)} (${found.via})` : showValue(found)
  }

  test('follows parameters to their defaults, and says where a value was found', () => {
    assert.equal(followed('{ get_param: size }'), 'large (default of parameter size)')
    assert.equal(followed('{ get_param: [map, a, b] }'), '1 (default of parameter map)')
    for (const open of [
      '{ get_param: zone }',
      '{ get_param: no }',
      '{ get_param: [map, no] }',
      '{ get_attr: [size, x] }',
      '{ get_param: "OS::stack_name" }',
    ])
      assert.match(followed(open), /^→/, open)
  })

  test('takes the branch that a condition selects, and either where it is not decided', () => {
    assert.equal(followed('{ if: [big, 1, 2] }'), '1 (condition big)')
    assert.equal(followed('{ if: [not_big, 1, { get_param: size }] }'), 'large (default of parameter size)')
    assert.equal(followed('{ if: [any, 1, 2] }'), '1 (condition any)')
    assert.equal(followed('{ if: [none, 1, 2] }'), '2 (condition none)')
    assert.equal(followed('{ if: [not_big, 1] }'), 'null (condition not_big)')
    assert.equal(followed('{ if: [near, 1, { if: [big, 2, 3] }] }'), '1|2')
    for (const name of ['near', 'both', 'nested', 'circle', 'no', '{ equals: [1, 1] }'])
      assert.equal(followed(`{ if: [${name}, 1, 2] }`), '1|2', name)
  })

  test('a group creates what it defines, another template what that declares with the properties it is given', () => {
    const station =
      'heat_template_version: rocky\nparameters:\n  flavor: { type: string, default: small }\nresources:\n  s:\n    type: OS::Nova::Server\n    properties:\n      flavor: { get_param: flavor }\n  again:\n    type: station.yaml\n'
    const text = `${settings}  g:\n    type: OS::Heat::ResourceGroup\n    properties:\n      count: 2\n      resource_def:\n        type: OS::Cinder::Volume\n        properties: { size: { get_param: size } }\n  h:\n    type: OS::Heat::AutoScalingGroup\n    properties:\n      resource: { type: station.yaml, properties: { flavor: tiny } }\n  n:\n    type: station.yaml\n    properties: { flavor: { get_param: size } }\n  m:\n    type: missing.yaml\n`
    const document = { path: 'a/station.yaml', text: station }
    const files = { list: () => undefined, read: (path: string) => (path === document.path ? document : undefined) }
    const { resources } = heat.createReader().read({ path: 'a/main.yaml', text }, files)
    const created = resources.map(
      ({ name, creates }) =>
        `${name}: ${(creates ?? []).map((each) => `${each.type} ${showAttributes(each.attributes)}`).join('; ')}`,
    )
    assert.deepEqual(created, [
      'g: OS::Cinder::Volume size="large"',
      'h: OS::Nova::Server flavor="tiny"; station.yaml ',
      'n: OS::Nova::Server flavor="large"; station.yaml ',
      'm: ',
    ])
    assert.equal(resources[3]!.creates, undefined)
    const open =
      'resources:\n  g:\n    type: OS::Heat::ResourceGroup\n    properties:\n      resource_def: { get_param: x }\n'
    assert.deepEqual(showResources(read(`heat_template_version: rocky\n${open}`)), ['OS::Heat::ResourceGroup.g'])
    let [depth, inner] = [0, resources[2]!.creates]
    for (; inner && depth < 50; depth++) inner = inner[1]!.creates
    assert.equal(depth, 8)
  })

  test('finds the resources that functions and dependencies name', () => {
    const text =
      'heat_template_version: rocky\nresources:\n  a: { type: OS::Neutron::Net }\n  b:\n    type: OS::Neutron::Port # get_resource: a\n    depends_on: [ a, "c" ]\n    properties:\n      network: { get_resource: a }\n      x: { get_param: a }\n      y: { get_attr: [a, b] }\n      z:\n        get_attr:\n          - a\n          - b\n      user_data: get_resource of a\n  c:\n    depends_on:\n      - a\n      - b\n  d:\n    depends_on: a\n    get_resource: "a"\n'
    const found = [...text].flatMap((_, offset) => {
      const reference = heat.referenceAt!(text, offset)
      return reference?.range.start === offset ? [`${reference.name} ${text.slice(0, offset).split('\n').length}`] : []
    })
    assert.deepEqual(found, ['a 6', 'c 6', 'a 8', 'a 10', 'a 13', 'a 18', 'b 19', 'a 21', 'a 22'])
  })
})
