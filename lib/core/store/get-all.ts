import type { SharedStore } from './shared-store.ts'

/** Reads several entries, by one question where the store has one, in the order of the keys. */
export function getAll(
  store: SharedStore,
  keys: readonly string[],
): Promise<readonly (string | null)[]> {
  return store.getAll?.(keys) ?? Promise.all(keys.map((key) => store.get(key)))
}
