import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common'
import { parser } from '@lezer/javascript'
import type { TextRange } from '../../resource.ts'
import { type Definition, Names } from './names.ts'
import { childrenOf, rangeOf } from './nodes.ts'
import type { Construction, Program } from './program.ts'
import { quotedText, readTypeScriptValue, typeScriptPath } from './typescriptValue.ts'

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

type Import = [name: string, what: Pick<Definition, 'imported' | 'alias'>]

/** The names an import gives. Defaults are taken for the module itself, as they are where modules have no default of their own. */
function imports(node: SyntaxNode, text: string): Import[] {
  const source = node.getChild('String')
  const from = source ? quotedText(source, text).split('/') : undefined
  const slice = ({ from: start, to }: SyntaxNode) => text.slice(start, to)
  if (!from) return equalsImport(node, text)
  const found: Import[] = node.getChildren('VariableDefinition').map((name) => [slice(name), { imported: from }])
  let original: string | undefined
  for (const child of childrenOf(node.getChild('ImportGroup') ?? node)) {
    if (child.parent?.name !== 'ImportGroup') continue
    if (child.name === 'VariableName' || child.name === 'String') original = slice(child)
    else if (child.name === ',') original = undefined
    else if (child.name === 'VariableDefinition')
      found.push([slice(child), { imported: [...from, original ?? slice(child)] }])
  }
  return found
}

/** `import aws = require('x')` and `import s3 = aws.s3`, which the grammar takes for an import and a statement after it. */
function equalsImport(node: SyntaxNode, text: string): Import[] {
  const name = node.getChild('VariableDefinition')
  const value = node.nextSibling?.name === 'ExpressionStatement' ? node.nextSibling.firstChild : null
  if (!name || !value) return []
  return [[text.slice(name.from, name.to), meaningOf(value, text)]]
}

/** What an expression leads to: `require('x').y`, `aws.s3`. */
function meaningOf(value: SyntaxNode, text: string): Pick<Definition, 'imported' | 'alias'> {
  const alias = typeScriptPath(value, text)
  if (alias) return { alias }
  const members: string[] = []
  let call: SyntaxNode | null = value
  while (call?.name === 'MemberExpression' && call.lastChild?.name === 'PropertyName') {
    members.unshift(text.slice(call.lastChild.from, call.lastChild.to))
    call = call.firstChild
  }
  if (call?.name === 'AwaitExpression') call = call.lastChild
  const callee = call?.firstChild
  const isImport =
    call?.name === 'DynamicImport' ||
    (callee?.name === 'VariableName' && text.slice(callee.from, callee.to) === 'require')
  const source = isImport ? (call!.getChild('ArgList') ?? call!).getChild('String') : null
  return source ? { imported: [...quotedText(source, text).split('/'), ...members] } : {}
}

type Declared = Omit<Definition, 'scope' | 'from'>

/** The names of `const a = x, { b, c: d } = y`. */
function declarations(node: SyntaxNode, text: string): Declared[] {
  const found: Declared[] = []
  const children = childrenOf(node)
  const isConstant = children[0]?.name === 'const'
  let target: SyntaxNode | undefined
  let value: SyntaxNode | undefined
  const finish = () => {
    const meaning = value ? meaningOf(value, text) : {}
    if (target?.name === 'VariableDefinition')
      found.push({
        name: text.slice(target.from, target.to),
        ...meaning,
        ...(value && { value: unwrapped(value).from, ...(isConstant && { constant: value }) }),
      })
    else if (target?.name === 'ObjectPattern') found.push(...destructured(target, text, meaning))
    target = value = undefined
  }
  for (const child of children.slice(1)) {
    if (child.name === ',' || child.name === ';') finish()
    else if (!target) target = child
    else if (child.name !== 'Equals' && child.name !== 'TypeAnnotation') value ??= child
  }
  finish()
  return found
}

function destructured(
  pattern: SyntaxNode,
  text: string,
  { imported, alias }: ReturnType<typeof meaningOf>,
): Declared[] {
  return pattern.getChildren('PatternProperty').flatMap((property) => {
    const local = property.getChild('VariableDefinition')
    if (!local) return []
    const name = text.slice(local.from, local.to)
    if (property.getChild('Spread')) return [{ name }]
    const key = property.getChild('PropertyName')
    const member = key ? text.slice(key.from, key.to) : name
    return [{ name, ...(imported && { imported: [...imported, member] }), ...(alias && { alias: [...alias, member] }) }]
  })
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

const wrappers = new Set(['ParenthesizedExpression', 'AwaitExpression', 'BinaryExpression', 'PostfixExpression'])

function unwrapped(value: SyntaxNode): SyntaxNode {
  let inner = value
  while (wrappers.has(inner.name)) {
    const next = childrenOf(inner).find(({ name }) => name !== '(' && name !== 'await')
    if (!next) break
    inner = next
  }
  return inner
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
