import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import type { Files, SourceDocument } from '../format.ts'
import { folderOf, joinPath } from '../paths.ts'
import { entryOf, textOf } from './dialect.ts'
import { optionsOf } from './found.ts'
import type { StackInputs } from './parameters.ts'
import type { Template } from './template.ts'
import { createTemplateReader, isTemplate } from './templateReader.ts'

/** Where a template stands. */
export interface Surroundings {
  readonly files: Files
  readonly path: string
  /** The templates whose stacks led here, the outermost first. */
  readonly above: readonly string[]
  /** How many more stacks are followed; a count of its own for each stack of the outermost template. */
  readonly budget?: { left: number }
}

/** Stacks in stacks are followed this far. */
const maxNesting = 5

/** Stacks that are followed for one: stacks of stacks grow like a tree. */
const maxStacks = 200

/** Which property says where the template of a stack is, by type. */
const templateProperty = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
])

/** Whether a resource makes others from a template of its own. */
export function mayNest({ type }: ResourceDeclaration): boolean {
  return templateProperty.has(type)
}

/** What was read of files, as long as they are the same. */
const templates = new WeakMap<SourceDocument, Template | undefined>()

/**
 * The template of a nested stack, where it is a local file that is at hand: `aws cloudformation package` and SAM upload these. Undefined for any other,
 * and for a template that leads back to itself.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
export function nestedTemplate(
  stack: ResourceDeclaration,
  { files, path, above, budget = { left: maxStacks } }: Surroundings,
): { readonly template: Template; readonly around: Surroundings } | undefined {
  const location = textOf(attribute(stack, templateProperty.get(stack.type)!))
  if (location === undefined || above.length >= maxNesting) return undefined
  if (!/^[\w.][^:?*\\]*$/.test(location)) return undefined // an address, or a path from the root
  const target = joinPath(folderOf(path), location)
  if (target === path || above.includes(target) || budget.left-- <= 0) return undefined
  const file = files.read(target)
  const template = file && templateOf(file)
  return template && { template, around: { files, path: target, above: [...above, path], budget } }
}

function templateOf(file: SourceDocument): Template | undefined {
  if (!templates.has(file)) {
    const template = isTemplate(file.text) ? createTemplateReader()(file.text) : undefined
    templates.set(file, typeof template === 'object' ? template : undefined)
  }
  return templates.get(file)
}

/** What a stack gives to the parameters of its template. */
export function inputsOf(stack: ResourceDeclaration): StackInputs {
  const parameters = attribute(stack, 'Parameters')
  const mayHaveMore = [stack.attributes, parameters?.kind === 'map' ? parameters.entries : []].some((entries) =>
    entries.some(({ name }) => name === '*'),
  )
  return {
    stack: stack.name,
    value(parameter) {
      const given = entryOf(parameters, parameter)
      if (given) return isKnown(given) ? (isNull(given) ? null : given) : undefined
      return mayHaveMore || (parameters && parameters.kind !== 'map' && !isNull(parameters)) ? undefined : null
    },
  }
}

function attribute({ attributes }: { readonly attributes: readonly Attribute[] }, name: string): Value | undefined {
  return attributes.find((each) => each.name === name)?.value
}

function isNull(value: Value): boolean {
  return value.kind === 'literal' && value.value === null
}

/** Whether all that a value may be is known; of one that may be left out, it is not. */
function isKnown(value: Value): boolean {
  if (value.kind === 'list') return value.items.every(isKnown)
  return optionsOf(value).every((option) => option.kind === 'literal' && (value.kind !== 'either' || !isNull(option)))
}
