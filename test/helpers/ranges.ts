import { strict as assert } from 'node:assert'
import type { Attribute, ParsedDocument, ResourceDeclaration, TextRange, Value } from '../../src/core/index.ts'

/** Every range lies inside the text and inside of what it is part of, and those of type and name hold exactly these. */
export function assertRanges(text: string, { resources, problems }: ParsedDocument): void {
  const inside = ({ start, end }: TextRange, what: string) =>
    assert.ok(0 <= start && start <= end && end <= text.length, `${what}: ${start}..${end} of ${text.length}`)
  const slice = ({ start, end }: TextRange) => text.slice(start, end)
  for (const resource of resources) {
    const { range, typeRange, nameRange } = resource
    for (const key of ['range', 'typeRange', 'nameRange', 'bodyRange'] as const) inside(resource[key], key)
    for (const part of [typeRange, nameRange])
      assert.ok(range.start <= part.start && part.end <= range.end, `${resource.type}: ${slice(part)} outside of range`)
    // In Terraform's JSON resources of one type share its key: the second has its name in the type's place.
    // What is known by its name alone has it in the type's place, though it be empty.
    const sharesPlace = typeRange.start === nameRange.start && typeRange.end === nameRange.end
    if (typeRange.start !== nameRange.start || (resource.name === '' && !(sharesPlace && slice(nameRange) === '')))
      assertType(resource, slice(typeRange))
    assertName(resource, slice(nameRange))
    checkAttributes(resource.attributes, inside)
  }
  for (const problem of problems) inside(problem.range, problem.code)
}

/** A type is written as it is, or its last part: the kind of a Kubernetes object, a child's type within its parent. */
function assertType({ format, mode, type, attributeCase }: ResourceDeclaration, written: string): void {
  if (hasEscape(written)) return
  // A module's source stands in its body, or is put together: then the keyword or the name stands for it.
  if (mode === 'module' && /^[\w-]*$/.test(written)) return
  if (attributeCase) return assertClass(type, written)
  const lastPart = format === 'kubernetes' || format === 'arm' ? type.endsWith(`/${written}`) : false
  assert.ok(type === written || lastPart, `${type} is written ${written}`)
}

/** In code a type is written as the class it has there, after the module; a provider is one without a type. */
function assertClass(type: string, written: string): void {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const name = letters(written.slice(written.lastIndexOf('.') + 1)).replace(/^data/, '')
  assert.ok(letters(type).endsWith(name) || name === 'provider', `${type} is written ${written}`)
}

/** What has no name has the type in its place, or nothing. */
function assertName({ type, name }: ResourceDeclaration, written: string): void {
  if (name === '') return assert.ok(written === '' || type.endsWith(written), `${type} without a name: ${written}`)
  if (!hasEscape(written)) assert.equal(onOneLine(written), onOneLine(name))
}

/** Half-typed strings run over the end of their line; what stands between is then blank. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** An escape stands for something else; what it is differs from language to language. */
function hasEscape(written: string): boolean {
  return /\\|\$\$\{|%%\{/.test(written)
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
