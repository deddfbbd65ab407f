import type { SyntaxNode } from '@lezer/common'
import { childrenOf } from './nodes.ts'
import { pythonPath } from './pythonValue.ts'

type Import = [local: string, imported: string[]]

/** The names that `import a.b as c, d` and `from a import (b as c)` give. Modules beside the file are not followed. */
export function imports(children: readonly SyntaxNode[], slice: (node: SyntaxNode) => string): Import[] {
  const found: Import[] = []
  const isFrom = children[0]?.name === 'from'
  let start = 1
  const module: string[] = []
  if (isFrom) {
    for (; start < children.length && children[start]!.name !== 'import'; start++)
      if (children[start]!.name === '.' && module.length === 0) module.push('.')
      else if (children[start]!.name === 'VariableName') module.push(slice(children[start]!))
    start++
  }
  let path: string[] = []
  let local: string | undefined
  const finish = () => {
    // `import a.b` gives `a`, and the rest is written out where it is used.
    if (path.length > 0)
      found.push(isFrom || local !== undefined ? [local ?? path[0]!, [...module, ...path]] : [path[0]!, [path[0]!]])
    path = []
    local = undefined
  }
  for (let i = start; i < children.length; i++) {
    const child = children[i]!
    if (child.name === ',') finish()
    else if (child.name === 'as') {
      const name = children[++i]
      if (name?.name === 'VariableName') local = slice(name)
    } else if (child.name === 'VariableName') path.push(slice(child))
  }
  finish()
  return found
}

/** The names of a parameter list, without their defaults and types. */
export function parameters(list: SyntaxNode): SyntaxNode[] {
  return childrenOf(list).filter(({ name, prevSibling }) => name === 'VariableName' && prevSibling?.name !== 'AssignOp')
}

/** The targets of an assignment, and its value where it is one expression. */
export function readAssignment(children: readonly SyntaxNode[]): {
  targets: SyntaxNode[]
  value: SyntaxNode | undefined
} {
  const last = children.findLastIndex(({ name }) => name === 'AssignOp')
  const left = children.slice(0, Math.max(last, 0))
  const right = children.slice(last + 1)
  return {
    targets: left.filter(({ name }) => name !== 'AssignOp' && name !== 'TypeDef' && name !== ','),
    value: last !== -1 && right.length === 1 ? right[0] : undefined,
  }
}

/** `bucket` or `self.bucket`; undefined for anything else that can be assigned to. */
export function targetName(node: SyntaxNode, text: string): string | undefined {
  const path = pythonPath(node, text)
  return path && (path.length === 1 || (path.length === 2 && path[0] === 'self')) ? path.join('.') : undefined
}

/** The names that a target stands for: itself, or those of a tuple. */
export function variablesIn(node: SyntaxNode): SyntaxNode[] {
  return node.name === 'VariableName' ? [node] : node.getChildren('VariableName')
}

/** The names between `for` and `in`, and those after `as`. */
export function boundBetween(children: readonly SyntaxNode[]): SyntaxNode[] {
  const found: SyntaxNode[] = []
  let binding: 'for' | 'as' | undefined
  for (const child of children) {
    if (child.name === 'for' || child.name === 'as') binding = child.name
    else if (child.name === 'in' || child.name === 'Body') binding = undefined
    else if (binding) {
      if (child.name !== 'CallExpression') found.push(...variablesIn(child))
      if (binding === 'as') binding = undefined
    }
  }
  return found
}
