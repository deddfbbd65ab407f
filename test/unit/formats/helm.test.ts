import { strict as assert } from 'node:assert'
import { kubernetes } from '../../../src/core/formats/kubernetes/kubernetes.ts'
import type { Attribute, Value } from '../../../src/core/index.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'

const chart = 'apiVersion: v2\nname: shop\n'

function read(text: string, values?: string, about = chart, path = 'shop/templates/a.yaml') {
  const files = memoryFiles(values === undefined ? {} : { 'shop/Chart.yaml': about, 'shop/values.yaml': values })
  const parsed = kubernetes.createReader().read({ path, text }, files)
  assertRanges(text, parsed)
  return parsed
}

/** The attributes of an object with this body, but for its version, kind and metadata. */
function attributes(body: string, values?: string, about = chart): readonly Attribute[] {
  const found = read(`apiVersion: v1\nkind: Thing\nmetadata:\n  name: n\n${body}\n`, values, about)
  return found.resources[0]!.attributes.filter(({ name }) => !['apiVersion', 'kind', 'metadata'].includes(name))
}

function shown(body: string, values?: string, about = chart): string {
  return showAttributes(attributes(body, values, about))
}

function viaOf(value: Value): string | undefined {
  return value.kind === 'literal' ? value.via : undefined
}

