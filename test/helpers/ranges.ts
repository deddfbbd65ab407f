import { strict as assert } from 'node:assert'
import type { Attribute, ParsedDocument, TextRange, Value } from '../../src/core/index.ts'

/** Every range lies inside the text, and the ranges of type and name hold exactly these. */
export function assertRanges(text: string, { resources, problems }: ParsedDocument): void {
  const inside = ({ start, end }: TextRange, what: string) =>
    assert.ok(0 <= start && start <= end && end <= text.length, `${what}: ${start}..${end} of ${text.length}`)
  const slice = ({ start, end }: TextRange) => text.slice(start, end)
  for (const resource of resources) {
    for (const key of ['range', 'typeRange', 'nameRange', 'bodyRange'] as const) inside(resource[key], key)
    assert.equal(slice(resource.typeRange), resource.type)
    assert.equal(
      slice(resource.nameRange).replace(/\\u[\da-f]{4}/gi, ''),
      resource.name.replace(/[^\x20-\x7e]/g, (char) => (slice(resource.nameRange).includes(char) ? char : '')),
    )
    checkAttributes(resource.attributes, inside)
  }
  for (const problem of problems) inside(problem.range, problem.code)
}

function checkAttributes(attributes: readonly Attribute[], inside: (range: TextRange, what: string) => void): void {
  for (const { name, nameRange, value } of attributes) {
    inside(nameRange, name)
    checkValue(name, value, inside)
  }
}

function checkValue(name: string, value: Value, inside: (range: TextRange, what: string) => void): void {
  inside(value.range, name)
  if (value.kind === 'map') checkAttributes(value.entries, inside)
  if (value.kind === 'list') for (const item of value.items) checkValue(name, item, inside)
}
