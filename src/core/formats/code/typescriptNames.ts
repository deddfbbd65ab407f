import type { SyntaxNode } from '@lezer/common'
import type { Definition } from './names.ts'
import { childrenOf } from './nodes.ts'
import { quotedText, typeScriptPath } from './typescriptValue.ts'

type Import = [name: string, what: Pick<Definition, 'imported' | 'alias'>]

/** The names an import gives. Defaults are taken for the module itself, as they are where modules have no default of their own. */
export function imports(node: SyntaxNode, text: string): Import[] {
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
export function declarations(node: SyntaxNode, text: string): Declared[] {
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

/** Expressions around another that do not change its value. */
export const wrappers = new Set(['ParenthesizedExpression', 'AwaitExpression', 'BinaryExpression', 'PostfixExpression'])

function unwrapped(value: SyntaxNode): SyntaxNode {
  let inner = value
  while (wrappers.has(inner.name)) {
    const next = childrenOf(inner).find(({ name }) => name !== '(' && name !== 'await')
    if (!next) break
    inner = next
  }
  return inner
}
