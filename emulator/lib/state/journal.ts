import { createHash } from 'node:crypto'

/** What the emulator keeps of a request: enough to count and to assert, and no secret. */
export interface JournalEntry {
  /** The emulator's time, ISO 8601. */
  readonly at: string
  /**
   * The root fields that were asked for, e.g. `customerAccessTokenRenew`; before them
   * `customer-account-api` where it is that API. Of OAuth, what it is: `token` and `refresh_token`.
   */
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
   * The arguments of the operation in which a customer access token of this store stood, valid or
   * not, also within a longer text: `cartNoteUpdate(note)`, `@inContext(buyer.customerAccessToken)`,
   * `Cart.attribute(key)`, `cartCreate(input.attributes[0].value)`. Variables, defaults and
   * fragments are resolved as graphql does, and a request that was answered by a fault is listed
   * too. A variable that no argument uses is `$name`; `(not executed)` is any other part of the
   * body: an operation that was refused or not asked for, a field that is skipped. Of a request to
   * the Customer Account API it is `(body)`.
   */
  readonly tokenArguments: readonly string[]
  readonly buyerIp: string | null
  /** The names of Shopify's own headers that were sent, e.g. `X-SDK-Version`; never their values. */
  readonly headers: readonly string[]
  readonly milliseconds: number
}

/**
 * The requests that reached the emulator, in the order of their answers. A request that is never
 * answered is listed when it arrives.
 */
export interface Journal extends ReturnType<typeof createJournal> {}

/** The oldest entries are dropped, so that a long run does not fill the memory. */
const MOST_ENTRIES = 10_000

/** Creates an empty journal. `onEntry` is called with every entry. */
export function createJournal(onEntry: (entry: JournalEntry) => void) {
  let entries: JournalEntry[] = []
  return {
    add(entry: JournalEntry): void {
      if (entries.length >= MOST_ENTRIES) entries.shift()
      entries.push(entry)
      onEntry(entry)
    },
    entries: (): readonly JournalEntry[] => entries,
    /** How many requests asked for a root field. */
    count: (field: string): number => entries.filter(({ fields }) => fields.includes(field)).length,
    clear(): void {
      entries = []
    },
  }
}

/** The hash under which a token stands in the journal. */
export function tokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest('hex').slice(0, 16)
}
