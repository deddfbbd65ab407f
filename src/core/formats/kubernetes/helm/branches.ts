import type { Action } from './actions.ts'

/** The lines that an `if`, `with`, `range` or one of its `else` decides over. */
export interface Branch {
  /** Position among all branches: those around it come first. */
  readonly index: number
  readonly action: Action
  readonly parent: Branch | undefined
  readonly chain: Chain
  /** Position in its chain. */
  readonly place: number
}

/** An `if` with what follows it up to its `end`. */
export interface Chain {
  readonly word: string
  readonly branches: Branch[]
}

/** The branches of a text, and which of them a place stands in. */
export interface Branches {
  readonly all: readonly Branch[]
  at(offset: number): Branch | undefined
}

/** Finds the branches by their actions. An `end` too many is passed over, one that is missing stands at the end of the text. */
export function findBranches(actions: readonly Action[]): Branches {
  const all: Branch[] = []
  const changes: { readonly offset: number; readonly branch: Branch | undefined }[] = []
  let current: Branch | undefined
  const enter = (action: Action, parent: Branch | undefined, chain: Chain) => {
    current = { index: all.length, action, parent, chain, place: chain.branches.length }
    chain.branches.push(current)
    all.push(current)
  }
  for (const action of actions) {
    if (action.kind === 'open') enter(action, current, { word: action.word, branches: [] })
    else if (action.kind === 'else' && current) enter(action, current.parent, current.chain)
    else if (action.kind === 'end' && current) current = current.parent
    else continue
    changes.push({ offset: action.end, branch: current })
  }
  return {
    all,
    at(offset) {
      let low = 0
      let high = changes.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (changes[middle]!.offset <= offset) low = middle + 1
        else high = middle
      }
      return changes[low - 1]?.branch
    },
  }
}
