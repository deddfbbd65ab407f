import { strict as assert } from 'node:assert'
import { evaluate } from '../../../src/core/assessment/condition.ts'
import type { AttributeDefault, Matcher } from '../../../src/core/catalog/table.generated.ts'
import { cloudFormation } from '../../../src/core/formats/cloudformation/cloudformation.ts'

const head =
  'Parameters:\n  P: { Type: String }\n  Q: { Type: String, Default: a }\n' +
  'Conditions:\n  Open: !Equals [!Ref P, a]\n  No: !Equals [!Ref Q, b]\n'

/** What one attribute test says of properties in which `Open` is a condition that only a stack decides. */
function testOf(properties: string, path: string, matcher: Matcher, fallback?: AttributeDefault) {
  const text = `${head}Resources:\n  R:\n    Type: A::B::C\n    Properties: { ${properties} }\n`
  const { attributes } = cloudFormation.createReader().read({ path: '', text }).resources[0]!
  const defaults = fallback ? { [path]: fallback } : {}
  return evaluate({ t: { [path]: matcher } }, 't', { attributes, defaults })!
}

const truth = (...words: Parameters<typeof testOf>) => testOf(...words).truth

suite('Branches of a condition', () => {
  test('what only one branch has is open, whatever is asked', () => {
    const properties = 'A: !If [Open, { B: true }, !Ref AWS::NoValue]'
    for (const matcher of [true, { not: true }, { present: true }, { present: false }] satisfies Matcher[])
      assert.equal(truth(properties, 'A.B', matcher), 'unknown', JSON.stringify(matcher))
    assert.equal(truth(properties, 'A.C', { present: true }), false)
  })

  test('what both have alike is settled, on whatever way they have it', () => {
    assert.equal(truth('A: !If [Open, { B: x, C: 1 }, { B: x }]', 'A.B', 'x'), true)
    assert.equal(truth('A: !If [Open, [{ B: x }, { B: y }], { B: x }]', 'A.B', 'x'), true)
    assert.equal(truth('A: !If [Open, { B: { C: x } }, { B: { C: y } }]', 'A.B.C', ['x', 'y']), true)
    assert.equal(truth('A: !If [Open, { B: { C: x } }, { B: { C: y } }]', 'A.B.C', 'x'), 'unknown')
  })

  test('a branch without a value has the default', () => {
    const byDefault: AttributeDefault = { value: true, source: 'docs' }
    assert.equal(truth('A: !If [Open, { B: true }, !Ref AWS::NoValue]', 'A.B', true, byDefault), true)
    assert.equal(truth('A: !If [Open, { B: false }, !Ref AWS::NoValue]', 'A.B', true, byDefault), 'unknown')
  })

  test('a branch that cannot be read is open', () => {
    assert.equal(truth('A: !If [Open, !GetAtt X.Y, { B: x }]', 'A.B', 'x'), 'unknown')
    assert.equal(truth('A: !If [Open, !GetAtt X.Y, { B: x }]', 'A.B', { present: true }), 'unknown')
    assert.equal(truth('A: !If [Open, !GetAtt X.Y, !GetAtt X.Z]', 'A', { present: true }), true)
  })

  test('a document in a string is not taken for one that has nothing in it', () => {
    assert.equal(truth('A: \'{ "B": "*" }\'', 'A.B', { not: '*' }), 'unknown')
    assert.equal(truth('A: !Sub \'[{ "B": "${Q}" }]\'', 'A.B', { present: true }), 'unknown')
    assert.equal(truth('A: text', 'A.B', { present: true }), false)
  })

  test('what a settled condition leaves out says by what', () => {
    const { tests } = testOf('A: !If [No, x, !Ref AWS::NoValue]', 'A', { present: true })
    assert.equal(tests[0]!.evidence, 'A is not set (condition No, default of parameter Q)')
  })
})
