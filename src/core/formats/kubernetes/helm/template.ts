import { type Action, scanActions } from './actions.ts'
import { type Branches, findBranches } from './branches.ts'

/** A text with template actions, taken apart once. */
export interface Template {
  readonly text: string
  readonly actions: readonly Action[]
  readonly branches: Branches
  /** Variables that are given a value in one place only. */
  readonly variables: ReadonlyMap<string, Action>
  /** It changes the values that it was given: they are not known any more. */
  readonly changesValues: boolean
}

/** Takes a template apart; undefined where the text is none. */
export function readTemplate(text: string): Template | undefined {
  const actions = scanActions(text)
  if (actions.length === 0) return undefined
  return {
    text,
    actions,
    branches: findBranches(actions),
    variables: variablesOf(actions),
    changesValues: actions.some(({ body }) => changing.test(body)),
  }
}

const changing = /\b(?:set|unset|merge|mergeOverwrite|mustMerge|mustMergeOverwrite)\s+\(?\$?(?:\.Values\b|\.?\s)/

function variablesOf(actions: readonly Action[]): Map<string, Action> {
  const once = new Map<string, Action>()
  const names = new Set<string>()
  for (const action of actions) {
    const set = action.kind === 'set' ? [action.word] : loopVariables(action)
    for (const name of set) {
      if (names.has(name) || action.kind !== 'set') once.delete(name)
      else once.set(name, action)
      names.add(name)
    }
  }
  return once
}

/** `range $key, $value := ...`, `with $x := ...`: what these hold changes, or is rarely told. */
function loopVariables({ kind, body }: Action): string[] {
  const given = kind === 'open' || kind === 'else' ? /^\$(\w+)(?:\s*,\s*\$(\w+))?\s*:?=/.exec(body) : undefined
  return given ? given.slice(1).filter((name) => name !== undefined) : []
}

/** The first action that ends after an offset, by its position among the actions. */
export function actionAfter(actions: readonly Action[], offset: number): number {
  let low = 0
  let high = actions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (actions[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
