import { createHash } from 'node:crypto'

/** What the emulator remembers of a request: enough to count and to assert, and no secret. */
export interface JournalEntry {
  /** The emulator's time, ISO 8601. */
  readonly at: string
  /** The root fields that were asked for, e.g. `customerAccessTokenRenew`. */
  readonly fields: readonly string[]
  /** The HTTP status that was sent; null if none was, as where the connection was cut. */
  readonly status: number | null
  /** The fault that was served instead of an answer. */
  readonly fault: string | null
  /** Codes of top-level and user errors in the answer. */
  readonly errors: readonly string[]
  /** The first 16 hex digits of the SHA-256 of the customer access token, if one was sent. */
  readonly tokenHash: string | null
  /**
   * The arguments of the operation in which a customer access token of this store stood, living or
   * dead, also within a longer text: `cartNoteUpdate(note)`, `@inContext(buyer.customerAccessToken)`,
   * `Cart.attribute(key)`, `cartCreate(input.attributes[0].value)`. They are told as graphql coerces
   * them, with variables, defaults and fragments put in, and also where a fault came instead of an
   * answer. A variable that no argument names is `$name`; `(not executed)` is whatever else of the
   * body held one: an operation that was refused or not asked for, a field that is skipped.
   */
  readonly tokenArguments: readonly string[]
  readonly buyerIp: string | null
  /** The names of Shopify's own headers that were sent, e.g. `X-SDK-Version`; never their values. */
  readonly headers: readonly string[]
  readonly milliseconds: number
}

/** An entry as it is added. */
export type NewJournalEntry = Omit<JournalEntry, 'tokenArguments'> &
  Partial<Pick<JournalEntry, 'tokenArguments'>>

/**
 * The requests that reached the emulator, in the order of their answers. What is never answered is
 * there from its arrival on.
 */
export interface Journal {
  /** `tokenArguments` may be left out where there are none. */
  add(entry: NewJournalEntry): void
  entries(): readonly JournalEntry[]
  /** How many requests asked for a root field. */
  count(field: string): number
  clear(): void
}

/** Old entries make room for new ones, so that a long run does not fill the memory. */
const MOST_ENTRIES = 10_000

/** Creates an empty journal. `onEntry` is told of every entry. */
export function createJournal(onEntry: (entry: JournalEntry) => void): Journal {
  let entries: JournalEntry[] = []
  return {
    add({ tokenArguments = [], ...rest }) {
      const entry = { ...rest, tokenArguments }
      if (entries.length >= MOST_ENTRIES) entries.shift()
      entries.push(entry)
      onEntry(entry)
    },
    entries: () => entries,
    count: (field) => entries.filter(({ fields }) => fields.includes(field)).length,
    clear() {
      entries = []
    },
  }
}

/** The hash under which a token stands in the journal. */
export function tokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest('hex').slice(0, 16)
}
