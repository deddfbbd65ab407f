/** Thrown, and caught by the one entry, where text is not of the kind that is read here. One object: it costs no stack. */
export const notSimple = new Error('Not the simple YAML that is read fast.')

/** Gives the text to the library. */
export function giveUp(): never {
  throw notSimple
}

/** Whether a character ends a token: a blank, a line's end, or the text's (NaN). */
export function isEmpty(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code !== code
}

/** Whether a character has a meaning of its own inside of brackets: `,[]{}`. */
export function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125
}

/** The offset after spaces. A tab as separation is left to the library. */
export function skipSpaces(text: string, at: number): number {
  let i = at
  while (text.charCodeAt(i) === 32) i++
  if (text.charCodeAt(i) === 9) giveUp()
  return i
}

/** The offset after the last letter of a plain scalar on one line; what stopped it (`: `, ` #`, the line's end) follows after blanks. */
export function plainEnd(text: string, at: number, inFlow: boolean): number {
  let end = at
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13) break
    if (code === 32 || code === 9) {
      if (text.charCodeAt(i + 1) === 35) break
      continue
    }
    if (code === 58) {
      const next = text.charCodeAt(i + 1)
      if (isEmpty(next) || (inFlow && isFlowIndicator(next))) break
    } else if (inFlow && isFlowIndicator(code)) break
    end = i + 1
  }
  return end
}

/** The offset of the quote that closes the one at `at`, perhaps lines later. */
export function closingQuote(text: string, at: number): number {
  const quote = text.charCodeAt(at)
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) {
      if (quote === 34 || text.charCodeAt(i + 1) !== 39) return i
      i++ // two single quotes are one
    } else if (code === 92 && quote === 34) i++
  }
  return giveUp()
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
}

/** The string that stands between quotes. */
export function unquote(content: string, quote: string): string {
  if (quote === '"' && content.includes('\\')) return unescape(content)
  const line = content.includes('\n') ? fold(content) : content
  return quote === "'" && line.includes("''") ? line.replaceAll("''", "'") : line
}

/** A string in double quotes with escapes: an escaped line break is none, others are folded where no escape keeps the blanks around them. */
function unescape(content: string): string {
  let value = ''
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i)
    if (isBlank(code) || code === 10 || code === 13) {
      let end = i
      let breaks = 0
      while (end < content.length && isEmpty(content.charCodeAt(end))) if (content.charCodeAt(end++) === 10) breaks++
      value += breaks === 0 ? content.slice(i, end) : breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)
      i = end - 1
    } else if (code === 92) {
      const next = content[++i]!
      if (next === '\n' || next === '\r') {
        if (next === '\r') i++
        while (isBlank(content.charCodeAt(i + 1))) i++
      } else if (next === 'x' || next === 'u') {
        const digits = content.slice(i + 1, i + (next === 'x' ? 3 : 5))
        if (!/^(?:[\da-fA-F]{2}){1,2}$/.test(digits) || digits.length !== (next === 'x' ? 2 : 4)) giveUp()
        value += String.fromCharCode(parseInt(digits, 16))
        i += digits.length
      } else value += escapes[next] ?? giveUp()
    } else value += content[i]!
  }
  return value
}

/** A scalar of several lines as one: a line break is a space, and each empty line a line break. https://yaml.org/spec/1.2.2/#65-line-folding */
export function fold(source: string): string {
  const lines = source.split('\n')
  let folded = trimEnd(lines[0]!)
  let separator = ' '
  for (let i = 1; i < lines.length; i++) {
    const isLast = i === lines.length - 1
    const line = trimStart(isLast ? lines[i]! : trimEnd(lines[i]!))
    if (line === '' && !isLast) {
      if (separator === '\n') folded += '\n'
      separator = '\n'
    } else {
      folded += separator + line
      separator = ' '
    }
  }
  return folded
}

function trimStart(line: string): string {
  let start = 0
  while (isBlank(line.charCodeAt(start))) start++
  return line.slice(start)
}

function trimEnd(line: string): string {
  let end = line.endsWith('\r') ? line.length - 1 : line.length
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) end--
  return line.slice(0, end)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** What a plain scalar means in the core schema. https://yaml.org/spec/1.2.2/#103-core-schema */
export function resolvePlain(source: string): string | number | boolean | null {
  const first = source.charCodeAt(0)
  // Digits, signs and a point may start a number; `~`, and the letters of null, true and false a constant.
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) return resolveNumber(source)
  if (source.length > 5) return source
  switch (source) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null
    case 'true':
    case 'True':
    case 'TRUE':
      return true
    case 'false':
    case 'False':
    case 'FALSE':
      return false
    default:
      return source
  }
}

function resolveNumber(source: string): string | number {
  if (/^[-+]?\d+$/.test(source)) return parseInt(source, 10)
  if (/^0o[0-7]+$/.test(source)) return parseInt(source.slice(2), 8)
  if (/^0x[\da-fA-F]+$/.test(source)) return parseInt(source.slice(2), 16)
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return source.startsWith('-') ? -Infinity : Infinity
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return NaN
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(source) ? parseFloat(source) : source
}
