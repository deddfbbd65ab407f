/** Takes the cursor mark `$0` out of a text and says where it stood. */
export function cursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('$0')
  if (offset === -1) throw new Error('the text has no $0')
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset }
}
