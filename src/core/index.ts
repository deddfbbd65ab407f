/** What the core offers: everything else in this folder is its own business. */
export type { Subject } from './assessment/assess.ts'
export type { Assessment, DutyAssessment, LayerAssessment, SourcePage } from './assessment/assessment.ts'
export type { Catalog, ExactType, Resolution } from './catalog/catalog.ts'
export type { SearchItem } from './catalog/search.ts'
export type { Layer, Party } from './catalog/table.generated.ts'
export type { Files, SourceDocument } from './formats/format.ts'
export { fileNameOf, folderOf, joinPath } from './formats/paths.ts'
export type { Referred } from './formats/references.ts'
export { type AttributeHover, renderAttributeHover } from './presentation/attributeHover.ts'
export { renderAssessmentMarkdown } from './presentation/assessmentMarkdown.ts'
export { renderHover } from './presentation/hover.ts'
export { type LensText, renderLens } from './presentation/lensTitle.ts'
export type { LineOf } from './presentation/layerText.ts'
export { createLineOf } from './presentation/lines.ts'
export { toLookup } from './presentation/lookup.ts'
export {
  assessFile,
  type Matrix,
  MatrixCounts,
  type MatrixFile,
  type MatrixSummary,
  type MatrixWriter,
} from './presentation/matrix.ts'
export { createMatrixJson } from './presentation/matrixJson.ts'
export { createMatrixMarkdown } from './presentation/matrixMarkdown.ts'
export { renderUnknownHover, unknownSentence } from './presentation/unknown.ts'
export { address, modelWords, partyName } from './presentation/words.ts'
export type { Attribute, FormatId, ParsedDocument, Problem, ResourceDeclaration, TextRange, Value } from './resource.ts'
export { formatIds } from './resource.ts'
export { type Analyzer, createResponsibilityService, type ResponsibilityService } from './service.ts'
