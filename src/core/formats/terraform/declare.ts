import { lazy } from '../../lazy.ts'
import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import { folderOf, joinPath } from '../paths.ts'
import { asModule } from '../syntax/declaration.ts'
import { placeResource } from '../syntax/pieces.ts'
import { type Content, contentOf, type Placed } from './content.ts'
import { configurationIn, siblingDefinitions } from './folder.ts'
import { type FolderDefinitions, folderScope, type Situation } from './scope.ts'

/** Calls of modules that call modules are followed this far; a circle ends here, too. */
const maxCalls = 5

/** The resources, data sources and module calls of a file, with what the files around it say of their attributes. */
export function declareAll({ blocks, definitions }: Content, situation: Situation): ResourceDeclaration[] {
  const folder = { own: definitions, beside: lazy(() => siblingDefinitions(situation)) }
  return blocks.map((block) => declare(block, folder, situation))
}

function declare(block: Placed, folder: FolderDefinitions, situation: Situation): ResourceDeclaration {
  const scope = lazy(() => {
    const loop = block.resource.attributes().find(({ name }) => name === 'for_each')?.value
    return folderScope(folder, situation, loop)
  })
  const declaration = placeResource('terraform', block.resource, block.offset, (reference) => scope()(reference))
  if (declaration.mode !== 'module') return declaration
  return asModule(
    declaration,
    lazy(() => created(declaration, situation)),
  )
}

/** Addresses and registries are not folders. */
function created({ type, attributes }: ResourceDeclaration, situation: Situation) {
  if (!/^\.\.?(?:\/|$)/.test(type)) return undefined
  return createdIn(joinPath(folderOf(situation.path), type), attributes, situation)
}

/** What the module in a folder creates when it is called with these inputs; undefined where the folder is not at hand. */
export function createdIn(
  folder: string,
  given: readonly Attribute[],
  { files, depth }: Pick<Situation, 'files' | 'depth'>,
): readonly ResourceDeclaration[] | undefined {
  const documents = files && depth < maxCalls ? configurationIn(folder, files) : undefined
  if (!documents || documents.length === 0) return undefined
  const inputs = new Map(given.map(({ name, value }): [string, Value] => [name, value]))
  return documents
    .flatMap((document) => declareAll(contentOf(document), { path: document.path, files, inputs, depth: depth + 1 }))
    .filter(({ mode }) => mode !== 'data')
}
