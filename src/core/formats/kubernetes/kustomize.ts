import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import type { Files, SourceDocument } from '../format.ts'
import { folderOf, joinPath } from '../paths.ts'
import { withAttributes } from '../syntax/declaration.ts'
import { parseYaml } from '../syntax/yamlValue.ts'
import { plainYaml } from './helm/chart.ts'

/** Kustomize reads one of these in a folder. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** Folders above a file whose kustomization may name it: patches are often kept in a folder of their own. */
const maxFoldersAbove = 2

/** Kustomizations in kustomizations that are followed, and files in all. */
const maxDepth = 6
const maxFiles = 300

/** Reads the objects of a file that a kustomization names. */
type Read = (document: SourceDocument) => readonly ResourceDeclaration[]

/** What a kustomization says, as far as it matters here. */
interface Kustomization {
  /** Files, folders and addresses whose objects it takes over. */
  readonly resources: readonly string[]
  /** What its generators make. */
  readonly made: readonly ResourceDeclaration[]
  readonly patchFiles: ReadonlySet<string>
  /** Whether it changes the objects in ways that are not followed. */
  readonly changes: boolean
}

const read = new WeakMap<SourceDocument, Kustomization>()

/** Whether a kustomization uses a file as a patch: it then shows only a part of its object. */
export function isPatch(path: string, files: Files): boolean {
  let folder = folderOf(path)
  for (let above = 0; above <= maxFoldersAbove; above++) {
    const document = findKustomization(folder, files)
    if (document) {
      const patches = readKustomization(document).patchFiles
      if ([...patches].some((patch) => joinPath(folder, patch) === joinPath('', path))) return true
    }
    if (folder === '' || folder === '/') return false
    folder = folderOf(folder)
  }
  return false
}

/** What a kustomization creates: the objects of all it names, and an entry of no known type for each that is not at hand. */
export function createdBy(document: SourceDocument, files: Files, readObjects: Read): readonly ResourceDeclaration[] {
  const seen = new Set<string>([document.path])
  return follow(document, 0)

  function follow(from: SourceDocument, depth: number): readonly ResourceDeclaration[] {
    const { resources, changes } = readKustomization(from)
    const { made } = readKustomization(from)
    const created = [...resources.flatMap((name) => objectsOf(folderOf(from.path), name, depth)), ...made]
    return changes ? created.map(withOpenAttributes) : created
  }

  function objectsOf(folder: string, name: string, depth: number): readonly ResourceDeclaration[] {
    const path = joinPath(folder, name)
    const file = isRemote(name) || seen.size > maxFiles ? undefined : files.read(path)
    const target = file ?? (isRemote(name) || depth >= maxDepth ? undefined : findKustomization(path, files))
    if (!target) return [made(name)]
    if (seen.has(target.path)) return []
    seen.add(target.path)
    return file ? readObjects(file).filter(({ mode }) => mode !== 'module') : follow(target, depth + 1)
  }
}

function isRemote(name: string): boolean {
  return /^[\w+]+:\/\/|^git@|^github\.com\/|\?ref=/.test(name)
}

function findKustomization(folder: string, files: Files): SourceDocument | undefined {
  for (const name of fileNames) {
    const document = files.read(joinPath(folder, name))
    if (document) return document
  }
  return undefined
}

function readKustomization(document: SourceDocument): Kustomization {
  const known = read.get(document)
  if (known) return known
  const result = parseYaml(document.text, plainYaml)
  const entries = 'value' in result && result.value.kind === 'map' ? result.value.entries : []
  const under = (...names: string[]) =>
    entries.flatMap(({ name, value }) => (names.includes(name) && value.kind === 'list' ? value.items : []))
  const patches = [
    ...under('patchesStrategicMerge').flatMap(stringOf),
    ...under('patches', 'patchesJson6902').flatMap((item) => stringOf(memberOf(item, 'path'))),
  ]
  const kustomization: Kustomization = {
    resources: under('resources', 'bases', 'components').flatMap(stringOf),
    made: [
      ...under('secretGenerator').map((item) => made('v1/Secret', stringOf(memberOf(item, 'name'))[0])),
      ...under('configMapGenerator').map((item) => made('v1/ConfigMap', stringOf(memberOf(item, 'name'))[0])),
      ...under('helmCharts').map((item) => made(`chart ${stringOf(memberOf(item, 'name'))[0] ?? ''}`)),
      ...under('generators')
        .flatMap(stringOf)
        .map((name) => made(name)),
    ],
    patchFiles: new Set(patches.filter((patch) => !patch.includes('\n'))),
    changes: entries.some(({ name }) => changing.has(name)) || ('value' in result && result.isPartial === true),
  }
  read.set(document, kustomization)
  return kustomization
}

const changing = new Set([
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'replacements',
  'transformers',
  'vars',
  'components',
  'configurations',
])

function memberOf(value: Value, name: string): Value | undefined {
  return value.kind === 'map' ? value.entries.find((entry) => entry.name === name)?.value : undefined
}

function stringOf(value: Value | undefined): string[] {
  return value?.kind === 'literal' && typeof value.value === 'string' ? [value.value] : []
}

/** The object with all attributes open: a patch may set and change each of them. */
function withOpenAttributes(resource: ResourceDeclaration): ResourceDeclaration {
  return withAttributes(resource, () => [openAttribute(resource)])
}

/** An object of which only a part may be seen: what it does not set may be set elsewhere. */
export function asPart(resource: ResourceDeclaration, isPart: () => boolean): ResourceDeclaration {
  return withAttributes(resource, () =>
    isPart() ? [...resource.attributes, openAttribute(resource)] : resource.attributes,
  )
}

function openAttribute({ typeRange }: ResourceDeclaration): Attribute {
  return {
    name: '*',
    nameRange: typeRange,
    value: { kind: 'unknown', text: 'what Kustomize puts together', range: typeRange },
  }
}

const nowhere = { start: 0, end: 0 }

/** An object that stands in no file, or in one that is not at hand: then its type is the place, which is no known one. */
function made(type: string, name = ''): ResourceDeclaration {
  return {
    format: 'kubernetes',
    mode: 'resource',
    type,
    name,
    range: nowhere,
    typeRange: nowhere,
    nameRange: nowhere,
    bodyRange: nowhere,
    attributes: [],
  }
}
