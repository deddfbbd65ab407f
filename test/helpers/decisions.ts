import { strict as assert } from 'node:assert'
import type { SourceDocument } from '../../src/core/index.ts'
import { responsibility } from './table.ts'

/**
 * What decided the layers of a resource of a document, as assessed with the repository's table: by the id of each shift
 * that holds, its condition in the file's words; by the layer of each open one, what it depends on.
 */
export function decisions(
  document: SourceDocument,
  name: string,
): { readonly shifts: Readonly<Record<string, string>>; readonly open: Readonly<Record<string, string>> } {
  const resource = responsibility()
    .analyze(document)
    ?.resources.find((each) => each.name === name)
  assert.ok(resource, `${document.path} has no ${name}`)
  const assessment = responsibility().describe(resource)
  assert.ok(assessment, `${resource.type} is not in the table`)
  const shifts: Record<string, string> = {}
  const open: Record<string, string> = {}
  for (const { layer, shift, dependsOn } of assessment.layers) {
    if (shift) shifts[shift.id] = shift.when
    if (dependsOn) open[layer] = dependsOn.on
  }
  return { shifts, open }
}
