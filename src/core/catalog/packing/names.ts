/**
 * Sorted names as one text: each as how many letters it shares with the one before, and the rest. Counts are one character
 * from `!` on; names are separated by spaces, which no type name has.
 */
export function packNames(names: readonly string[]): string {
  let before = ''
  return [...names]
    .sort()
    .map((name) => {
      const shared = Math.min(commonLength(before, name), 90)
      before = name
      return String.fromCharCode(33 + shared) + name.slice(shared)
    })
    .join(' ')
}

/** The names of a packed text, sorted. */
export function unpackNames(packed: string): string[] {
  let before = ''
  return packed.split(' ').map((word) => (before = before.slice(0, word.charCodeAt(0) - 33) + word.slice(1)))
}

/** How many letters two texts share from the start. */
export function commonLength(one: string, other: string): number {
  const end = Math.min(one.length, other.length)
  let length = 0
  while (length < end && one[length] === other[length]) length++
  return length
}
