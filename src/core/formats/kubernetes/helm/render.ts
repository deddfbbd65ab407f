import type { TextRange, Value } from '../../../resource.ts'
import { excerpt } from '../../syntax/excerpt.ts'
import type { Evaluation } from './evaluate.ts'
import { placed } from './placed.ts'
import { actionAfter, type Template } from './template.ts'

/**
 * A scalar with actions in it as it is once they are carried out: the value itself where an action is all there is, else the text put
 * together. Unknown where an action is not known, or over several lines.
 */
export function renderScalar(
  template: Template,
  evaluation: Evaluation,
  range: TextRange,
  budget: { left: number },
): Value {
  const { text, actions, branches } = template
  const written = text.slice(range.start, range.end)
  const unknown: Value = { kind: 'unknown', text: excerpt(written), range }
  const isQuoted = /^["']/.test(written) && written.length > 1 && written.endsWith(written[0]!)
  const [start, end] = isQuoted ? [range.start + 1, range.end - 1] : [range.start, range.end]
  if (/^[|>]/.test(written)) return unknown
  let at = start
  let result = ''
  let via: string | undefined
  let trim = false
  let isText = isQuoted
  for (let i = actionAfter(actions, start); at < end; i++) {
    const action = actions[i]
    const stop = Math.min(action?.start ?? end, end)
    const branch = branches.at(at)
    if (stop > at && !evaluation.isDropped(branch)) {
      if (evaluation.openDepth(branch) > evaluation.openDepth(branches.at(start))) return unknown
      let kept = text.slice(at, stop)
      if (/[\n\\]/.test(kept)) return unknown
      if (trim) kept = kept.trimStart()
      if (action?.trims.before) kept = kept.trimEnd()
      result += kept
    }
    if (!action || action.start >= end) break
    trim = action.trims.after
    at = action.end
    const place = branches.at(action.start)
    if (action.kind === 'broken') return unknown
    if (action.kind !== 'write' || evaluation.isDropped(place)) continue
    if (evaluation.openDepth(place) > evaluation.openDepth(branches.at(start))) return unknown
    const found = evaluation.result(action.body, place)
    if (!found) return unknown
    const isAll = action.start === start && action.end === end
    if (found.value.kind !== 'literal') return isAll && !isQuoted ? placed(found, range, budget) : unknown
    via ??= found.via
    if (/\bs?quote$/.test(action.body)) isText = true
    if (isAll && !isQuoted && typeof found.value.value !== 'string')
      return placed({ value: found.value, via }, range, budget)
    result += String(found.value.value ?? '')
  }
  const value = result === '' && !isText ? null : result
  return placed({ value: { kind: 'literal', value, range }, via }, range, budget)
}
