import { lazy } from '../../lazy.ts'
import type { ParsedDocument, Problem, ResourceDeclaration } from '../../resource.ts'
import type { DocumentReader, Files, IacFormat, SourceDocument } from '../format.ts'
import { maxTextLength, tooDeep, tooLarge } from '../limits.ts'
import { jsonAt, parseJson, readJsonValue } from '../syntax/jsonValue.ts'
import { PieceCache, placeProblems, placeResource } from '../syntax/pieces.ts'
import { splitDocuments, splitJson } from './documents.ts'
import { chartOf } from './helm/chart.ts'
import { asModule } from '../syntax/declaration.ts'
import { asPart, createdBy, isPatch } from './kustomize.ts'
import { type Manifest, objectsIn, readManifest } from './manifest.ts'
import { referenceAt, scopeOf } from './references.ts'

/** Kubernetes objects in YAML and JSON, plain or as Helm chart templates, recognised by their version and kind. */
export const kubernetes: IacFormat = {
  id: 'kubernetes',
  vocabulary: 'kubernetes',
  displayName: 'Kubernetes',
  matches: ({ text }) => (isJson(text) ? matchesJson(text) : matchesYaml(text)),
  createReader: createKubernetesReader,
  referenceAt,
  scopeOf,
}

function isJson(text: string): boolean {
  return /^\ufeff?\s*\{(?!\{)/.test(text.slice(0, 1024))
}

/** Both keys in the first column, as every object has them. Other tools write them too; what is no type of the table is silent. */
function matchesYaml(text: string): boolean {
  return (
    text.includes('apiVersion') &&
    /^\ufeff?["']?apiVersion["']?[ \t]*:/m.test(text) &&
    /^\ufeff?["']?kind["']?[ \t]*:[ \t]*\S/m.test(text)
  )
}

function matchesJson(text: string): boolean {
  return /"apiVersion"\s*:\s*"(?:[\w.-]+\/)?v\d\w*"/.test(text) && /"kind"\s*:\s*"[A-Z]\w*"/.test(text)
}

function createKubernetesReader(): DocumentReader {
  const cache = new PieceCache<Manifest>()
  return {
    read(document, files): ParsedDocument {
      const { text } = document
      if (text.length > maxTextLength) return tooLarge('kubernetes', text)
      return isJson(text) ? readJson(text) : readYaml(document, files, cache)
    },
  }
}

function readYaml(document: SourceDocument, files: Files | undefined, cache: PieceCache<Manifest>): ParsedDocument {
  const resources: ResourceDeclaration[] = []
  const problems: Problem[] = []
  const { path, text } = document
  const chart = lazy(() => chartOf(path, files))
  for (const { start, end } of splitDocuments(text)) {
    const piece = cache.piece(text.slice(start, end), readManifest).objectsIn(chart)
    resources.push(...piece.resources.map((resource) => placeResource('kubernetes', resource, start)))
    problems.push(...placeProblems(piece.problems, start))
  }
  cache.turn()
  return { format: 'kubernetes', resources: files ? amongFiles(resources, document, files) : resources, problems }
}

const kustomization = /^kustomize\.config\.k8s\.io\/\w+\/(?:Kustomization|Component)$/

/** A kustomization stands for what it creates, and a patch for a part of its object. Both are found out when they are asked for. */
function amongFiles(
  resources: readonly ResourceDeclaration[],
  document: SourceDocument,
  files: Files,
): ResourceDeclaration[] {
  const isPart = lazy(() => isPatch(document.path, files))
  const read = (other: SourceDocument) => createKubernetesReader().read(other, files).resources
  return resources.map((resource) =>
    kustomization.test(resource.type)
      ? asModule(
          resource,
          lazy(() => createdBy(document, files, read)),
        )
      : asPart(resource, isPart),
  )
}

function readJson(text: string): ParsedDocument {
  const resources: ResourceDeclaration[] = []
  for (const { start, end } of splitJson(text)) {
    const part = text.slice(start, end)
    const root = parseJson(part)
    if (root === 'too-deep') return tooDeep('kubernetes')
    if (!root) continue
    const items = jsonAt(root, 'items')
    const objects = items?.type === 'array' ? (items.children ?? []) : [root]
    const found = objects.flatMap((node) =>
      objectsIn(
        part,
        readJsonValue(node, part, () => undefined),
      ),
    )
    resources.push(...found.map((resource) => placeResource('kubernetes', resource, start)))
  }
  return { format: 'kubernetes', resources, problems: [] }
}
