import type { Attribute, ResourceDeclaration } from '../../resource.ts'

/** What a declaration is and where it stands, without what is read on first use: a copy by `...` would read it. */
export function headerOf(declaration: ResourceDeclaration): Omit<ResourceDeclaration, 'attributes' | 'creates'> {
  const { format, mode, type, name, range, typeRange, nameRange, bodyRange, attributeCase } = declaration
  return {
    format,
    mode,
    type,
    name,
    range,
    typeRange,
    nameRange,
    bodyRange,
    ...(attributeCase === undefined ? {} : { attributeCase }),
  }
}

/** A declaration with other attributes, read on first use. */
export function withAttributes(
  declaration: ResourceDeclaration,
  attributesOf: () => readonly Attribute[],
): ResourceDeclaration {
  let attributes: readonly Attribute[] | undefined
  return {
    ...headerOf(declaration),
    get attributes() {
      return (attributes ??= attributesOf())
    },
  }
}

/** A declaration as a call of something that creates resources itself; `creates` is asked when somebody wants to know. */
export function asModule(
  declaration: ResourceDeclaration,
  creates: () => readonly ResourceDeclaration[] | undefined,
): ResourceDeclaration {
  return {
    ...headerOf(declaration),
    mode: 'module',
    get attributes() {
      return declaration.attributes
    },
    get creates() {
      return creates()
    },
  }
}
