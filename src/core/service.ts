import { assess, type Subject } from './assessment/assess.ts'
import type { Assessment } from './assessment/assessment.ts'
import { type Catalog, createCatalog } from './catalog/catalog.ts'
import { openTable } from './catalog/packing/packedTable.ts'
import { createSearch, type Search } from './catalog/search.ts'
import type { DocumentReader, Files, SourceDocument } from './formats/format.ts'
import { findReferred, type Referred } from './formats/references.ts'
import { detectFormat } from './formats/registry.ts'
import { lazy } from './lazy.ts'
import type { ParsedDocument } from './resource.ts'

/** The core as its customers see it: the extension, the command line, a script. */
export interface ResponsibilityService {
  readonly catalog: Catalog
  /** Reads a document; undefined where it is not infrastructure as code that we read. Never throws on what people write. */
  analyze: Analyzer
  /** Starts an analyzer for the successive texts of one document, which reads only what changed. */
  createAnalyzer(): Analyzer
  /** What the name at an offset stands for, where it is declared in this document or beside it. */
  referredAt(document: SourceDocument, parsed: ParsedDocument, offset: number, files?: Files): Referred | undefined
  /** Loads what reading this document needs; undefined where all is there. Until then it seems to have no resources. */
  load(document: SourceDocument): Promise<void> | undefined
  /** The assessment of a resource or type; undefined where the type is not in the table. */
  describe(subject: Subject): Assessment | undefined
  /** Fuzzy search over types, services and vendors. */
  readonly search: Search
}

/** Reads a document among the files around it. */
export type Analyzer = (document: SourceDocument, files?: Files) => ParsedDocument | undefined

/** Wires the core. The table is parsed on first use: creating the service costs nothing. */
export function createResponsibilityService(tableText: string): ResponsibilityService {
  const catalog = lazy(() => createCatalog(openTable(tableText)))
  const search = lazy(() => createSearch(catalog()))
  return {
    get catalog() {
      return catalog()
    },
    analyze: (document, files) => createAnalyzer()(document, files),
    createAnalyzer,
    referredAt(document, parsed, offset, files) {
      const format = detectFormat(document)
      const referred = format && findReferred(format, document, parsed, offset, files)
      // A name that looks like a reference may be something else: without a declaration only a known type is an answer.
      const { declaration } = referred ?? {}
      const declared = declaration && declaration.range !== referred!.range
      return declared || (declaration && catalog().resolve(declaration.format, declaration.type)) ? referred : undefined
    },
    load: (document) => detectFormat(document)?.load?.(),
    describe: (subject) => assess(subject, catalog()),
    search: (query, options) => search()(query, options),
  }
}

function createAnalyzer(): Analyzer {
  let reader: { readonly format: string; readonly reader: DocumentReader } | undefined
  return (document, files) => {
    const format = detectFormat(document)
    if (!format) return undefined
    if (reader?.format !== format.id) reader = { format: format.id, reader: format.createReader() }
    return reader.reader.read(document, files)
  }
}
