import type { Attribute, TextRange, Value } from '../../../resource.ts'
import { excerpt } from '../../syntax/excerpt.ts'
import { isMasked } from '../../syntax/templateActions.ts'
import type { Action } from './actions.ts'
import type { Branch } from './branches.ts'
import type { Evaluation } from './evaluate.ts'
import type { Masked } from './mask.ts'
import { placed } from './placed.ts'
import { renderScalar } from './render.ts'
import type { Template } from './template.ts'

/** Values of a chart that are put into one object, counted with all they hold: a template may repeat large ones. */
const maxPlaced = 20_000

/**
 * A value read from a masked template, with what its actions write where the chart's values say it, and open where they do not. What
 * stands in a branch that is left out is gone; what may or may not be there is one of several.
 */
export function fillTemplate(template: Template, evaluation: Evaluation, masked: Masked, value: Value): Value {
  const { text, branches } = template
  const budget = { left: maxPlaced }

  function fill(given: Value, base: Branch | undefined): Value {
    switch (given.kind) {
      case 'literal':
        return typeof given.value === 'string' && isMasked(given.value)
          ? renderScalar(template, evaluation, given.range, budget)
          : given
      case 'list':
        return { ...given, items: given.items.flatMap((item) => fillItem(item, base)) }
      case 'map':
        return fillMap(given, base)
      default:
        return given
    }
  }

  function fillItem(item: Value, base: Branch | undefined): Value[] {
    const branch = branches.at(item.range.start)
    if (evaluation.isDropped(branch)) return []
    const open = isOpen(branch, base)
    const absent: Value[] = [nothing(item.range), { kind: 'list', items: [], range: item.range }]
    const items = masked.written.has(item.range.start)
      ? writtenItems(masked.written.get(item.range.start), item)
      : [fill(item, branch)]
    return open ? items.map((each) => either([each, ...absent], open, each.range)) : items
  }

  /** What is written at a place, but not known. */
  function unread({ start, end }: TextRange): Value {
    return { kind: 'unknown', text: excerpt(text.slice(start, end)), range: { start, end } }
  }

  function writtenItems(action: Action | undefined, item: Value): Value[] {
    const found = resultOf(action, item.range)
    if (found?.kind === 'list') return [...found.items]
    if (found?.kind === 'literal' && found.value === null) return []
    return [unread(action ?? item.range)]
  }

  function fillMap(given: Value & { kind: 'map' }, base: Branch | undefined): Value {
    const [only] = given.entries
    if (given.entries.length === 1 && masked.written.has(only!.nameRange.start)) {
      const whole = resultOf(masked.written.get(only!.nameRange.start), only!.nameRange)
      const isSure = !isOpen(branches.at(only!.nameRange.start), base)
      if (whole && whole.kind !== 'map' && isSure && (whole.kind !== 'literal' || whole.value === null)) return whole
    }
    return {
      ...given,
      entries: joinBranches(
        given.entries.flatMap((entry) => fillEntry(entry, base)),
        base,
      ),
    }
  }

  function fillEntry(entry: Attribute, base: Branch | undefined): Guarded[] {
    const branch = branches.at(entry.nameRange.start)
    if (evaluation.isDropped(branch)) return []
    const open = isOpen(branch, base)
    const guard = (each: Attribute): Guarded => ({ attribute: each, open })
    if (masked.written.has(entry.nameRange.start))
      return writtenEntries(masked.written.get(entry.nameRange.start), entry.nameRange).map(guard)
    if (isMasked(entry.name)) return [guard(openAttribute(unread(entry.nameRange)))]
    const value = fill(entry.value, branch)
    if (masked.below.has(entry.nameRange.end)) {
      const added = writtenEntries(masked.below.get(entry.nameRange.end), entry.nameRange)
      return [guard({ ...entry, value: withEntries(value, added) })]
    }
    // What is below the key may stand in another branch.
    const isBare = open && value.kind === 'literal' && value.value === null
    return [guard(isBare ? { ...entry, value: unread(entry.nameRange) } : { ...entry, value })]
  }

  function writtenEntries(action: Action | undefined, range: TextRange): readonly Attribute[] {
    const found = resultOf(action, range)
    if (found?.kind === 'map') return found.entries
    if (found?.kind === 'literal' && found.value === null) return []
    return [openAttribute(unread(action ?? range))]
  }

  /** What an action writes, at its place. */
  function resultOf(action: Action | undefined, range: TextRange): Value | undefined {
    const found = action && evaluation.result(action.body, branches.at(action.start))
    return found && placed(found, action ?? range, budget)
  }

  function isOpen(branch: Branch | undefined, base: Branch | undefined): Branch | undefined {
    return evaluation.openDepth(branch) > evaluation.openDepth(base) ? evaluation.openBranch(branch) : undefined
  }

  function either(options: readonly Value[], open: Branch, range: TextRange): Value {
    const condition = text.slice(open.action.start, open.action.end)
    const written = excerpt(text.slice(range.start, range.end))
    return { kind: 'either', options, text: excerpt(`${condition} ${written}`), range }
  }

  /** Attributes in open branches: those of one name in the branches of one `if` are one attribute. */
  function joinBranches(guarded: readonly Guarded[], base: Branch | undefined): Attribute[] {
    const groups = new Map<string, { options: Value[]; open: Branch; places: Set<number>; first: Attribute }>()
    const ids = new Map<object, number>()
    const joined: (Attribute | string)[] = []
    for (const { attribute, open } of guarded) {
      if (!open || attribute.name === '*') {
        joined.push(attribute)
        continue
      }
      if (!ids.has(open.chain)) ids.set(open.chain, ids.size)
      const key = `${ids.get(open.chain)} ${attribute.name}`
      const group = groups.get(key)
      if (group) {
        group.options.push(attribute.value)
        group.places.add(open.place)
      } else {
        groups.set(key, { options: [attribute.value], open, places: new Set([open.place]), first: attribute })
        joined.push(key)
      }
    }
    return joined.map((each) => {
      if (typeof each !== 'string') return each
      const { options, open, places, first } = groups.get(each)!
      const last = open.chain.branches.at(-1)!.action
      const isComplete = last.kind === 'else' && last.word === '' && places.size === open.chain.branches.length
      const all = isComplete && evaluation.openDepth(base) === evaluation.openDepth(open) - 1
      return {
        ...first,
        value: either(all ? options : [...options, nothing(first.value.range)], open, first.value.range),
      }
    })
  }

  return fill(value, undefined)
}

interface Guarded {
  readonly attribute: Attribute
  readonly open: Branch | undefined
}

function withEntries(value: Value, added: readonly Attribute[]): Value {
  if (value.kind === 'map') return { ...value, entries: [...added, ...value.entries] }
  if (value.kind === 'literal' && value.value === null) return { kind: 'map', entries: added, range: value.range }
  return added.length === 0 ? value : { kind: 'unknown', text: '', range: value.range }
}

function openAttribute(value: Value): Attribute {
  return { name: '*', nameRange: value.range, value }
}

function nothing(range: TextRange): Value {
  return { kind: 'literal', value: null, range }
}
