const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** Text between quotes as it is meant. */
export function unescape(text: string): string {
  return text.replace(/\\(.)|\$(?=\$\{)|%(?=%\{)/g, (whole, escaped: string | undefined) =>
    escaped === undefined ? '' : (escapes[escaped] ?? whole),
  )
}
