/** A template action, `{{ ... }}` or Jinja's `{% ... %}`, and what kind of thing it does. */
export interface Action {
  readonly start: number
  readonly end: number
  /**
   * `write` puts text in its place; `open`, `else` and `end` decide over the lines between them; `set` names a value; `quiet` is a
   * remark; `broken` is one without an end, which is half typed.
   */
  readonly kind: 'write' | 'open' | 'else' | 'end' | 'set' | 'quiet' | 'broken'
  /** The word of `open` and `else` (`if`, `with`, `range`, `define`; none for a plain `else`), the variable of `set`. */
  readonly word: string
  /** The pipeline: what follows the word. */
  readonly body: string
  /** Whether white space before and after it goes, too: `{{-`, `-}}`. */
  readonly trims: { readonly before: boolean; readonly after: boolean }
}

/** Actions of one document that are told apart; real ones have below 2,000. What follows is one that is not known. */
const maxActions = 20_000

/** The actions of a text in their order. One that has no end is taken to end with its line. https://pkg.go.dev/text/template */
export function scanActions(text: string): Action[] {
  const actions: Action[] = []
  let go = text.indexOf('{{')
  let jinja = text.indexOf('{%')
  const limits: Limits = { remark: text.lastIndexOf('*/'), raw: text.lastIndexOf('`') }
  while (go !== -1 || jinja !== -1) {
    if (actions.length >= maxActions) {
      const start = actions.at(-1)!.end
      return [...actions, { start, end: text.length, kind: 'broken', word: '', body: '', trims: none }]
    }
    const isGo = go !== -1 && (jinja === -1 || go < jinja)
    const start = isGo ? go : jinja
    const action = isGo ? goAction(text, start, limits) : jinjaAction(text, start)
    actions.push(action)
    if (go !== -1 && go < action.end) go = text.indexOf('{{', action.end)
    if (jinja !== -1 && jinja < action.end) jinja = text.indexOf('{%', action.end)
  }
  return actions
}

/** Where the last ends of remarks and raw strings stand: nothing is searched for beyond them. */
interface Limits {
  readonly remark: number
  readonly raw: number
}

const none = { before: false, after: false }

function goAction(text: string, start: number, limits: Limits): Action {
  const close = closeOf(text, start + 2, limits)
  if (close === undefined) return broken(text, start)
  const trims = {
    before: /^-\s/.test(text.slice(start + 2, start + 4)),
    after: /\s-$/.test(text.slice(close - 2, close)),
  }
  const body = text.slice(start + (trims.before ? 3 : 2), trims.after ? close - 1 : close).trim()
  return { start, end: close + 2, trims, ...goKind(body) }
}

function goKind(body: string): Pick<Action, 'kind' | 'word' | 'body'> {
  if (body.startsWith('/*') || body === '') return { kind: 'quiet', word: '', body: '' }
  const set = /^\$(\w*)\s*:?=/.exec(body)
  if (set) return { kind: 'set', word: set[1]!, body: body.slice(set[0].length).trim() }
  const word = /^[a-z]+(?![\w.])/.exec(body)?.[0] ?? ''
  const rest = body.slice(word.length).trim()
  switch (word) {
    case 'if':
    case 'with':
    case 'range':
    case 'define':
    case 'block':
      return { kind: 'open', word, body: rest }
    case 'else': {
      const next = /^(?:if|with)(?![\w.])/.exec(rest)?.[0] ?? ''
      return { kind: 'else', word: next, body: rest.slice(next.length).trim() }
    }
    case 'end':
      return { kind: 'end', word, body: '' }
    case 'break':
    case 'continue':
      return { kind: 'quiet', word, body: '' }
    default:
      return { kind: 'write', word: '', body }
  }
}

/** Where the `}}` of an action stands: not within a string or a remark. Undefined where another action starts before. */
function closeOf(text: string, from: number, limits: Limits): number | undefined {
  let at = from
  const remark = /-?\s*\/\*/y
  remark.lastIndex = from
  const opened = remark.exec(text)
  if (opened) {
    const end = from <= limits.remark ? text.indexOf('*/', from + opened[0].length) : -1
    if (end === -1) return undefined
    at = end + 2
  }
  while (at < text.length) {
    const char = text[at]!
    if (char === '}' && text[at + 1] === '}') return at
    if (char === '{' && text[at + 1] === '{') return undefined
    if (char === '"' || char === "'") {
      for (at++; at < text.length && text[at] !== char; at++) {
        if (text[at] === '\n') return undefined
        if (text[at] === '\\' && text[at + 1] !== '\n') at++
      }
      at++
    } else if (char === '`') {
      const end = at < limits.raw ? text.indexOf('`', at + 1) : -1
      if (end === -1) return undefined
      at = end + 1
    } else at++
  }
  return undefined
}

/** Ends with its line, or where the next action starts. */
function broken(text: string, start: number): Action {
  let end = Math.min(start + 2, text.length)
  while (end < text.length && !/[\r\n]/.test(text[end]!) && !text.startsWith('{{', end)) end++
  return { start, end, kind: 'broken', word: '', body: '', trims: none }
}

const jinjaKinds: Readonly<Record<string, Pick<Action, 'kind' | 'word'>>> = {
  if: { kind: 'open', word: 'if' },
  for: { kind: 'open', word: 'range' },
  elif: { kind: 'else', word: 'if' },
  else: { kind: 'else', word: '' },
  endif: { kind: 'end', word: '' },
  endfor: { kind: 'end', word: '' },
}

/** Jinja's actions are found within this many characters, and on one line. */
const maxJinjaLength = 500

/** What Jinja decides by is not known here: its conditions have no pipeline. */
function jinjaAction(text: string, start: number): Action {
  const close = /^[^\r\n]*?%\}/.exec(text.slice(start, start + maxJinjaLength))?.[0].length
  if (close === undefined) return broken(text, start)
  const end = start + close
  const word = /^\{%[-+]?\s*(\w*)/.exec(text.slice(start, end))?.[1] ?? ''
  const known = Object.hasOwn(jinjaKinds, word) ? jinjaKinds[word] : undefined
  return { start, end, trims: none, body: '', ...(known ?? { kind: 'quiet', word: '' }) }
}
