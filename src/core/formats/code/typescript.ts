import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common'
import { parser } from '@lezer/javascript'
import type { TextRange } from '../../resource.ts'
import { type Definition, Names } from './names.ts'
import { childrenOf, rangeOf } from './nodes.ts'
import type { Construction, Program } from './program.ts'
import { declarations, imports, wrappers } from './typescriptNames.ts'
import { readTypeScriptValue, typeScriptPath } from './typescriptValue.ts'

const typeScript = parser.configure({ dialect: 'ts' })

/** Nodes in which a name means something of its own. */
const scopes = new Set([
  'Script',
  'Block',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
  'ForStatement',
  'CatchClause',
])
const classes = new Set(['ClassDeclaration', 'ClassExpression'])

/** Reads a program in TypeScript or JavaScript. */
export function readTypeScript(text: string): Program {
  const tree = typeScript.parse(text)
  const names = new Names()
  const constructions: Construction[] = []
  const open: TextRange[] = []
  const classesOpen: TextRange[] = []
  const add = (name: string, from: number, more: Partial<Definition> = {}, scope = open.at(-1)!) =>
    names.add({ name, scope, from, ...more })
  tree.iterate({
    enter(ref) {
      if (scopes.has(ref.name)) open.push(rangeOf(ref))
      if (classes.has(ref.name)) classesOpen.push(rangeOf(ref))
      switch (ref.name) {
        case 'ImportDeclaration':
          for (const [name, imported] of imports(ref.node, text)) add(name, 0, imported)
          return false
        case 'VariableDeclaration':
          for (const { name, ...more } of declarations(ref.node, text)) add(name, ref.to, more)
          break
        case 'VariableDefinition':
          if (!isDeclared(ref.node))
            add(text.slice(ref.from, ref.to), ref.from, {}, open.at(isNameOfOuter(ref.node) ? -2 : -1) ?? open[0]!)
          break
        case 'PropertyDeclaration':
        case 'AssignmentExpression': {
          const target = assignedTo(ref.node, text)
          const scope = target?.name.startsWith('this.') ? classesOpen.at(-1) : undefined
          if (target) add(target.name, ref.to, { value: ref.node.lastChild?.from ?? ref.to }, scope)
          break
        }
        case 'NewExpression': {
          const construction = readNew(ref.node, text)
          if (construction) constructions.push(construction)
          break
        }
      }
      return undefined
    },
    leave({ name }) {
      if (scopes.has(name)) open.pop()
      if (classes.has(name)) classesOpen.pop()
    },
  })
  return {
    names,
    constructions,
    readValue: (node) => readTypeScriptValue(node, text),
    nameAt: (offset) => nameAt(tree, text, offset),
  }
}

/** Whether `declarations` reads this name. */
function isDeclared({ parent }: SyntaxNode): boolean {
  if (parent?.name === 'VariableDeclaration') return true
  return parent?.name === 'PatternProperty' && parent.parent?.parent?.name === 'VariableDeclaration'
}

/** The name of a function stands outside of what it opens. */
function isNameOfOuter({ parent }: SyntaxNode): boolean {
  return parent?.name === 'FunctionDeclaration'
}

/** What an assignment or a property of a class gives a value: `bucket`, `this.bucket`. */
function assignedTo(node: SyntaxNode, text: string): Construction['target'] {
  const property = node.name === 'PropertyDeclaration' ? node.getChild('PropertyDefinition') : null
  if (property) return { name: `this.${text.slice(property.from, property.to)}`, range: rangeOf(property) }
  const target = node.firstChild
  const path = target && typeScriptPath(target, text)
  if (!path || path.length > 2 || (path.length === 2 && path[0] !== 'this')) return undefined
  return { name: path.join('.'), range: rangeOf(target) }
}

function readNew(node: SyntaxNode, text: string): Construction | undefined {
  let callee = childrenOf(node)[1]
  while (callee && (callee.name === 'InstantiationExpression' || callee.name === 'ParenthesizedExpression'))
    callee = childrenOf(callee).find(({ name }) => name !== '(')
  const path = callee && typeScriptPath(callee, text)
  if (!path || path[0] === 'this') return undefined
  const positional: SyntaxNode[] = []
  let spread: TextRange | undefined
  for (const child of childrenOf(node.getChild('ArgList') ?? node)) {
    if (child.parent?.name !== 'ArgList' || /^[(),]$/.test(child.name)) continue
    if (child.name === 'Spread') spread = rangeOf(child)
    else if (!spread) positional.push(child)
  }
  const pathRange = rangeOf(callee!)
  return { path, pathRange, call: rangeOf(node), target: targetOf(node, text), positional, named: [], open: spread }
}

/** What the new object is assigned to, through `as`, `await` and the like. */
function targetOf(node: SyntaxNode, text: string): Construction['target'] {
  let value: SyntaxNode = node
  while (value.parent && wrappers.has(value.parent.name)) value = value.parent
  const parent = value.parent
  if (parent?.name === 'VariableDeclaration') {
    let name = value.prevSibling
    while (name && name.name !== 'VariableDefinition' && name.name !== ',') name = name.prevSibling
    return name?.name === 'VariableDefinition'
      ? { name: text.slice(name.from, name.to), range: rangeOf(name) }
      : undefined
  }
  return parent?.name === 'AssignmentExpression' || parent?.name === 'PropertyDeclaration'
    ? assignedTo(parent, text)
    : undefined
}

function nameAt(tree: Tree, text: string, offset: number): ReturnType<Program['nameAt']> {
  for (const side of [1, -1] as const) {
    const node: SyntaxNodeRef & { readonly node: SyntaxNode } = tree.resolveInner(offset, side)
    if (node.name === 'VariableName') return { path: [text.slice(node.from, node.to)], range: rangeOf(node) }
    const parent = node.node.parent
    if (node.name === 'PropertyName' && parent?.name === 'MemberExpression' && parent.firstChild?.name === 'this')
      return { path: ['this', text.slice(node.from, node.to)], range: rangeOf(parent) }
  }
  return undefined
}
