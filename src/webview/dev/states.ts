import tableText from 'table:compiled'
import {
  createLineOf,
  createResponsibilityService,
  type ResourceDeclaration,
  unknownSentence,
} from '../../core/index.ts'
import type { SidebarState, SidebarSubject } from '../../protocol/messages.ts'
import { largeFile, sampleFile } from './samples.ts'

const service = createResponsibilityService(tableText)
const sample = readFile('orders.tf', sampleFile)
const large = readFile('three-hundred.tf', largeFile)
const empty: SidebarState = { subject: { kind: 'no-editor' }, pinned: false, resources: [], selected: -1, notices: [] }

/** A state of every kind, by name. */
export const states: Readonly<Record<string, SidebarState>> = {
  database: stateAt(sample, 0),
  'security-group': stateAt(sample, 1),
  image: stateAt(sample, 2),
  depends: stateAt(sample, 3),
  unknown: stateAt(sample, 4),
  rule: stateAt(sample, 5),
  hostile: stateAt(sample, 6),
  pinned: { ...stateAt(sample, 0), pinned: true },
  large: stateAt(large, 150),
  'no-resource': { ...stateAt(sample, 0), subject: { kind: 'no-resource', fileName: 'orders.tf' }, selected: -1 },
  notices: {
    ...stateAt(sample, 1),
    notices: ['Line 12: the block "aws_instance" is not closed.', 'The file is too large to be read whole.'],
  },
  'looked-up': { ...empty, subject: lookUp('google_storage_bucket') },
  module: stateOfModule(sample.resources.slice(0, 5)),
  'unknown-module': {
    ...empty,
    subject: { kind: 'unknown-module', type: './db', name: 'db', line: 4, reason: unknownSentence(moduleOf(), String) },
  },
  'left-out': { ...empty, subject: { kind: 'left-out-file', fileName: 'orders.tf' } },
  unsupported: { ...empty, subject: { kind: 'unsupported-file', fileName: 'notes.md' } },
  'no-editor': empty,
}

/** A call of a module, which creates the resources; undefined where its files are not at hand. */
function moduleOf(creates?: readonly ResourceDeclaration[]): ResourceDeclaration {
  return { ...sample.resources[0]!, mode: 'module', type: './db', name: 'db', creates }
}

function stateOfModule(creates: readonly ResourceDeclaration[]): SidebarState {
  return { ...stateAt(sample, 0), subject: subjectOf(sample, moduleOf(creates)), selected: -1 }
}

/** The state after the resource with this index was chosen from a state's list. */
export function stateOfResource(state: SidebarState, index: number): SidebarState {
  return { ...stateAt(state.resources.length === large.resources.length ? large : sample, index), pinned: state.pinned }
}

interface SampleFile {
  readonly name: string
  readonly resources: readonly ResourceDeclaration[]
  readonly lineOf: (range: ResourceDeclaration['range']) => number
}

function readFile(name: string, text: string): SampleFile {
  const resources = service.analyze({ path: name, text })?.resources ?? []
  return { name, resources, lineOf: createLineOf(text) }
}

function stateAt(file: SampleFile, selected: number): SidebarState {
  const resources = file.resources.map(({ format, type, name, range }) => ({
    type,
    name,
    line: file.lineOf(range),
    serviceName: service.catalog.resolve(format, type)?.service.name,
  }))
  return { subject: subjectOf(file, file.resources[selected]!), pinned: false, resources, selected, notices: [] }
}

function subjectOf({ name: fileName, lineOf }: SampleFile, resource: ResourceDeclaration): SidebarSubject {
  const line = lineOf(resource.range)
  const assessment = service.describe(resource)
  if (!assessment) return { kind: 'unknown-type', type: resource.type, name: resource.name, line }
  const lines = (
    ranges: readonly (readonly [string, ResourceDeclaration['range'] | undefined])[],
  ): Record<string, number> =>
    Object.fromEntries(ranges.flatMap(([key, range]) => (range ? [[key, lineOf(range)]] : [])))
  const place = {
    fileName,
    line,
    layerLines: lines(
      assessment.layers.map(({ layer, shift, dependsOn }) => [layer, shift?.range ?? dependsOn?.range]),
    ),
    dutyLines: lines(assessment.duties.map(({ id, range }) => [id, range])),
  }
  return { kind: 'assessment', assessment, place }
}

function lookUp(type: string): SidebarSubject {
  return {
    kind: 'assessment',
    assessment: service.describe({ format: 'terraform', type, attributes: [] })!,
    place: undefined,
  }
}
