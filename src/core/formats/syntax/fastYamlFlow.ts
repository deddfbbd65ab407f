import type { Attribute, TextRange, Value } from '../../resource.ts'
import {
  closingQuote,
  giveUp,
  isEmpty,
  isFlowIndicator,
  plainEnd,
  resolvePlain,
  skipSpaces,
  unquote,
} from './fastYamlScalars.ts'
import type { YamlDialect } from './yamlValue.ts'

/** Deeper nesting is left to the library, which refuses what is too deep. */
const maxNesting = 100

/** Reads scalars and what stands in brackets, all on one line. Throws `notSimple` at the first doubt. */
export class FastYamlFlow {
  protected readonly text: string
  protected readonly dialect: YamlDialect
  /** The offset after the value that was read last. */
  protected end = 0
  #nesting = 0

  constructor(text: string, dialect: YamlDialect) {
    this.text = text
    this.dialect = dialect
  }

  /** Runs the reading of a collection one level deeper. */
  protected nested<T>(read: () => T): T {
    if (++this.#nesting > maxNesting) giveUp()
    const result = read()
    this.#nesting--
    return result
  }

  protected string(value: string, range: TextRange): Value {
    return this.dialect.string?.(value, range) ?? { kind: 'literal', value, range }
  }

  /** A scalar without quotes, of which a tag makes a string whatever it looks like. */
  protected plain(source: string, range: TextRange, isTagged: boolean): Value {
    const value = isTagged ? source : resolvePlain(source)
    return typeof value === 'string' ? this.string(value, range) : { kind: 'literal', value, range }
  }

  protected map(entries: readonly Attribute[], range: TextRange): Value {
    const called =
      entries.length === 1
        ? this.dialect.call(entries[0]!.name, this.text.slice(range.start, range.end), range, () => entries[0]!.value)
        : undefined
    return called ?? { kind: 'map', entries, range }
  }

  /** What a short tag (`!Ref`) makes of the value after it. */
  protected tagged(tag: string, value: Value): Value {
    const { start, end } = value.range
    return this.dialect.tagged(tag, this.text.slice(start, end), value.range, () => value)
  }

  /** The offset after the tag that starts at `at`: a `!` and a plain name. */
  protected tagEnd(at: number): number {
    let i = at + 1
    for (; ; i++) {
      const code = this.text.charCodeAt(i)
      const isLetter = ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 48 && code <= 58)
      if (!isLetter && code !== 45 && code !== 46 && code !== 95) break
    }
    return i === at + 1 || !isEmpty(this.text.charCodeAt(i)) ? giveUp() : i
  }

  /** The quoted scalar at `at`, which ends on its line. */
  protected quoted(at: number): string {
    const close = closingQuote(this.text, at)
    const content = this.text.slice(at + 1, close)
    if (content.includes('\n')) giveUp()
    this.end = close + 1
    return unquote(content, this.text[at]!)
  }

  /** A collection in brackets. */
  protected flow(at: number): Value {
    return this.nested(() => (this.text[at] === '[' ? this.#flowList(at) : this.#flowMap(at)))
  }

  #flowList(start: number): Value {
    const items: Value[] = []
    let at = skipSpaces(this.text, start + 1)
    while (this.text[at] !== ']') {
      items.push(this.#flowValue(at))
      at = this.#nextItem(']')
    }
    this.end = at + 1
    return { kind: 'list', items, range: { start, end: this.end } }
  }

  #flowMap(start: number): Value {
    const entries: Attribute[] = []
    let at = skipSpaces(this.text, start + 1)
    while (this.text[at] !== '}') {
      const isQuoted = this.text[at] === '"' || this.text[at] === "'"
      if (!isQuoted) this.end = this.#flowPlainEnd(at)
      const name = isQuoted ? this.quoted(at) : this.text.slice(at, this.end)
      const nameRange = { start: at, end: this.end }
      const colon = skipSpaces(this.text, this.end)
      if (this.text[colon] !== ':' || name === '<<') giveUp()
      if (!isEmpty(this.text.charCodeAt(colon + 1)) && !(isQuoted && colon === nameRange.end)) giveUp()
      entries.push({ name, nameRange, value: this.#flowValue(skipSpaces(this.text, colon + 1)) })
      at = this.#nextItem('}')
    }
    this.end = at + 1
    return this.map(entries, { start, end: this.end })
  }

  /** The offset of the next item's first letter, or of the closing bracket. */
  #nextItem(close: string): number {
    const at = skipSpaces(this.text, this.end)
    if (this.text[at] === close) return at
    if (this.text[at] !== ',') giveUp()
    const next = skipSpaces(this.text, at + 1)
    return this.text[next] === close ? giveUp() : next
  }

  #flowValue(at: number, isTagged = false): Value {
    const { text } = this
    switch (text[at]) {
      case '[':
      case '{':
        return this.flow(at)
      case '"':
      case "'": {
        const value = this.quoted(at)
        return this.string(value, { start: at, end: this.end })
      }
      case '!': {
        const end = this.tagEnd(at)
        const next = skipSpaces(text, end)
        if (text[next] === '!') giveUp()
        return this.tagged(text.slice(at, end), this.#flowValue(next, true))
      }
      default: {
        this.end = this.#flowPlainEnd(at)
        return this.plain(text.slice(at, this.end), { start: at, end: this.end }, isTagged)
      }
    }
  }

  #flowPlainEnd(at: number): number {
    const code = this.text.charCodeAt(at)
    const next = this.text.charCodeAt(at + 1)
    if (!startsPlain(code) || ((code === 45 || code === 63 || code === 58) && (isEmpty(next) || isFlowIndicator(next))))
      giveUp()
    return plainEnd(this.text, at, true)
  }
}

/** Whether a plain scalar may start with a character; those with another meaning (`&`, `*`, `|`, ...) start none. */
export function startsPlain(code: number): boolean {
  return !isEmpty(code) && !'#&*!|>\'"%@`,[]{}'.includes(String.fromCharCode(code))
}
