import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@lezer/python'
import type { TextRange } from '../../resource.ts'
import { type Definition, Names } from './names.ts'
import { childrenOf, rangeOf } from './nodes.ts'
import type { Construction, Program } from './program.ts'
import { pythonArguments, pythonPath, readPythonValue } from './pythonValue.ts'

/** Nodes in which a name means something of its own. */
const scopes = /^(?:Script|FunctionDefinition|LambdaExpression|ClassDefinition|\w*ComprehensionExpression)$/

/** Reads a program in Python. */
export function readPython(text: string): Program {
  const tree = parser.parse(text)
  const names = new Names()
  const constructions: Construction[] = []
  const open: TextRange[] = []
  const classesOpen: TextRange[] = []
  const slice = ({ from, to }: { readonly from: number; readonly to: number }) => text.slice(from, to)
  const add = (name: string, from: number, more: Partial<Definition> = {}, scope = open.at(-1)!) =>
    names.add({ name, scope, from, ...more })
  tree.iterate({
    enter(ref) {
      const { name, node } = ref
      const outer = open.at(-1)
      if (scopes.test(name)) open.push(rangeOf(ref))
      if (name === 'ClassDefinition') classesOpen.push(rangeOf(ref))
      switch (name) {
        case 'ImportStatement':
          for (const [local, imported] of imports(childrenOf(node), slice)) add(local, ref.to, { imported })
          return false
        case 'FunctionDefinition':
        case 'ClassDefinition': {
          const own = node.getChild('VariableName')
          if (own) add(slice(own), ref.from, {}, outer)
          break
        }
        case 'ParamList':
          for (const parameter of parameters(node)) add(slice(parameter), ref.from)
          break
        case 'AssignStatement': {
          const assignment = readAssignment(childrenOf(node))
          const [only] = assignment.targets
          const target = assignment.targets.length === 1 && only ? targetName(only, text) : undefined
          const value = assignment.value
          if (target && value) {
            const alias = only!.name === 'VariableName' ? pythonPath(value, text) : undefined
            const isMember = target.startsWith('self.')
            const more = { value: value.from, constant: value, ...(alias && { alias }) }
            add(isMember ? `this.${target.slice(5)}` : target, ref.to, more, isMember ? classesOpen.at(-1) : undefined)
          } else
            for (const each of assignment.targets)
              for (const variable of variablesIn(each)) add(slice(variable), ref.to)
          break
        }
        case 'UpdateStatement':
        case 'NamedExpression':
          if (node.firstChild?.name === 'VariableName') add(slice(node.firstChild), ref.to)
          break
        case 'ScopeStatement':
          // `global x`: it may be set here.
          for (const variable of node.getChildren('VariableName')) add(slice(variable), ref.to, {}, open[0])
          break
        case 'ForStatement':
        case 'WithStatement':
        case 'TryStatement':
          for (const variable of boundBetween(childrenOf(node))) add(slice(variable), variable.from)
          break
        case 'CallExpression': {
          const construction = readCall(node, text)
          if (construction) constructions.push(construction)
          break
        }
        default:
          if (name.endsWith('ComprehensionExpression'))
            for (const variable of boundBetween(childrenOf(node))) add(slice(variable), ref.from)
      }
      return undefined
    },
    leave({ name }) {
      if (scopes.test(name)) open.pop()
      if (name === 'ClassDefinition') classesOpen.pop()
    },
  })
  return {
    names,
    constructions,
    readValue: (node, isInput) => readPythonValue(node, text, isInput ?? (() => false)),
    nameAt: (offset) => nameAt(tree, text, offset),
  }
}

type Import = [local: string, imported: string[]]

/** The names that `import a.b as c, d` and `from a import (b as c)` give. Modules beside the file are not followed. */
function imports(children: readonly SyntaxNode[], slice: (node: SyntaxNode) => string): Import[] {
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
function parameters(list: SyntaxNode): SyntaxNode[] {
  return childrenOf(list).filter(({ name, prevSibling }) => name === 'VariableName' && prevSibling?.name !== 'AssignOp')
}

function readAssignment(children: readonly SyntaxNode[]): { targets: SyntaxNode[]; value: SyntaxNode | undefined } {
  const last = children.findLastIndex(({ name }) => name === 'AssignOp')
  const left = children.slice(0, Math.max(last, 0))
  const right = children.slice(last + 1)
  return {
    targets: left.filter(({ name }) => name !== 'AssignOp' && name !== 'TypeDef' && name !== ','),
    value: last !== -1 && right.length === 1 ? right[0] : undefined,
  }
}

/** `bucket` or `self.bucket`; undefined for anything else that can be assigned to. */
function targetName(node: SyntaxNode, text: string): string | undefined {
  const path = pythonPath(node, text)
  return path && (path.length === 1 || (path.length === 2 && path[0] === 'self')) ? path.join('.') : undefined
}

function variablesIn(node: SyntaxNode): SyntaxNode[] {
  return node.name === 'VariableName' ? [node] : node.getChildren('VariableName')
}

/** The names between `for` and `in`, and those after `as`. */
function boundBetween(children: readonly SyntaxNode[]): SyntaxNode[] {
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

function readCall(node: SyntaxNode, text: string): Construction | undefined {
  const callee = node.firstChild
  const list = node.getChild('ArgList')
  const path = callee && pythonPath(callee, text)
  // Classes begin with a capital letter; most calls end here.
  if (!path || !list || !/^[A-Z]/.test(path.at(-1)!)) return undefined
  const { positional, named, open } = pythonArguments(list, text)
  const statement = node.parent?.name === 'AssignStatement' ? node.parent : undefined
  const { targets, value } = statement ? readAssignment(childrenOf(statement)) : { targets: [], value: undefined }
  const name = targets.length === 1 && value?.from === node.from ? targetName(targets[0]!, text) : undefined
  return {
    path,
    pathRange: rangeOf(callee!),
    call: rangeOf(node),
    target: name === undefined ? undefined : { name: name.replace(/^self\./, 'this.'), range: rangeOf(targets[0]!) },
    positional,
    named,
    open,
  }
}

function nameAt(tree: Tree, text: string, offset: number): ReturnType<Program['nameAt']> {
  for (const side of [1, -1] as const) {
    const node = tree.resolveInner(offset, side)
    if (node.name === 'VariableName') return { path: [text.slice(node.from, node.to)], range: rangeOf(node) }
    const parent = node.parent
    const root = parent?.firstChild
    if (
      node.name === 'PropertyName' &&
      parent?.name === 'MemberExpression' &&
      root &&
      text.slice(root.from, root.to) === 'self'
    )
      return { path: ['this', text.slice(node.from, node.to)], range: rangeOf(parent) }
  }
  return undefined
}
