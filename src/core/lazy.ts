/** Runs `read` on first use and keeps the result. */
export function lazy<T>(read: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: read() }).value
}

/** Keeps what `read` gave for the texts that were asked for, and forgets them all when there are more than `most`. */
export function remembered<T>(most: number, read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return (text) => {
    let found = known.get(text)
    if (!found) {
      if (known.size >= most) known.clear()
      // Joined, it is text of its own; as it came, it would hold on to the file that it was cut out of.
      const own = [' ', text].join('').slice(1)
      known.set(own, (found = { value: read(own) }))
    }
    return found.value
  }
}
