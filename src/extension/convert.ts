import * as vscode from 'vscode'
import type { ResourceDeclaration, TextRange } from '../core/index.ts'

/** A core range in a document. The only place where core types become VS Code's. */
export function toRange(document: vscode.TextDocument, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end))
}

/** A range of a document as the core counts. */
export function toOffsets(document: vscode.TextDocument, { start, end }: vscode.Range): TextRange {
  return { start: document.offsetAt(start), end: document.offsetAt(end) }
}

/** The resource whose type or name is at the offset. */
export function resourceNamedAt(
  resources: readonly ResourceDeclaration[],
  offset: number,
): ResourceDeclaration | undefined {
  return resources.find(({ typeRange, nameRange }) => contains(typeRange, offset) || contains(nameRange, offset))
}

/** The resource whose declaration the offset is in; of nested ones the inner, which is listed later. */
export function resourceAround(
  resources: readonly ResourceDeclaration[],
  offset: number,
): ResourceDeclaration | undefined {
  return resources.findLast(({ range }) => contains(range, offset))
}

/** The end counts: a cursor behind the last character still touches the word. */
function contains({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end
}
