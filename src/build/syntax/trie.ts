/**
 * Words as a regular expression that shares their beginnings, so that thousands of names stay one small, fast pattern.
 * A word that ends in `*` stands for all that start with it and go on with `tail`, a pattern for one character.
 */
export function trieRegex(words: readonly string[], tail = '\\w'): string {
  return render(buildTrie(words), tail)
}

interface Trie {
  end: boolean
  /** Whatever goes on from here belongs to it, too. */
  open: boolean
  readonly next: Map<string, Trie>
}

function buildTrie(words: readonly string[]): Trie {
  const root: Trie = { end: false, open: false, next: new Map() }
  for (const word of [...words].sort()) {
    const rule = word.endsWith('*')
    let node = root
    for (const char of rule ? word.slice(0, -1) : word) {
      let child = node.next.get(char)
      if (!child) node.next.set(char, (child = { end: false, open: false, next: new Map() }))
      node = child
    }
    if (rule) node.open = true
    else node.end = true
  }
  return root
}

function render(node: Trie, tail: string): string {
  if (node.open) return `${tail}${node.end ? '*' : '+'}`
  const branches = [...node.next].map(([char, child]) => escape(char) + render(child, tail))
  if (branches.length === 0) return ''
  if (branches.length === 1 && !node.end) return branches[0]!
  return `(?:${branches.join('|')})${node.end ? '?' : ''}`
}

function escape(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