suite('Helm', () => {
  test('a value of the chart is followed, and says where it is from', () => {
    const [a] = attributes('a: {{ .Values.service.type }}', 'service: { type: NodePort }')
    assert.equal(showAttributes([a!]), 'a="NodePort"')
    assert.equal(viaOf(a!.value), 'values.yaml: service.type')
    for (const written of [
      '{{- .Values.b -}}',
      '"{{ .Values.b }}"',
      "'{{ .Values.b }}'",
      '{{ .Values.b | quote }}',
      '{{ $.Values.b | toString | trim }}',
      '{{ quote .Values.b }}',
      '{{ .Values.none | default .Values.b }}',
      '{{ default "no" .Values.b }}',
      '{{ required "b is missing" .Values.b }}',
      '{{ ternary .Values.b "no" .Values.yes }}',
      'y{{ .Values.rest }}',
      '"{{ .Values.first }}{{ .Values.rest }}"',
    ])
      assert.equal(shown(`a: ${written}`, 'b: yes\nyes: true\nfirst: "y"\nrest: es'), 'a="yes"', written)
  })

  test('numbers and truths stay what they are, and text only where it is quoted', () => {
    const values = 'port: 80\non: true\nempty: ""\n'
    assert.equal(
      shown('a: {{ .Values.port }}\nb: {{ .Values.on }}\nc: "{{ .Values.port }}"\nd: {{ .Values.empty }}', values),
      'a=80, b=true, c="80", d=null',
    )
    assert.equal(shown('a: {{ int .Values.port }}\nb: {{ .Values.on | quote }}', values), 'a=80, b="true"')
  })

  test('a default stands in for what is missing or empty', () => {
    const values = 'empty: ""\nzero: 0\noff: false\nnothing:\nlist: []\nmap: {}\nset: x\n'
    for (const name of ['missing', 'empty', 'zero', 'off', 'nothing', 'list', 'map', 'missing.deeper'])
      assert.equal(shown(`a: {{ .Values.${name} | default "d" }}`, values), 'a="d"', name)
    assert.equal(shown('a: {{ .Values.set | default "d" }}', values), 'a="x"')
  })

  test('what the chart does not say itself stays open', () => {
    const dependent = `${chart}dependencies:\n  - name: valkey\n    alias: cache\n`
    for (const written of [
      '{{ include "x" . }}',
      '{{ tpl .Values.b . }}',
      '{{ lookup "v1" "Secret" "" "" }}',
      '{{ .Values.global.b }}',
      '{{ .Values.cache.port }}',
      '{{ .Values.valkey.port }}',
      '{{ .Release.Name }}',
      '{{ .Chart.Name }}',
      '{{ $x }}',
      '{{ .Values.b | unheard }}',
      '{{ .Values.templated }}',
      '{{ .Values.alias }}',
      '{{ .Values.b.c }}',
      '{{ .b }}',
      '{{ (((( }}',
    ])
      assert.match(
        shown(
          `a: ${written}`,
          'b: 1\nglobal: { b: 1 }\ntemplated: "{{ .Release.Name }}"\nx: &x 1\nalias: *x\n',
          dependent,
        ),
        /^a=\?/,
        written,
      )
    assert.match(shown('a: {{ .Values.b }}'), /^a=\?/, 'no values at hand')
    assert.match(shown('a: {{ .Values.b }}', 'b: [1, {'), /^a=\?/, 'values that cannot be read')
  })

  test('values that the template changes, or Istio moves, are not known', () => {
    assert.match(shown('{{- $_ := set .Values "b" 2 }}\na: {{ .Values.b }}', 'b: 1'), /a=\?/)
    assert.match(shown('a: {{ .Values.b }}', '_internal_defaults_do_not_set:\n  b: 1\n'), /a=\?/)
  })

  test('maps and lists are put in with all they hold, however they are written', () => {
    const values = 'resources:\n  limits: { memory: 1Gi }\nlist: [a, { b: 1 }]\nempty: {}\n'
    for (const written of [
      'a:\n  {{- toYaml .Values.resources | nindent 2 }}',
      'a:\n{{ toYaml .Values.resources | indent 2 }}',
      'a: {{- toYaml .Values.resources | nindent 2 }}',
      'a: {{ .Values.resources | toJson }}',
      '{{- with .Values.resources }}\na:\n  {{- toYaml . | nindent 2 }}\n{{- end }}',
      '{{- $r := .Values.resources }}\na:\n  {{- toYaml $r | nindent 2 }}',
    ])
      if (!written.includes('toJson')) assert.equal(shown(written, values), 'a={limits={memory="1Gi"}}', written)
    for (const written of [
      'a:\n  {{- toYaml .Values.list | nindent 2 }}',
      'a:\n{{- toYaml .Values.list | nindent 0 }}',
      'a: {{- toYaml .Values.list | nindent 2 }}',
    ])
      assert.equal(shown(written, values), 'a=["a", {b=1}]', written)
    assert.equal(shown('a:\n  - x\n  {{- toYaml .Values.list | nindent 2 }}', values), 'a=["x", "a", {b=1}]')
    assert.equal(
      shown('a:\n  x: 1\n  {{- toYaml .Values.resources | nindent 2 }}', values),
      'a={x=1, limits={memory="1Gi"}}',
    )
    assert.equal(
      shown('a: {{- include "x" . | nindent 2 }}\n  y: 1\nb: 2', values),
      'a={*=?{{- include "x" . | nindent 2 }}, y=1}, b=2',
    )
    const [a] = attributes('a:\n  {{- toYaml .Values.resources | nindent 2 }}', values)
    assert.match(JSON.stringify(a), /"via":"values.yaml: resources"/)
  })

  test('lines of a branch that the values decide are there or not', () => {
    const body = (condition: string) =>
      `s:\n  {{- if ${condition} }}\n  a: 1\n  {{- else if .Values.never }}\n  b: 1\n  {{- else }}\n  c: 1\n  {{- end }}\n  d: 1`
    const values = 'on: true\noff: false\nkind: A\ncount: 2\nnever: ""\nlist: [1]\n'
    for (const condition of [
      '.Values.on',
      'not .Values.off',
      '(not .Values.off)',
      'eq .Values.kind "A"',
      'ne .Values.kind "B"',
      'and .Values.on (eq .Values.kind "A")',
      'or .Values.off .Values.on',
      'or .Release.IsUpgrade .Values.on',
      'gt .Values.count 1',
      'not (empty .Values.list)',
      '.Values.none | default true',
      'hasKey .Values "x" | not | or true',
    ])
      assert.equal(shown(body(condition), values), 's={a=1, d=1}', condition)
    for (const condition of [
      '.Values.off',
      '.Values.missing',
      'and .Release.IsUpgrade .Values.off',
      'eq .Values.kind "B"',
    ])
      assert.equal(shown(body(condition), values), 's={c=1, d=1}', condition)
  })

  test('lines of a branch that nothing decides may be there', () => {
    assert.equal(shown('s:\n  {{- if .Release.IsUpgrade }}\n  a: 1\n  {{- end }}\n  b: 1', ''), 's={a=1|null, b=1}')
    assert.equal(
      shown('s:\n  {{- if .Release.IsUpgrade }}\n  a: 1\n  {{- else }}\n  a: 2\n  {{- end }}', ''),
      's={a=1|2}',
      'one of both, and never none',
    )
    assert.equal(
      shown('s:\n  {{- if .Release.IsUpgrade }}\n  a:\n  {{- else }}\n  b:\n  {{- end }}\n    c: 1', ''),
      's={a=?a|null, b={c=1}|null}',
      'what is below the first may be its own',
    )
    assert.equal(shown('s:\n  - 1\n  {{- if .Release.IsUpgrade }}\n  - 2\n  {{- end }}', ''), 's=[1, 2|null|[]]')
    assert.equal(shown('{% if x %}\na: 1\n{% endif %}\nb: 2'), 'a=1|null, b=2')
  })

  test('what stands on one line with a decision is known or open, never lost', () => {
    assert.equal(shown('a: {{ if .Values.on }}x{{ else }}y{{ end }}', 'on: false'), 'a="y"')
    assert.match(shown('a: {{ if .Release.IsUpgrade }}x{{ else }}y{{ end }}', ''), /^a=\?/)
    assert.match(shown('{{ if .Release.IsUpgrade }}a: 1{{ end }}\nb: 1', ''), /^\*=\?.*, b=1$/)
    assert.equal(shown('{{ if .Values.off }}a: 1{{ end }}\nb: 1', ''), 'b=1')
    assert.equal(shown('a: "x" {{- if .Values.off }} y{{ end }}\nb: 1', ''), 'a="x", b=1')
  })

  test('the dot is what with makes it, and nothing within range or define', () => {
    assert.equal(shown('{{- with .Values.a }}\nx: {{ .b }}\n{{- end }}', 'a: { b: 1 }'), 'x=1')
    assert.equal(shown('{{- with .Values.a }}\nx: {{ $.Values.c }}\n{{- end }}', 'a: { b: 1 }\nc: 2'), 'x=2')
    assert.equal(shown('s: 1\n{{- with .Values.a }}\nx: {{ .b }}\n{{- end }}', 'a: {}'), 's=1')
    assert.match(shown('a:\n  {{- range .Values.l }}\n  - {{ .b }}\n  {{- end }}', 'l: [{ b: 1 }]'), /^a=\[\?/)
    assert.equal(shown('s: 1\n{{- range .Values.l }}\na: 1\n{{- end }}', 'l: []'), 's=1')
  })

  test('a condition around the whole object changes nothing in it', () => {
    const object = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: n\nspec:\n  type: NodePort\n'
    for (const condition of ['.Values.off', '.Release.IsUpgrade']) {
      const { resources } = read(`{{- if ${condition} }}\n${object}{{- end }}\n`, 'off: false')
      assert.match(showAttributes(resources[0]!.attributes), /spec=\{type="NodePort"\}$/)
    }
  })

  test('several versions or kinds in one document are one object: the one that the values decide for, else the first', () => {
    const versions =
      '{{- if semverCompare ">=1.19" .Capabilities.KubeVersion.Version }}\napiVersion: networking.k8s.io/v1\n{{- else }}\napiVersion: extensions/v1beta1\n{{- end }}\nkind: Ingress\nmetadata:\n  name: n\n'
    assert.deepEqual(showResources(read(versions, '')), ['networking.k8s.io/v1/Ingress.n'])
    const kinds =
      'apiVersion: apps/v1\n{{- if eq .Values.kind "DaemonSet" }}\nkind: DaemonSet\n{{- else }}\nkind: Deployment\n{{- end }}\nmetadata:\n  name: n\nspec:\n  {{- if eq .Values.kind "DaemonSet" }}\n  a: 1\n  {{- else }}\n  b: 1\n  {{- end }}\n'
    assert.deepEqual(showResources(read(kinds, 'kind: Deployment')), ['apps/v1/Deployment.n'])
    assert.deepEqual(showResources(read(kinds, 'kind: DaemonSet')), ['apps/v1/DaemonSet.n'])
    assert.deepEqual(showResources(read(kinds)), ['apps/v1/DaemonSet.n'])
    assert.match(showAttributes(read(kinds, 'kind: Deployment').resources[0]!.attributes), /spec=\{b=1\}$/)
  })

  test('text over several lines ends where it does, whatever decides within it', () => {
    const body = 's:\n  text: |\n    one\n{{- if .Values.on }}\n    two\n{{- end }}\n    three\n  next: 1'
    assert.match(shown(body, 'on: true'), /^s=\{text=\?.*, next=1\}$/)
  })

  test('reads the chart of the fixtures with its values, also from a folder within templates', () => {
    const files = fixtures('formats/kubernetes')
    const text = (name: string) => files.find(({ path }) => path === name)!.text
    const around = memoryFiles({ 'c/Chart.yaml': text('Chart.yaml'), 'c/values.yaml': text('values.yaml') })
    for (const path of ['c/templates/deployment.yaml', 'c/templates/parts/more/deployment.yaml']) {
      const parsed = kubernetes.createReader().read({ path, text: text('deployment.yaml') }, around)
      assertRanges(text('deployment.yaml'), parsed)
      const [deployment, service, account] = parsed.resources.map((resource) => showAttributes(resource.attributes))
      assert.match(deployment!, /replicas=2/)
      assert.match(deployment!, /securityContext=\{runAsNonRoot=true\}/)
      assert.match(deployment!, /resources=\{limits=\{memory="128Mi"\}\}/)
      assert.match(service!, /type="ClusterIP", ports=\[\{port=80, targetPort="http"\}\]/)
      assert.match(account!, /automountServiceAccountToken=false/)
    }
  })

  test('reads branches of the chart of the fixtures as its values decide them', () => {
    const files = fixtures('formats/kubernetes')
    const text = (name: string) => files.find(({ path }) => path === name)!.text
    const around = memoryFiles({ 'c/Chart.yaml': text('Chart.yaml'), 'c/values.yaml': text('values.yaml') })
    const only = (name: string) => {
      const parsed = kubernetes.createReader().read({ path: `c/templates/${name}`, text: text(name) }, around)
      assertRanges(text(name), parsed)
      assert.equal(parsed.resources.length, 1)
      return { type: parsed.resources[0]!.type, shown: showAttributes(parsed.resources[0]!.attributes) }
    }
    const ingress = only('ingress.yaml')
    assert.equal(ingress.type, 'networking.k8s.io/v1/Ingress')
    assert.match(ingress.shown, /labels=\{\*=\?.*, app.kubernetes.io\/component="tracking"\}\}, spec/)
    assert.match(ingress.shown, /ingressClassName="nginx", tls=\[\{secretName="tracking-tls"/)
    const workload = only('workload.yaml')
    assert.equal(workload.type, 'apps/v1/Deployment')
    assert.match(workload.shown, /spec=\{replicas=2, template=\{spec=\{containers=\[\{name="tracker"/)
    assert.match(
      workload.shown,
      /runAsNonRoot=("true"|true)\}\}\], tolerations=\[\{key="couriers", operator="Exists"\}\]/,
    )
  })

  test('the same reader follows values that change', () => {
    const reader = kubernetes.createReader()
    const document = { path: 'shop/templates/a.yaml', text: 'apiVersion: v1\nkind: Thing\na: {{ .Values.a }}\n' }
    const shownWith = (values: string) =>
      showAttributes(
        reader.read(document, memoryFiles({ 'shop/Chart.yaml': chart, 'shop/values.yaml': values })).resources[0]!
          .attributes,
      )
    assert.match(shownWith('a: 1'), /a=1$/)
    assert.match(shownWith('a: 2'), /a=2$/)
    assert.match(showAttributes(reader.read(document).resources[0]!.attributes), /a=\?/)
  })
})
