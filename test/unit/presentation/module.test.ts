import { strict as assert } from 'node:assert'
import {
  createResponsibilityService,
  modelWords,
  renderAssessmentMarkdown,
  renderHover,
  renderLens,
  renderUnknownHover,
  type ResourceDeclaration,
} from '../../../src/core/index.ts'
import { smallTableText } from '../../helpers/smallTable.ts'
import { responsibility } from '../../helpers/table.ts'

const nowhere = { start: 0, end: 0 }

function declaration(type: string, more: Partial<ResourceDeclaration> = {}): ResourceDeclaration {
  const ranges = { range: nowhere, typeRange: nowhere, nameRange: nowhere, bodyRange: nowhere }
  return { format: 'terraform', mode: 'resource', type, name: 'a', attributes: [], ...ranges, ...more }
}

/** A module of the folder `./db` that creates resources of these types. */
function moduleOf(...types: readonly string[]): ResourceDeclaration {
  const creates = types.map((type, index) => declaration(type, { name: `part_${index}` }))
  return declaration('./db', { mode: 'module', name: 'db', creates })
}

/** A table with a thing that is open to all unless its `closed` is set, and a duty to close it. */
const service = createResponsibilityService(
  smallTableText({
    layers: {
      firewall: { party: 'customer', provider: 'Acme opens it.', customer: 'You close it.', sources: ['docs'] },
    },
    duties: [
      {
        id: 'close',
        layer: 'firewall',
        title: 'Close it',
        done: { acme_thing: { closed: true } },
        sources: ['docs'],
      },
    ],
  }),
)

suite('Module', () => {
  const known = service.describe(moduleOf('acme_thing', 'acme_thing', 'foo_bar'))!

  test('counts what it creates, and what of it is not known', () => {
    assert.equal(modelWords(known), 'module with 2 resource blocks, 1 type not in the table')
    assert.equal(renderLens(known)?.title, 'You 1 · Acme 13 · 1 type not in the table')
  })

  test('has a hover that names it by its name and the types nothing can be said about', () => {
    const text = renderHover(known, { lineOf: () => undefined, commands: [] })
    assert.match(text, /^\*\*Acme Thing\*\* · module with 2 resource blocks, 1 type not in the table · `module db`/)
    assert.match(text, /^Not in the table: `foo_bar`/m)
  })

  test('is copied with what it creates, and each duty with the resource it is about', () => {
    const text = renderAssessmentMarkdown(known)
    assert.match(text, /### Creates\n- Acme Thing: 2 resources\n- `foo_bar`: not in the table/)
    assert.match(text, /Close it: open, acme\\_thing\\.part\\_0\\: closed is not set; 1 more likewise/)
  })

  test('that the table knows counts types, since nobody knows how many resources it makes of each', () => {
    const vpc = responsibility().describe(declaration('terraform-aws-modules/vpc/aws', { mode: 'module' }))!
    assert.match(modelWords(vpc), /^module with \d+ resource types$/)
    assert.match(renderAssessmentMarkdown(vpc), /^- Amazon VPC: \d+ resource types$/m)
  })

  test('has sentences of several services that are not cut off', () => {
    const eks = responsibility().describe(declaration('terraform-aws-modules/eks/aws', { mode: 'module' }))!
    assert.ok(eks.layers.some(({ customer }) => customer.length > 200))
    assert.ok(!renderAssessmentMarkdown(eks).includes('…'))
  })

  test('of which nothing is known says why', () => {
    const unread = declaration('acme/db/cloud', { mode: 'module' })
    for (const [module, reason] of [
      [unread, /^What `acme\/db\/cloud` creates is not known here.*neither a folder/],
      [moduleOf(), /^No resources were found in `\.\/db`/],
      [moduleOf('foo_a', 'foo_b', 'foo_a'), /^Nothing that `\.\/db` creates is in the .* table.*: `foo_a`, `foo_b`\.$/],
    ] as const) {
      assert.equal(service.describe(module), undefined)
      assert.match(renderUnknownHover(module), reason)
    }
  })
})
