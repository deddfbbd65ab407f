import type { Attribute, Value } from '../../resource.ts'
import { readBlockScalar } from './fastYamlBlockScalar.ts'
import { FastYamlFlow, startsPlain } from './fastYamlFlow.ts'
import { closingQuote, fold, giveUp, isEmpty, notSimple, plainEnd, skipSpaces, unquote } from './fastYamlScalars.ts'
import type { YamlDialect } from './yamlValue.ts'

/**
 * Reads the YAML that infrastructure is written in: mappings and lists by indentation, scalars, short tags, brackets on one line.
 * It stands beside the `yaml` library because whole repositories are to be read at 5 MB a second, of which the library reads 1 to 4.
 * Where anything else turns up (anchors, directives, tabs, brackets over several lines, errors) the answer is undefined, and the library
 * reads the text; where it answers, value and ranges are those that the library gives, which `fastYaml.test.ts` compares.
 */
export function readFastYaml(text: string, dialect: YamlDialect): Value | undefined {
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufeff]|\r(?!\n)/.test(text)) return undefined
  try {
    return new FastYaml(text, dialect).read()
  } catch (error) {
    if (error === notSimple) return undefined
    throw error
  }
}

/**
 * The library counts what follows a value up to the next line to it, comments that are indented deeper included, and a collection ends
 * where its last value does. So each value has two ends: `end` of its own text, and `outerEnd` with what follows.
 */
class FastYaml extends FastYamlFlow {
  /** Where the value that was read last ends with all that is counted to it. */
  #outerEnd = 0
  /** The next token that is neither blank nor comment, and its column; -1 at the text's end. */
  #at = 0
  #column = 0
  /** The column of the deepest comment before `#at` that belongs to no value yet, or -1. */
  #comment = -1

  read(): Value {
    this.#skipToToken(0, -1, false)
    if (this.#column === -1) giveUp()
    const value = this.#blockValue(-1)
    return this.#column === -1 ? value : giveUp()
  }

  /** Goes on to the next token from a line's start. Comments deeper than `indent` right after a scalar are counted to it. */
  #skipToToken(lineStart: number, indent: number, afterScalar: boolean): void {
    const { text } = this
    this.#comment = -1
    this.#outerEnd = lineStart
    let start = lineStart
    for (;;) {
      let i = start
      while (text.charCodeAt(i) === 32) i++
      const code = text.charCodeAt(i)
      if (code === 10) start = i + 1
      else if (code === 13) start = i + 2
      else if (code === 35) {
        const newline = text.indexOf('\n', i)
        const next = newline === -1 ? text.length : newline + 1
        if (afterScalar && this.#comment === -1 && i - start > indent) this.#outerEnd = next
        else this.#comment = Math.max(this.#comment, i - start)
        start = next
      } else if (i >= text.length) {
        this.#at = text.length
        this.#column = -1
        return
      } else {
        if (code === 9 || (i === start && isMarker(text, i))) giveUp()
        this.#at = i
        this.#column = i - start
        return
      }
    }
  }

  /** Ends a value on its line: only a comment may follow. */
  #finishLine(end: number, indent: number): void {
    const at = skipSpaces(this.text, end)
    const code = this.text.charCodeAt(at)
    if (code === 35 ? at === end : !isEmpty(code)) giveUp()
    const newline = this.text.indexOf('\n', at)
    this.#skipToToken(newline === -1 ? this.text.length : newline + 1, indent, true)
  }

