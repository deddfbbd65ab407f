import type { Attribute, Value } from '../../resource.ts'
import { type Scope, settle } from '../syntax/settle.ts'
import type { Sections } from '../syntax/yamlSections.ts'

/** Whether a condition holds, as far as the template says. */
type Truth = boolean | 'unknown'

/** What a template that calls this one sets its parameters to. */
export type Given = ReadonlyMap<string, Value>

/** Conditions that lead on to others are followed this far. */
const maxDepth = 20

/** What a template says of its parameters and conditions. */
export interface TemplateScope {
  /** Attributes with parameters and conditions followed. */
  follow(attributes: readonly Attribute[]): readonly Attribute[]
  value(value: Value): Value
}

/**
 * Follows `get_param` to what the calling template gives, else to the parameter's default, and `if` to the branch that its condition
 * selects. A condition that is not decided leaves either branch.
 * https://docs.openstack.org/heat/latest/template_guide/hot_spec.html#conditions-section
 */
export function createTemplateScope(sections: Sections, given?: Given): TemplateScope {
  const parameters: Scope = (reference) => {
    const names = parameterOf(reference)
    if (!names) return undefined
    const [name, ...rest] = names
    const set = given?.get(name!)
    const found = set ?? entryOf(entryOf(sections.section('parameters')?.value, name!), 'default')
    const value = found && below(found, rest)
    return value && { value, via: set ? `property ${name}` : `default of parameter ${name}` }
  }
  const follow = (value: Value) => decide(settle(value, parameters))
  return { follow: (attributes) => attributes.map((each) => ({ ...each, value: follow(each.value) })), value: follow }

  /** Every `if` within a value whose condition is decided becomes its branch. */
  function decide(value: Value): Value {
    switch (value.kind) {
      case 'either': {
        const name = value.text.startsWith('if ') ? value.text.slice(3) : undefined
        const truth = name === undefined ? 'unknown' : conditionNamed(name, 0)
        if (truth === 'unknown') return { ...value, options: value.options.map(decide) }
        const chosen = decide(value.options[truth ? 0 : 1]!)
        return chosen.kind === 'literal' ? { ...chosen, via: chosen.via ?? `condition ${name}` } : chosen
      }
      case 'list':
        return { ...value, items: value.items.map(decide) }
      case 'map':
        return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: decide(entry.value) })) }
      default:
        return value
    }
  }

  function conditionNamed(name: string, depth: number): Truth {
    const condition = entryOf(sections.section('conditions')?.value, name)
    return condition && depth < maxDepth ? truthOf(settle(condition, parameters), depth + 1) : 'unknown'
  }

  function truthOf(condition: Value, depth: number): Truth {
    if (condition.kind === 'literal') {
      if (typeof condition.value === 'boolean') return condition.value
      if (typeof condition.value === 'string') {
        const named = conditionNamed(condition.value, depth)
        return named === 'unknown' && /^(?:true|false)$/i.test(condition.value)
          ? condition.value.toLowerCase() === 'true'
          : named
      }
      return 'unknown'
    }
    const [only] = condition.kind === 'map' && condition.entries.length === 1 ? condition.entries : []
    if (!only || depth > maxDepth) return 'unknown'
    const items = only.value.kind === 'list' ? only.value.items : []
    switch (only.name) {
      case 'equals':
        return items.length === 2 ? equal(items[0]!, items[1]!) : 'unknown'
      case 'not': {
        const truth = truthOf(only.value, depth + 1)
        return truth === 'unknown' ? truth : !truth
      }
      case 'and':
      case 'or': {
        // One that is false decides `and`, one that is true `or`, whatever the others are.
        const deciding = only.name === 'or'
        const truths = items.map((item) => truthOf(item, depth + 1))
        if (truths.includes(deciding)) return deciding
        return truths.length === 0 || truths.includes('unknown') ? 'unknown' : !deciding
      }
      default:
        return 'unknown'
    }
  }
}

/** Texts are compared; what a parameter of type boolean is given may be written in several ways. */
function equal(one: Value, other: Value): Truth {
  if (one.kind !== 'literal' || other.kind !== 'literal') return 'unknown'
  return String(one.value).toLowerCase() === String(other.value).toLowerCase()
}

/** The names in `{ get_param: a }` or `{ get_param: [a, b] }`; undefined for another function, or text cut short. */
function parameterOf(reference: string): string[] | undefined {
  if (reference.endsWith('…')) return undefined
  const argument = /^\{?\s*["']?get_param["']?\s*:\s*(.*?)\s*\}?$/.exec(reference)?.[1]
  const names = argument
    ?.replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .map((name) => name.replaceAll(/^["']|["']$/g, ''))
  return names?.every((name) => /^[\w.-]+$/.test(name)) ? names : undefined
}

function below(value: Value, names: readonly string[]): Value | undefined {
  return names.reduce<Value | undefined>(
    (at, name) => (at?.kind === 'list' ? at.items[Number(name)] : entryOf(at, name)),
    value,
  )
}

/** The value at a name of a map. */
export function entryOf(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.name === name)?.value : undefined
}
