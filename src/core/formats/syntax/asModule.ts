import type { ResourceDeclaration } from '../../resource.ts'

/** A placed declaration as a call of something that creates resources itself; `creates` is asked when somebody wants to know. */
export function asModule(
  placed: ResourceDeclaration,
  creates: () => readonly ResourceDeclaration[] | undefined,
): ResourceDeclaration {
  const { format, type, name, range, typeRange, nameRange, bodyRange } = placed
  return {
    format,
    mode: 'module',
    type,
    name,
    range,
    typeRange,
    nameRange,
    bodyRange,
    get attributes() {
      return placed.attributes
    },
    get creates() {
      return creates()
    },
  }
}
