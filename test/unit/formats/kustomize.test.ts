import { strict as assert } from 'node:assert'
import { kubernetes } from '../../../src/core/formats/kubernetes/kubernetes.ts'
import { responsibility } from '../../helpers/table.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'

const head = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'
const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: front\nspec:\n  ${spec}\n`

const texts = {
  'k/base/kustomization.yaml': `${head}resources: [service.yaml, ../pod.yaml, ./missing.yaml, https://example.com/x]\nsecretGenerator:\n  - name: payment\n`,
  'k/base/service.yaml': service('type: NodePort'),
  'k/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: b\n',
  'k/overlay/kustomization.yaml': `${head}resources:\n  - ../base\n  - extra.yaml\npatches:\n  - path: patches/service.yaml\n  - patch: |-\n      - op: remove\n    target: { kind: Pod }\n`,
  'k/overlay/extra.yaml': service('type: ClusterIP'),
  'k/overlay/patches/service.yaml': service('externalIPs: [192.0.2.1]'),
  'k/old/kustomization.yml': `${head}patchesStrategicMerge:\n  - patch.yaml\nbases: [../old, ../circle]\n`,
  'k/old/patch.yaml': service('externalIPs: [192.0.2.1]'),
  'k/circle/kustomization.yaml': `${head}resources: [../old, kustomization.yaml]\n`,
}
const files = memoryFiles(texts)

function read(path: keyof typeof texts) {
  return kubernetes.createReader().read(files.read(path)!, files)
}

suite('Kustomize', () => {
  test('a patch shows a part of its object: what it does not set is open', () => {
    for (const path of ['k/overlay/patches/service.yaml', 'k/old/patch.yaml'] as const) {
      const { attributes } = read(path).resources[0]!
      assert.match(showAttributes(attributes), /spec=\{externalIPs=\["192.0.2.1"\]\}, \*=\?/, path)
    }
    for (const path of ['k/overlay/extra.yaml', 'k/base/service.yaml'] as const)
      assert.doesNotMatch(showAttributes(read(path).resources[0]!.attributes), /\*/, path)
  })

  test('a kustomization creates what its files hold, and what its generators make', () => {
    const [base] = read('k/base/kustomization.yaml').resources
    assert.equal(base!.mode, 'module')
    assert.deepEqual(
      base!.creates!.map(({ type, name }) => `${type} ${name}`),
      ['v1/Service front', 'v1/Pod a', 'v1/Pod b', './missing.yaml ', 'https://example.com/x ', 'v1/Secret payment'],
    )
    assert.match(showAttributes(base!.creates![0]!.attributes), /type="NodePort"/)
    assert.deepEqual(responsibility().describe(base!)?.creates?.unknown, ['./missing.yaml', 'https://example.com/x'])
  })

  test('what patches may change is open', () => {
    const created = read('k/overlay/kustomization.yaml').resources[0]!.creates!
    assert.equal(created.length, 7)
    for (const { attributes } of created) assert.match(showAttributes(attributes), /^\*=\?/)
  })

  test('kustomizations in a circle come to an end', () => {
    assert.deepEqual(read('k/circle/kustomization.yaml').resources[0]!.creates, [])
    assert.deepEqual(read('k/old/kustomization.yml').resources[0]!.creates, [])
  })

  test('without files around it, a kustomization is a file for a tool', () => {
    const parsed = kubernetes.createReader().read(files.read('k/base/kustomization.yaml')!)
    assert.deepEqual(showResources(parsed), ['kustomize.config.k8s.io/v1beta1/Kustomization.'])
  })

  test("Flux's kustomization is an object of the cluster", () => {
    const text = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: apps\n'
    const [resource] = kubernetes.createReader().read({ path: 'k/base/flux.yaml', text }, files).resources
    assert.equal(resource!.mode, 'resource')
  })
})
