import type { Attribute, Value } from '../../resource.ts'
import { excerpt } from './excerpt.ts'

/** Stands for a template action in text that a YAML parser reads: a letter of the private use area, one for each character. */
export const filler = '\ue000'

/** Actions that only decide, repeat or define, and write nothing themselves. */
const control = /^\{\{-?\s*(?:if|else|end|range|with|define|block|break|continue|\/\*|\$\w*\s*:?=)/

/**
 * The actions of Helm charts and Jinja templates made harmless, every other character at its place. An action within a line becomes
 * letters that say nothing; a line that is only one becomes a comment where it writes nothing, else a key of its own, since it may
 * write any. The lines between `{{ if }}` and `{{ end }}` stay: what they say may hold.
 * https://helm.sh/docs/chart_template_guide/
 */
export function maskActions(text: string): string {
  if (!text.includes('{{') && !text.includes('{%')) return text
  let masked = ''
  let at = 0
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', at)) {
    const close = text.indexOf('}}', open + 2)
    if (close === -1) break
    const action = text.slice(open, close + 2)
    masked += text.slice(at, open) + (control.test(action) ? comment(action) : blank(action))
    at = close + 2
  }
  return (masked + text.slice(at))
    .replace(/^([ \t]*)\{%[^\n]*%\}[ \t]*(?=\r?$)/gm, (line) => line.replace(/\{/, '#'))
    .replace(/^([ \t]*)(\ue000+)\ue000(?=[ \t]*\r?$)/gm, '$1$2:')
    .replace(/(\S[ \t]*)#(?=\ue000)/g, `$1${filler}`) // a decision within a line is no comment
}

/** Whether text that was read holds, or is, a template action. */
export function isMasked(text: string): boolean {
  return text.includes(filler)
}

/** What a template action writes is not known: a value that holds one is open, and where it writes keys any may be set. */
export function openActions(text: string, value: Value): Value {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && isMasked(value.value)
        ? { kind: 'unknown', text: excerpt(text.slice(value.range.start, value.range.end)), range: value.range }
        : value
    case 'list':
      return { ...value, items: value.items.map((item) => openActions(text, item)) }
    case 'either':
      return { ...value, options: value.options.map((option) => openActions(text, option)) }
    case 'map':
      return { ...value, entries: value.entries.map((entry) => openEntry(text, entry)) }
    default:
      return value
  }
}

function openEntry(text: string, { name, nameRange, value }: Attribute): Attribute {
  return isMasked(name)
    ? {
        name: '*',
        nameRange,
        value: { kind: 'unknown', text: excerpt(text.slice(nameRange.start, nameRange.end)), range: nameRange },
      }
    : { name, nameRange, value: openActions(text, value) }
}

/** The lines of an action as comments. */
function comment(action: string): string {
  return blank(action).replace(/^\ue000/gm, '#')
}

/** Line breaks stay, so that lines stay lines. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, filler)
}
