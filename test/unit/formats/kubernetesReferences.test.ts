import { strict as assert } from 'node:assert'
import { kubernetes } from '../../../src/core/formats/kubernetes/kubernetes.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { responsibility } from '../../helpers/table.ts'

/** What stands at `|` refers to: the name and, of the given types, those it may be. */
function referred(
  marked: string,
  types = ['v1/Secret', 'v1/ConfigMap', 'v1/Service', 'v1/ServiceAccount', 'apps/v1/Deployment'],
) {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  const reference = kubernetes.referenceAt!(text, offset)
  if (!reference) return undefined
  assert.equal(text.slice(reference.range.start, reference.range.end), reference.name)
  const kinds = types.filter((type) => reference.isOfType!(type)).map((type) => type.split('/').at(-1))
  return `${kinds.length === types.length ? 'any' : kinds.join('|')} ${reference.name}`
}

suite('Kubernetes references', () => {
  test('keys that hold a name say of which kind', () => {
    assert.equal(referred('spec:\n  serviceAccountName: fr¦ont # x\n'), 'ServiceAccount front')
    assert.equal(
      referred('spec:\n  volumes:\n    - name: a\n      secret:\n        secretName: "pay¦ment"\n'),
      'Secret payment',
    )
    assert.equal(
      referred('env:\n  - name: A\n    valueFrom:\n      secretKeyRef:\n        key: a\n        name: pay¦ment\n'),
      'Secret payment',
    )
    assert.equal(referred('envFrom:\n  - configMapRef:\n      name: set¦tings\n'), 'ConfigMap settings')
    assert.equal(referred('imagePullSecrets:\n- name: pu¦ll\n'), 'Secret pull')
    assert.equal(referred('imagePullSecrets:\n  - name: pu¦ll\n'), 'Secret pull')
    assert.equal(referred('backend:\n  service:\n    name: fr¦ont\n    port:\n      number: 80\n'), 'Service front')
    assert.equal(referred('serviceAccountName: {{ include "a" ¦. }}\r\n'), 'ServiceAccount {{ include "a" . }}')
  })

  test('where the kind stands beside the name, that one', () => {
    assert.equal(
      referred('scaleTargetRef:\n  apiVersion: apps/v1\n  kind: Deployment\n  name: fr¦ont\n'),
      'Deployment front',
    )
    assert.equal(
      referred('subjects:\n  - kind: ServiceAccount\n    name: fr¦ont\n    namespace: shop\n'),
      'ServiceAccount front',
    )
    assert.equal(
      referred('subjects:\n- name: fr¦ont\n  kind: ServiceAccount\n- name: b\n  kind: User\n'),
      'ServiceAccount front',
    )
    assert.equal(referred('networkRef:\n  name: ma¦in\n'), 'any main')
  })

  test('names of an object itself, keys, remarks and text are no references', () => {
    for (const text of [
      'metadata:\n  name: fr¦ont\n',
      'spec:\n  containers:\n    - name: fr¦ont\n',
      'serviceAccount¦Name: front\n',
      '# serviceAccountName: fr¦ont\n',
      'serviceAccountName: front # o¦r\n',
      'data:\n  a: |\n    serviceAccountName: fr¦ont\n',
      'data:\n  a: >-\n    secretRef:\n      name: fr¦ont\n',
      'serviceAccountName:¦\n',
      'secretRef:\n  other:\n    name: fr¦ont\n',
      '¦',
    ])
      assert.equal(referred(text), undefined, text)
  })

  test('finds the declaration in the same stream, then in the files beside it', () => {
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: front\n'
    const other = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: front\n'
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  serviceAccountName: front\n'
    const found = (text: string, beside: Record<string, string>) => {
      const document = { path: 'k/pod.yaml', text }
      const files = memoryFiles({ 'k/pod.yaml': text, ...beside })
      const parsed = responsibility().analyze(document, files)!
      const at = text.indexOf('serviceAccountName: ') + 22
      const result = responsibility().referredAt(document, parsed, at, files)
      return result && `${result.document.path} ${result.declaration.type}`
    }
    assert.equal(found(`${other}---\n${pod}---\n${account}`, {}), 'k/pod.yaml v1/ServiceAccount')
    assert.equal(found(pod, { 'k/a.yaml': other, 'k/b.yml': account, 'k/c.txt': account }), 'k/b.yml v1/ServiceAccount')
    assert.equal(found(pod, { 'k/a.yaml': other, 'j/b.yaml': account }), undefined)
  })
})
