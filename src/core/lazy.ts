/** Runs `read` on first use and keeps the result. */
export function lazy<T>(read: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: read() }).value
}
