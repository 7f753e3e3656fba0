/** A map of bounded size: first in, first out, so that no number of visitors can fill a memory. */
export interface FifoMap<Value> {
  /** Reading does not make an entry younger. */
  get(key: string): Value | undefined
  /** Puts a value in, as the youngest, also where the key is known. */
  set(key: string, value: Value): void
  delete(key: string): void
  readonly size: number
}

/** Creates an empty map that never holds more than `most` entries. */
export function createFifoMap<Value>(most: number): FifoMap<Value> {
  const entries = new Map<string, Value>()
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > most) dropOldest(entries)
    },
    delete: (key) => void entries.delete(key),
    get size() {
      return entries.size
    },
  }
}

/** A `Map` is walked in the order of insertion. */
function dropOldest(entries: Map<string, unknown>): void {
  const oldest = entries.keys().next()
  if (!oldest.done) entries.delete(oldest.value)
}
