import type { Branch, Chain } from './branches.ts'
import type { Chart } from './chart.ts'
import { type Found, functions, isTrue, literal, memberOf } from './functions.ts'
import { type Expression, parsePipeline } from './pipeline.ts'
import type { Template } from './template.ts'

/** Variables that lead on to others are followed this far. */
const maxSteps = 30

/** What the dot stands for in a branch: the root of a template, a value, or nothing that we know. */
type Dot = 'root' | Found | undefined

/** A template with the values of its chart. */
export interface Evaluation {
  /** Whether what stands in a branch is certainly left out. */
  isDropped(branch: Branch | undefined): boolean
  /** The innermost branch, from this one outwards, of which it is not known whether it is taken. */
  openBranch(branch: Branch | undefined): Branch | undefined
  /** How many such branches there are around. */
  openDepth(branch: Branch | undefined): number
  /** What the pipeline of an action gives in its branch; undefined where that is not known. */
  result(body: string, branch: Branch | undefined): Found | undefined
}

interface State {
  readonly dot: Dot
  readonly dropped: boolean
  readonly open: Branch | undefined
  readonly depth: number
}

/**
 * Decides the branches of a template by the defaults of its chart; those in `assumed` are taken: the object that is read stands in
 * them. Three-valued: what the values do not decide stays open.
 */
export function evaluate(template: Template, chart: Chart | undefined, assumed: ReadonlySet<Branch>): Evaluation {
  const states: State[] = []
  const values = template.changesValues ? undefined : chart
  const stateOf = (branch: Branch | undefined) => branch && states[branch.index]
  const dotOf = (branch: Branch | undefined): Dot => (branch ? stateOf(branch)?.dot : 'root')
  const variables = new Map<string, Found | undefined>()
  let steps = 0

  function variable(name: string): Found | undefined {
    if (variables.has(name)) return variables.get(name)
    if (steps >= maxSteps) return undefined
    variables.set(name, undefined) // one that is made of itself is not known
    const action = template.variables.get(name)
    const expression = action && parsePipeline(action.body)
    steps++
    const found = expression && read(expression, dotOf(template.branches.at(action.start)))
    steps--
    variables.set(name, found)
    return found
  }

  function read(expression: Expression, dot: Dot): Found | undefined {
    switch (expression.kind) {
      case 'literal':
        return literal(expression.value)
      case 'field': {
        const { variable: name, path } = expression
        if (name === '') return rootMember(path)
        const from = name === undefined ? dot : variable(name)
        return from === 'root' ? rootMember(path) : members(from, path)
      }
      case 'member':
        return members(read(expression.of, dot), expression.path)
      case 'call':
        return call(expression.name, expression.args, dot)
      default:
        return expression satisfies never
    }
  }

  function rootMember([first, name, ...path]: readonly string[]): Found | undefined {
    if (first !== 'Values' || name === undefined || !values || name === 'global') return undefined
    const own = memberOf({ value: values.values, via: 'values.yaml' }, name)
    const found = members(own && { ...own, via: `values.yaml: ${name}` }, path)
    const isMissing = found?.value.kind === 'literal' && found.value.value === null
    return isMissing && (values.open || values.foreign.has(name)) ? undefined : found
  }

  function call(name: string, args: readonly Expression[], dot: Dot): Found | undefined {
    if (name === 'and' || name === 'or') return choose(name === 'or', args, dot)
    if (!Object.hasOwn(functions, name)) return undefined
    return functions[name]!(...args.map((arg) => read(arg, dot)))
  }

  /** `or`: the first that is true; `and`: the first that is not; else the last. */
  function choose(wanted: boolean, args: readonly Expression[], dot: Dot): Found | undefined {
    const found = args.map((arg) => read(arg, dot))
    const truths = found.map((each) => each && isTrue(each))
    const known = truths.findIndex((truth) => truth !== !wanted)
    if (known === -1) return found.at(-1)
    // One that is not known comes first: a later one may still decide whether it is true, but not what it is.
    return truths[known] === wanted ? found[known] : truths.includes(wanted) ? literal(wanted) : undefined
  }

  const assumedChains = new Set([...assumed].map(({ chain }) => chain))
  const chains = new Map<Chain, boolean | undefined>() // whether an earlier branch is taken

  for (const branch of template.branches.all) {
    const { action, chain, parent } = branch
    const outer = dotOf(parent)
    const expression = parsePipeline(action.body.replace(assignment, ''))
    const found = expression && read(expression, outer)
    const truth = truthOf(branch, found)
    const before = chains.has(chain) ? chains.get(chain) : false
    const taken = assumedChains.has(chain) ? assumed.has(branch) : and(truth, before === undefined ? before : !before)
    chains.set(chain, or(before, truth))
    const around = stateOf(parent)
    states.push({
      dot: dotIn(branch, found, outer),
      dropped: taken === false || (around?.dropped ?? false),
      open: taken === undefined ? branch : around?.open,
      depth: (around?.depth ?? 0) + (taken === undefined ? 1 : 0),
    })
  }

  return {
    isDropped: (branch) => stateOf(branch)?.dropped ?? false,
    openBranch: (branch) => stateOf(branch)?.open,
    openDepth: (branch) => stateOf(branch)?.depth ?? 0,
    result(body, branch) {
      const expression = parsePipeline(body)
      return expression && read(expression, dotOf(branch))
    },
  }
}

const assignment = /^\$\w+(?:\s*,\s*\$\w+)?\s*:?=/

/** Whether the condition of a branch holds. What is defined is not written where it stands. */
function truthOf({ action, chain }: Branch, found: Found | undefined): boolean | undefined {
  if (chain.word === 'define') return false
  if (chain.word === 'block') return undefined
  if (action.kind === 'else' && action.word === '') return true
  return found && isTrue(found)
}

function and(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false
  return a === undefined || b === undefined ? undefined : true
}

function members(from: Found | undefined, path: readonly string[]): Found | undefined {
  return path.reduce<Found | undefined>((found, name) => found && memberOf(found, name), from)
}

function or(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a || b) return true
  return a === undefined || b === undefined ? undefined : false
}

/** `with` makes its value the dot; what `range`, `define` and `block` make the dot is not known here. */
function dotIn({ action, chain }: Branch, found: Found | undefined, outer: Dot): Dot {
  if (action.word === 'with') return found
  return action.word === 'range' || chain.word === 'block' || chain.word === 'define' ? undefined : outer
}
