/** What is written to a shared store. */
export interface StoreEntry {
  readonly key: string
  readonly value: string
  /** From now, in milliseconds; then the entry is gone by itself. A whole number above zero. */
  readonly expiresInMs: number
}

/**
 * Where the instances of a shop keep what they share: which renewal is under way, and what it brought.
 * Keys are hashes and values are sealed, so that whoever can read the store learns nothing.
 *
 * A store of your own is the first four functions; `storeConformance` says whether they are right. Each
 * rejects when the store cannot be asked, which costs one short wait and nobody their session.
 */
export interface SharedStore {
  /** What it is, for spans: `redis`, for instance. @default 'other' */
  readonly system?: string
  /** The value, or null if there is none or it has expired. */
  get(key: string): Promise<string | null>
  /** Writes, also where there is a value, whose expiry then no longer counts. */
  set(entry: StoreEntry): Promise<unknown>
  /** Writes where there is no value, and says whether it did. Of any number of callers at once, one is told yes. */
  setIfAbsent(entry: StoreEntry): Promise<boolean>
  /** Deletes where the value is this one, and does nothing where it is another. As one step. */
  deleteIfEqual(entry: Pick<StoreEntry, 'key' | 'value'>): Promise<unknown>
  /**
   * Several values by one question, in the order of the keys. May be left out: then each is a `get`.
   * All that is read of a session is two entries, so a store with it is asked half as often.
   */
  getAll?(keys: readonly string[]): Promise<readonly (string | null)[]>
}
