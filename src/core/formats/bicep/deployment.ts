import { lazy } from '../../lazy.ts'
import type { Attribute, ParsedDocument, ResourceDeclaration, TextRange, Value } from '../../resource.ts'
import type { Files, SourceDocument } from '../format.ts'
import { PieceCache } from '../syntax/pieces.ts'
import { readDocument } from './document.ts'
import { openModule } from './modules.ts'
import { givenIn, type Named, type ParameterFile, readParameterFile } from './parameterFile.ts'

/** A file of values as a document: it creates what the template named in `using` creates, as a module call would. */
export function readDeployment(document: SourceDocument, files: Files | undefined): ParsedDocument {
  const file = readParameterFile(readDocument(document.text, new PieceCache()), document.path)
  return { format: 'arm', resources: file.using ? [deployment(document, file, file.using, files)] : [], problems: [] }
}

function deployment(
  { path, text }: SourceDocument,
  file: ParameterFile,
  using: Named,
  files: Files | undefined,
): ResourceDeclaration {
  const creates = lazy(() => {
    const given = givenIn(file, path, files)
    return openModule(using.path, given, { source: { path }, files, given, deployments: () => [], callers: [] })
  })
  return {
    format: 'arm',
    mode: 'module',
    type: using.path,
    name: '',
    range: { start: text.lastIndexOf('using', using.range.start), end: using.range.end + 1 },
    typeRange: using.range,
    nameRange: using.range,
    bodyRange: { start: using.range.end + 1, end: using.range.end + 1 },
    attributes: paramsOf(file, using.range),
    get creates() {
      return creates()
    },
  }
}

function paramsOf({ values }: ParameterFile, range: TextRange): readonly Attribute[] {
  const entries = [...values].map(([name, value]): Attribute => ({ name, nameRange: value.range, value }))
  const params: Value = { kind: 'map', entries, range }
  return [{ name: 'params', nameRange: range, value: params }]
}