  /** The value at `#at`, in a collection at `indent`. */
  #blockValue(indent: number, isTagged = false): Value {
    if (this.#isDash(this.#at)) return this.nested(() => this.#list(this.#column))
    if (this.#keyEnd(this.#at) !== -1) return this.nested(() => this.#map(this.#column))
    if (this.text.charCodeAt(this.#at) === 33 && !isTagged) return this.#taggedValue(this.#at, indent, true)
    return indent === -1 ? giveUp() : this.#scalar(this.#at, indent, isTagged)
  }

  #isDash(at: number): boolean {
    return this.text.charCodeAt(at) === 45 && isEmpty(this.text.charCodeAt(at + 1))
  }

  /** The offset after the key that starts at `at`, its quotes included; -1 where something else stands there. */
  #keyEnd(at: number): number {
    const { text } = this
    const code = text.charCodeAt(at)
    let end: number
    if (code === 34 || code === 39) {
      const close = closingQuote(text, at)
      const newline = text.indexOf('\n', at)
      if (newline !== -1 && newline < close) return -1
      end = close + 1
    } else {
      if (!startsPlain(code)) return -1
      if ((code === 63 || code === 58) && isEmpty(text.charCodeAt(at + 1))) giveUp()
      end = plainEnd(text, at, false)
    }
    const colon = skipSpaces(text, end)
    return text.charCodeAt(colon) === 58 && isEmpty(text.charCodeAt(colon + 1)) ? end : -1
  }

  #map(indent: number): Value {
    const { text } = this
    const start = this.#at
    const entries: Attribute[] = []
    do {
      const at = this.#at
      const end = this.#isDash(at) ? -1 : this.#keyEnd(at)
      if (end === -1) giveUp()
      const quote = text[at]!
      const name = quote === '"' || quote === "'" ? unquote(text.slice(at + 1, end - 1), quote) : text.slice(at, end)
      if (name === '<<') giveUp()
      const colon = skipSpaces(text, end)
      entries.push({ name, nameRange: { start: at, end }, value: this.#valueAfter(colon + 1, indent, false) })
    } while (this.#column === indent)
    const end = this.#outerEnd
    this.#endCollection(indent)
    return this.map(entries, { start, end })
  }

  #list(indent: number): Value {
    const start = this.#at
    const items: Value[] = []
    do items.push(this.#valueAfter(this.#at + 1, indent, true))
    while (this.#column === indent && this.#isDash(this.#at))
    const end = this.#outerEnd
    this.#endCollection(indent)
    return { kind: 'list', items, range: { start, end } }
  }

  /** A comment that stands as deep as the collection is counted to it, with all up to the next token. */
  #endCollection(indent: number): void {
    if (this.#column > indent) giveUp()
    if (indent === 0 || this.#comment < indent) return
    this.#outerEnd = this.#at
    this.#comment = -1
  }

  /** The value after a colon or a dash of a collection at `indent`, on the same line or below. */
  #valueAfter(offset: number, indent: number, inList: boolean): Value {
    const { text } = this
    const at = skipSpaces(text, offset)
    const code = text.charCodeAt(at)
    if (code === 33) return this.#taggedValue(at, indent, inList)
    if (isEmpty(code) || (code === 35 && at > offset))
      return (
        this.#valueBelow(at, indent, inList, false) ?? { kind: 'literal', value: null, range: { start: at, end: at } }
      )
    if (inList) {
      const lineStart = text.lastIndexOf('\n', at) + 1
      this.#at = at
      this.#column = at - lineStart
      if (this.#isDash(at) || this.#keyEnd(at) !== -1) return this.#blockValue(indent)
    }
    return this.#scalar(at, indent, false)
  }

  #taggedValue(at: number, indent: number, inList: boolean): Value {
    const { text } = this
    const end = this.tagEnd(at)
    const next = skipSpaces(text, end)
    const code = text.charCodeAt(next)
    if (code === 33) giveUp()
    const value = isEmpty(code)
      ? (this.#valueBelow(next, indent, inList, true) ?? giveUp())
      : this.#scalar(next, indent, true)
    return this.tagged(text.slice(at, end), value)
  }

  /** The value on the lines after `at`; undefined where what follows is no part of it. */
  #valueBelow(at: number, indent: number, inList: boolean, isTagged: boolean): Value | undefined {
    const newline = this.text.indexOf('\n', at)
    this.#skipToToken(newline === -1 ? this.text.length : newline + 1, indent, false)
    const isValue = this.#column > indent || (!inList && this.#column === indent && this.#isDash(this.#at))
    if (isValue) return this.#blockValue(indent, isTagged)
    // Comments are counted to the missing value, with all up to the next token.
    const hasComment = this.#comment !== -1 || this.text.charCodeAt(at) === 35
    this.#outerEnd = hasComment ? this.#at : at
    this.#comment = -1
    return undefined
  }

  /** A scalar, or brackets, at `at`. */
  #scalar(at: number, indent: number, isTagged: boolean): Value {
    const { text } = this
    switch (text[at]) {
      case '[':
      case '{': {
        const value = this.flow(at)
        this.#finishLine(this.end, indent)
        return value
      }
      case '"':
      case "'": {
        const close = closingQuote(text, at)
        this.#checkLines(at, close, indent)
        const value = unquote(text.slice(at + 1, close), text[at]!)
        this.#finishLine(close + 1, indent)
        return this.string(value, { start: at, end: close + 1 })
      }
      case '|':
      case '>': {
        const { value, end } = readBlockScalar(text, at, indent)
        this.#skipToToken(end, indent, false)
        this.#outerEnd = end
        return this.string(value, { start: at, end })
      }
      default:
        return this.#plainScalar(at, indent, isTagged)
    }
  }

  /** Every line of a scalar in quotes must be indented deeper than its collection. */
  #checkLines(at: number, close: number, indent: number): void {
    for (let newline = this.text.indexOf('\n', at); newline !== -1 && newline < close;) {
      let i = newline + 1
      while (this.text.charCodeAt(i) === 32) i++
      const isBlank = this.text.charCodeAt(i) === 10 || this.text.charCodeAt(i) === 13
      if (!isBlank && i - newline - 1 <= indent) giveUp()
      newline = this.text.indexOf('\n', i)
    }
  }

  /** A plain scalar goes on over the lines that are indented deeper than its collection. */
  #plainScalar(at: number, indent: number, isTagged: boolean): Value {
    const { text } = this
    if (!startsPlain(text.charCodeAt(at))) giveUp()
    if ('-?:'.includes(text[at]!) && isEmpty(text.charCodeAt(at + 1))) giveUp()
    let end = plainEnd(text, at, false)
    let lines = 1
    for (;;) {
      const stop = skipSpaces(text, end)
      if (text.charCodeAt(stop) === 58) giveUp() // a mapping on a line with a key
      this.#finishLine(end, indent)
      if (
        text.charCodeAt(stop) === 35 ||
        this.#column <= indent ||
        this.#outerEnd !== lineAfter(text, stop) ||
        this.#comment !== -1
      )
        break
      end = plainEnd(text, this.#at, false)
      lines++
    }
    const source = text.slice(at, end)
    return this.plain(lines === 1 ? source : fold(source), { start: at, end }, isTagged)
  }
}

function lineAfter(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline + 1
}

/** Whether the line at `at` is a document marker (`---`, `...`). */
function isMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== 45 && code !== 46) return false
  return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code && isEmpty(text.charCodeAt(at + 3))
}
