/** Two forms of one thing: as the program has it, and as JSON without names of fields, which were a third of the table. */
export interface Codec<T> {
  /** Never gives `0`, which stands for a field that is left out. */
  pack(value: T): unknown
  unpack(packed: unknown): T
}

/** What JSON holds anyhow; not for numbers. */
export function plain<T>(): Codec<T> {
  return { pack: (value) => value, unpack: (packed) => packed as T }
}

/** Any JSON value, numbers included. */
export function boxed<T>(): Codec<T> {
  return { pack: (value) => [value], unpack: (packed) => (packed as [T])[0] }
}

/** One of a few values, by its place among them, from 1. A new value goes to the end. */
export function oneOf<T>(values: readonly T[]): Codec<T> {
  return { pack: (value) => values.indexOf(value) + 1, unpack: (packed) => values[(packed as number) - 1]! }
}

/** A list. */
export function list<T>(item: Codec<T>): Codec<T[]> {
  return {
    pack: (values) => values.map((value) => item.pack(value)),
    unpack: (packed) => (packed as unknown[]).map((value) => item.unpack(value)),
  }
}

/** Values by key: keys and values by turns. */
export function map<K extends string, T>(key: Codec<K>, value: Codec<T>): Codec<Partial<Record<K, T>>> {
  return {
    pack: (entries) =>
      Object.entries(entries).flatMap(([name, entry]) => [key.pack(name as K), value.pack(entry as T)]),
    unpack(packed) {
      const flat = packed as unknown[]
      const entries: Partial<Record<K, T>> = {}
      for (let i = 0; i < flat.length; i += 2) entries[key.unpack(flat[i])] = value.unpack(flat[i + 1])
      return entries
    },
  }
}

/** Named fields by their place; `0` where one is left out, and nothing at the end. A new field goes to the end. */
export function record<T extends object>(fields: {
  readonly [K in keyof Required<T>]: Codec<Required<T>[K]>
}): Codec<T> {
  const entries = Object.entries(fields) as [keyof T, Codec<unknown>][]
  return {
    pack(value) {
      const packed = entries.map(([name, codec]) => (value[name] === undefined ? 0 : codec.pack(value[name])))
      while (packed.at(-1) === 0) packed.pop()
      return packed
    },
    unpack(packed) {
      const value: Partial<T> = {}
      for (const [index, field] of (packed as unknown[]).entries())
        if (field !== 0) value[entries[index]![0]] = entries[index]![1].unpack(field) as T[keyof T]
      return value as T
    },
  }
}
