import type { TextRange } from '../resource.ts'

/** Finds line numbers (from 1) of ranges in a text. Line starts are looked for once, on first use. */
export function createLineOf(text: string): (range: TextRange) => number {
  let starts: number[] | undefined
  return ({ start }) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= start) low = middle + 1
      else high = middle
    }
    return low
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
