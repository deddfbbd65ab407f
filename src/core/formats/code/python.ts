import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@lezer/python'
import type { TextRange } from '../../resource.ts'
import { type Definition, Names } from './names.ts'
import { childrenOf, rangeOf } from './nodes.ts'
import type { Construction, Program } from './program.ts'
import { boundBetween, imports, parameters, readAssignment, targetName, variablesIn } from './pythonNames.ts'
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
