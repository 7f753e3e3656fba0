import { type AskStore, AWAY, type Away } from '../store/ask-store.ts'
import { getAll } from '../store/get-all.ts'
import type { StoreEntry } from '../store/shared-store.ts'

/** How often something may be tried. */
export interface AttemptLimit {
  /** So often at once. A whole number. */
  readonly burst: number
  /** And once more each time that so many seconds have passed. */
  readonly refillSeconds: number
}

/** A token of a bucket. */
export type BucketToken = Pick<StoreEntry, 'key' | 'value'>

/** What came of taking a token. `away`: the store cannot be asked, or what it says makes no sense. */
export type Taking =
  | { readonly status: 'taken'; readonly token: BucketToken }
  | { readonly status: 'empty' | Away }

/** A bucket, at the moment at which something is tried. */
export interface Bucket extends AttemptLimit {
  /** Of this bucket alone. */
  readonly key: string
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * Takes a token out of a bucket. A store cannot count; but of all who ask for one key it says yes to
 * one, so each token is a key. There is one for each `refillSeconds` of the clock, and it can be taken
 * up to `burst` of them ahead. So however many ask, and wherever: in any time no more are taken than
 * `burst`, and one for each `refillSeconds`.
 */
export async function takeToken(ask: AskStore, bucket: Bucket): Promise<Taking> {
  const [soonest, ...later] = entriesOf(bucket)
  const atOnce = await takeFirst(ask, soonest === undefined ? [] : [soonest])
  if (atOnce.status !== 'empty') return atOnce
  if (later.length === 0) return atOnce
  const keys = later.map(({ key }) => key)
  const holders: unknown = await ask((store) => getAll(store, keys))
  if (!Array.isArray(holders) || !holders.every(isNobodyOrHolder)) return { status: AWAY }
  return takeFirst(
    ask,
    later.filter((_, index) => holders[index] === null),
  )
}

/** Gives a token back, for what is not to be counted. */
export function giveBack(ask: AskStore, token: BucketToken): Promise<unknown> {
  return ask((store) => store.deleteIfEqual(token))
}

/** When a bucket that is empty has a token again, in epoch milliseconds, if none is given back. */
export function refillsAt({ now, refillSeconds }: Omit<Bucket, 'key'>): number {
  const refillMs = refillSeconds * 1000
  return (Math.floor(now / refillMs) + 1) * refillMs
}

/** Clocks of instances differ: a token is remembered for longer than anybody can ask for it. */
const SKEW_MS = 60_000

/** The tokens that can be taken now, the one that is soonest of no use first. */
function entriesOf(bucket: Bucket): readonly StoreEntry[] {
  const refillMs = bucket.refillSeconds * 1000
  const value = crypto.randomUUID()
  return Array.from({ length: bucket.burst }, (_, ahead) => {
    const endsAt = refillsAt(bucket) + ahead * refillMs
    const expiresInMs = Math.ceil(endsAt - bucket.now) + SKEW_MS
    return { key: `${bucket.key}:${Math.round(endsAt / refillMs)}`, value, expiresInMs }
  })
}

/** Takes the first that nobody has. A store of somebody's own that says neither yes nor no has not answered. */
async function takeFirst(ask: AskStore, entries: readonly StoreEntry[]): Promise<Taking> {
  for (const entry of entries) {
    const isTaken: unknown = await ask((store) => store.setIfAbsent(entry))
    if (isTaken === true) return { status: 'taken', token: entry }
    if (isTaken !== false) return { status: AWAY }
  }
  return { status: 'empty' }
}

function isNobodyOrHolder(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /^[\da-f-]{36}$/.test(value))
}
