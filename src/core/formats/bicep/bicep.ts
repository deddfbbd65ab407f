import type { ParsedDocument, Problem } from '../../resource.ts'
import type { DocumentReader, IacFormat } from '../format.ts'
import { deploymentsOf } from '../azure/parameterFiles.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { PieceCache } from '../syntax/pieces.ts'
import { shiftRange } from '../syntax/shift.ts'
import { readDeployment } from './deployment.ts'
import { readDocument, type StatementCache, type StatementContent } from './document.ts'
import { declare } from './instance.ts'
import { openModule } from './modules.ts'
import { givenFor } from './parameterFile.ts'
import { referenceAt } from './references.ts'

/** Bicep, and the files of values for it. There is no kept parser for it on npm that reads today's language; statements are found by a scan. */
export const bicep: IacFormat = {
  id: 'bicep',
  vocabulary: 'arm',
  displayName: 'Bicep',
  matches: ({ path }) => /\.bicep(?:param)?$/i.test(path),
  createReader: createBicepReader,
  referenceAt,
}

function createBicepReader(): DocumentReader {
  const cache: StatementCache = new PieceCache()
  return {
    read(source, files): ParsedDocument {
      const { path, text } = source
      if (text.length > maxTextLength) return tooLarge('arm', text)
      if (/\.bicepparam$/i.test(path)) return readDeployment(source, files)
      const document = readDocument(text, cache)
      const deployments = () => deploymentsOf(source, files, (file) => givenFor(path, file, files))
      const resources = declare(document, { source, files, given: undefined, deployments, callers: [] }, openModule)
      return { format: 'arm', resources, problems: document.statements.flatMap(unclosed) }
    },
  }
}

function unclosed({ range, closed, declarations }: StatementContent): Problem[] {
  if (closed || !declarations[0]) return []
  const place = shiftRange(declarations[0].typeRange, range.start)
  return [{ code: 'unclosed-block', message: 'This block has no closing bracket.', range: place }]
}
