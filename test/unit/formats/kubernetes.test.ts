import { strict as assert } from 'node:assert'
import { kubernetes } from '../../../src/core/formats/kubernetes/kubernetes.ts'
import { decisions } from '../../helpers/decisions.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'
import { assertReadsAsFresh, editsOf } from '../../helpers/successive.ts'

const files = fixtures('formats/kubernetes')

function file(path: string) {
  return files.find((each) => each.path === path)!
}

function read(text: string) {
  const parsed = kubernetes.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

/** The attributes of the first object, but for its version, kind and metadata. */
function attributes(body: string): string {
  const found = read(`apiVersion: v1\nkind: Thing\nmetadata:\n  name: n\n${body}\n`).resources[0]!.attributes
  return showAttributes(found.filter(({ name }) => !['apiVersion', 'kind', 'metadata'].includes(name)))
}

suite('Kubernetes', () => {
  test('finds every object of a file of many documents', () => {
    const parsed = read(file('shop.yaml').text)
    assert.deepEqual(showResources(parsed), [
      'v1/Namespace.shop',
      'apps/v1/Deployment.front',
      'v1/Service.front',
      'v1/ConfigMap.front-settings',
      'apps/v1/DaemonSet.log-collector',
      'networking.k8s.io/v1/NetworkPolicy.front-in',
    ])
    assert.deepEqual(parsed.problems, [])
  })

  test('finds the objects of a list, and that of a JSON file', () => {
    assert.deepEqual(showResources(read(file('list.yaml').text)), [
      'v1/ServiceAccount.front',
      'rbac.authorization.k8s.io/v1/ClusterRoleBinding.deployers',
      'v1/Secret.payment',
    ])
    assert.deepEqual(showResources(read(file('role.json').text)), [
      'rbac.authorization.k8s.io/v1/ClusterRole.stock-reader',
    ])
    assert.deepEqual(
      showResources(
        read(
          '{ "apiVersion": "v1", "kind": "List", "items": [{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "a" } }, 3, { "kind": "Pod" }] }',
        ),
      ),
      ['v1/Pod.a'],
    )
  })

  test('finds the objects of a list in a list, and of JSON that stands one after the other', () => {
    const object = (kind: string, more = '') =>
      `{"apiVersion": "v1", "kind": "${kind}", "metadata": {"name": "a{"}${more}}`
    const list = object('List', `, "items": [${object('Pod')}, ${object('List', `, "items": [${object('Secret')}]`)}]`)
    assert.deepEqual(showResources(read(list)), ['v1/Pod.a{', 'v1/Secret.a{'])
    assert.deepEqual(showResources(read(`${object('Pod')}\n${list}\n\n${object('Service')}`)), [
      'v1/Pod.a{',
      'v1/Pod.a{',
      'v1/Secret.a{',
      'v1/Service.a{',
    ])
    const yaml =
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items:\n  - apiVersion: v1\n    kind: Pod\n    metadata: { name: a }\n'
    assert.deepEqual(showResources(read(yaml)), ['v1/Pod.a'])
  })

  test('spans of an object: its document, its kind and its name without quotes', () => {
    const text =
      'apiVersion: v1\nkind: "Pod" # one\nmetadata:\n  name: \'a\'\nspec: {}\n\n---\n# two\nkind: Service\nmetadata: {name: b}\napiVersion: v1\n'
    assert.deepEqual(
      read(text).resources.map(({ range, typeRange, nameRange }) =>
        [range, typeRange, nameRange].map(({ start, end }) => text.slice(start, end)),
      ),
      [
        [text.slice(0, text.indexOf('\n\n---')), 'Pod', 'a'],
        ['# two\nkind: Service\nmetadata: {name: b}\napiVersion: v1', 'Service', 'b'],
      ],
    )
  })

  test('spans in a list and in JSON are those of the object within', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n  - kind: "Pod"\n    apiVersion: v1\n    metadata: { name: a }\n'
    const json = '{"apiVersion": "v1", "items": [{"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}}]}'
    for (const text of [list, json]) {
      const { typeRange, nameRange, range } = read(text).resources[0]!
      assert.equal(text.slice(typeRange.start, typeRange.end), 'Pod')
      assert.equal(text.slice(nameRange.start, nameRange.end), 'a')
      assert.ok(range.start >= text.indexOf('kind: "Pod"') || range.start >= text.indexOf('{"kind"'))
    }
  })

  test('reads values, and leaves aliases and merged keys open', () => {
    assert.equal(
      attributes('spec: &s\n  a: 1\n  b: [true, null, "x"]\n  c: { d: -1 }\ne: *s\nf:\n  <<: *s\n  g: 1'),
      'spec={a=1, b=[true, null, "x"], c={d=-1}}, e=?*s, f=?<<',
    )
  })

  test('version and kind are those in the first column, wherever they stand', () => {
    assert.deepEqual(
      showResources(
        read(
          'spec:\n  kind: No\n  apiVersion: no/v1\nmetadata:\n  name: a\nkind: Pod\ntemplate:\n  kind: No\napiVersion: v1\n',
        ),
      ),
      ['v1/Pod.a'],
    )
  })

  test('a line of dashes within text ends no document', () => {
    const { attributes: found } = read(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  b: |\n    one\n    ---\n    two\n  c: 3\n',
    ).resources[0]!
    assert.equal(showAttributes(found.slice(-1)), 'data={b="one\\n---\\ntwo\\n", c=3}')
  })

  test('the name is that of the object, not one deeper in its metadata', () => {
    for (const metadata of [
      'labels:\n    name: no\n  name: yes-it-is',
      'ownerReferences:\n  - kind: ReplicaSet\n    name: no\n  name: yes-it-is',
      'annotations:\n    doc: |\n      name: no\n  name: yes-it-is',
      '# name: no\n  name: yes-it-is',
    ])
      assert.deepEqual(showResources(read(`apiVersion: v1\nkind: Pod\nmetadata:\n  ${metadata}\nspec: {}\n`)), [
        'v1/Pod.yes-it-is',
      ])
  })

  test('an object that is named when it is made has no name, and its kind stands for it', () => {
    const text = 'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: import-\nspec:\n  name: no\n'
    const { name, nameRange, typeRange } = read(text).resources[0]!
    assert.equal(name, '')
    assert.deepEqual(nameRange, typeRange)
  })

  test('metadata without a name is read, however many lines it has', () => {
    const labels = Array.from({ length: 12 }, (_, i) => `    label-${i}: x\n`).join('')
    const text = `apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: import-\n  labels:\n${labels}spec: {}\n`
    assert.deepEqual(showResources(read(text)), ['batch/v1/Job.'])
  })

  test('manifests within manifests, remarks and other YAML are no objects', () => {
    assert.deepEqual(
      showResources(
        read(
          'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  b: |\n    ---\n    apiVersion: v1\n    kind: Pod\n---\n# nothing\n---\nreplicas: 2\n---\napiVersion: v2\nname: chart\n---\nkind: Pod\n',
        ),
      ),
      ['v1/ConfigMap.a'],
    )
  })

  test('a document that cannot be parsed keeps its place, stays open, and hides no other', () => {
    for (const broken of ['spec: [1, 2', 'spec: "x', '\tspec: 1', 'spec: {a: ', '? x', '%', 'spec: - a: b: c', '{{']) {
      const parsed = read(
        `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: b\n${broken}\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: c\n`,
      )
      assert.deepEqual(showResources(parsed), ['v1/Pod.a', 'v1/Pod.b', 'v1/Service.c'], broken)
    }
  })

  test('an object is found before its name and its body are typed', () => {
    const typed = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n'
    for (let end = typed.indexOf('Pod') + 3; end <= typed.length; end++)
      assert.equal(read(typed.slice(0, end)).resources[0]?.type, 'v1/Pod', typed.slice(0, end))
    assert.deepEqual(read('apiVersion: v1\nkind:\n').resources, [])
  })

  test('reads CRLF, a byte order mark and text beyond ASCII', () => {
    const text =
      '\ufeffapiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: größe🙂\r\ndata:\r\n  a: ü\r\n---\r\napiVersion: v1\r\nkind: Pod # x\r\nmetadata:\r\n  labels:\r\n    a: b\r\n  name: "c"\r\n'
    assert.ok(kubernetes.matches({ path: 'a.yaml', text }))
    assert.deepEqual(showResources(read(text)), ['v1/ConfigMap.größe🙂', 'v1/Pod.c'])
    assert.match(showAttributes(read(text).resources[0]!.attributes), /data=\{a="ü"\}$/)
  })

  test('reads the templates of a chart: what an action writes is open, what stands there is known', () => {
    const parsed = read(file('deployment.yaml').text)
    assert.deepEqual(showResources(parsed), [
      'apps/v1/Deployment.{{ include "couriers.fullname" . }}',
      'v1/Service.{{ include "couriers.fullname" . }}',
      'v1/ServiceAccount.{{ include "couriers.fullname" . }}-runner',
    ])
    const [deployment, service, account] = parsed.resources.map((resource) => showAttributes(resource.attributes))
    assert.match(deployment!, /replicas=\?\{\{ \.Values\.replicaCount \}\}/)
    assert.match(deployment!, /imagePullPolicy="IfNotPresent"/)
    assert.match(deployment!, /privileged=false/)
    assert.match(deployment!, /image=\?"\{\{ \.Values\.image\.repository \}\}/)
    assert.match(deployment!, /\{name="CARRIER_URL", value="https:\/\/carriers\.example\/v2"\}/)
    assert.match(service!, /type=\?\{\{ \.Values\.service\.type \}\}/)
    assert.match(account!, /automountServiceAccountToken=\?\{\{/)
  })

  test('a remark of a template over several lines changes no name', () => {
    const { attributes: found } = read(file('deployment.yaml').text).resources[0]!
    assert.deepEqual(
      found.map(({ name }) => name),
      ['apiVersion', 'kind', 'metadata', 'spec'],
    )
  })

  test('where an action writes lines, what is absent is open', () => {
    const known = 'spec:\n  a: 1\n'
    assert.equal(attributes(known), 'spec={a=1}')
    for (const action of [
      '{{- toYaml .Values.spec | nindent 2 }}',
      '{{ include "chart.spec" . | indent 2 }}',
      '{{- with .Values.spec }}\n  {{- toYaml . | nindent 2 }}\n  {{- end }}',
    ]) {
      const shown = attributes(`${known}  ${action}`)
      assert.ok(shown.includes('*=?') || shown.includes('spec=?'), `${action}: ${shown}`)
    }
    assert.notEqual(attributes('spec:\n  {{- toYaml .Values.spec | nindent 2 }}'), 'spec=null')
    assert.equal(
      decisions(file('database.yaml'), '{{ .Release.Name }}-database').shifts['backups-off'],
      undefined,
      'the settings of the chart may set it',
    )
  })

  test('an action that only decides or repeats writes nothing itself', () => {
    assert.equal(
      attributes('{{- if .Values.a }}\nspec:\n  {{- range .Values.b }}\n  c: 1\n  {{- end }}\n{{- end }}'),
      'spec={c=1|null}|null',
    )
  })

  test('a version that a template writes leaves the kind, and a kind that it writes leaves nothing', () => {
    assert.deepEqual(
      showResources(
        read(
          'apiVersion: {{ include "a" . }}\nkind: Ingress\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: {{ .Values.kind }}\nmetadata:\n  name: b\n',
        ),
      ),
      ['Ingress.a'],
    )
  })

  test('a kustomization is a file for a tool, with neither name nor objects', () => {
    for (const { text } of files.filter(({ path }) => path === 'kustomization.yaml'))
      assert.deepEqual(showResources(read(text)), ['kustomize.config.k8s.io/v1beta1/Kustomization.'])
  })

  test('reading after edits gives what a fresh reading gives', () => {
    assertReadsAsFresh(kubernetes, editsOf(file('shop.yaml').text, '  replicas: 3\n', '---\nkind: "X\n'))
    assertReadsAsFresh(kubernetes, editsOf(file('deployment.yaml').text, 'replicas: ', '{{ if }} x'))
    assertReadsAsFresh(kubernetes, editsOf(file('role.json').text, '"kind": ', '"List", "items": [{'))
  })

  test('a file of 40,000 lines is read, and again after an edit without reading it all', () => {
    const documents = Array.from(
      { length: 5000 },
      (_, i) =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-${i}\n  namespace: shop\ndata:\n  number: "${i}"\n`,
    )
    const text = documents.join('---\n')
    assert.ok(text.split('\n').length >= 40_000 - 1)
    const reader = kubernetes.createReader()
    assert.equal(reader.read({ path: '', text }).resources.length, 5000)
    const firstAttributes = reader.read({ path: '', text }).resources[0]!.attributes
    const edited = text.replace('name: settings-2500', 'name: edited')
    const parsed = reader.read({ path: '', text: edited })
    assert.equal(parsed.resources[2500]!.name, 'edited')
    assert.equal(parsed.resources[0]!.attributes, firstAttributes, 'what did not change is not read again')
    assertRanges(edited, { ...parsed, resources: parsed.resources.slice(-20) })
    assert.match(showAttributes(parsed.resources[4999]!.attributes), /data=\{number="4999"\}/)
  })

  test('an attribute of a manifest decides who carries a layer', () => {
    const shift = (path: string, name: string, id: string) => decisions(file(path), name).shifts[id]
    assert.equal(
      shift('shop.yaml', 'log-collector', 'privileged'),
      'spec.template.spec.containers.securityContext.privileged = true',
    )
    assert.equal(shift('list.yaml', 'deployers', 'cluster-admin'), 'roleRef.name = "cluster-admin"')
    assert.equal(shift('role.json', 'stock-reader', 'secrets'), 'rules.resources = "secrets"')
  })

  test('an attribute of a cloud resource kept in Kubernetes decides as it does for the cloud', () => {
    const shift = (path: string, name: string, id: string) => decisions(file(path), name).shifts[id]
    assert.equal(shift('crossplane.yaml', 'orders', 'public'), 'publiclyAccessible = true', 'Crossplane')
    assert.equal(shift('crossplane.yaml', 'orders', 'backups-off'), 'backupRetentionPeriod = 0', 'Crossplane')
    assert.equal(shift('ack.yaml', 'returns', 'public'), 'publiclyAccessible = true', 'ACK')
    assert.equal(
      shift('config-connector.yaml', 'stock', 'public-address'),
      'settings.ipConfiguration.ipv4Enabled = true',
      'Config Connector',
    )
    assert.equal(
      shift('azure-service-operator.yaml', 'tarnhowexports', 'storage-anonymous-allowed'),
      'allowBlobPublicAccess = true',
      'Azure Service Operator',
    )
  })

  test('a value that the chart is given leaves the layer open', () => {
    assert.equal(
      decisions(file('database.yaml'), '{{ .Release.Name }}-database').open['firewall'],
      'publiclyAccessible',
    )
  })
})
