import type { ParsedDocument, ResourceDeclaration, TextRange } from '../resource.ts'
import type { Files, IacFormat, Reference, SourceDocument } from './format.ts'

/** What a name in a text stands for. */
export interface Referred {
  /** The name, where it is written. */
  readonly range: TextRange
  readonly declaration: ResourceDeclaration
  /** The document that declares it. */
  readonly document: SourceDocument
}

/** What stands at an offset: a reference, and its declaration in this document or one that its format looks into. */
export function findReferred(
  format: IacFormat,
  document: SourceDocument,
  parsed: ParsedDocument,
  offset: number,
  files: Files | undefined,
): Referred | undefined {
  const reference = format.referenceAt?.(document.text, offset, document.path)
  if (!reference) return undefined
  const here = parsed.resources.find((declaration) => isMeant(declaration, reference))
  if (here) return { range: reference.range, declaration: here, document }
  for (const other of (files && format.scopeOf?.(document, files)) ?? []) {
    // Most files of a folder do not have the name at all, and need no reading.
    if (reference.name !== undefined && !other.text.includes(reference.name)) continue
    const declaration = format
      .createReader()
      .read(other, files)
      .resources.find((candidate) => isMeant(candidate, reference))
    if (declaration) return { range: reference.range, declaration, document: other }
  }
  return declaredElsewhere(reference, parsed, document)
}

/** A resource that is named with its type, and declared in no file at hand: the type is known, what it is set to is not. */
function declaredElsewhere(
  { range, name, type, mode }: Reference,
  { format }: ParsedDocument,
  document: SourceDocument,
): Referred | undefined {
  if (type === undefined || mode === 'module') return undefined
  const places = { range, typeRange: range, nameRange: range, bodyRange: range }
  return { range, declaration: { format, mode: 'data', type, name: name ?? '', ...places, attributes: [] }, document }
}

function isMeant({ name, type, mode, range }: ResourceDeclaration, wanted: Reference): boolean {
  return (
    (wanted.declaredAt === undefined || range.start === wanted.declaredAt) &&
    (wanted.name === undefined || name === wanted.name) &&
    (wanted.type === undefined || type === wanted.type) &&
    (wanted.isOfType === undefined || wanted.isOfType(type)) &&
    (wanted.mode === undefined || mode === wanted.mode)
  )
}
