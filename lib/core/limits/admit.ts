import { createFifoMap, type FifoMap } from '../session/fifo-map.ts'
import { newestPasswordId } from '../session/password-id.ts'
import type { SealPasswords } from '../session/passwords.ts'
import { type AskStore, AWAY } from '../store/ask-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import { storeKey } from '../store/store-key.ts'
import {
  type AttemptLimit,
  type Bucket,
  type BucketToken,
  giveBack,
  refillsAt,
  takeToken,
} from './token-bucket.ts'

/** What an attempt is counted by. `browser`: one that has been logged in to the account before. */
export type LimitedBy = 'account' | 'address' | 'browser'

/** One thing that an attempt is counted by. */
export interface Counter extends AttemptLimit {
  readonly by: LimitedBy
  /** What is counted, and of whom. Hashed before it leaves the process. */
  readonly whose: string
}

/** Whether something may be tried. */
export type Admission =
  | {
      readonly status: 'admitted'
      /** Takes the attempt back, as if it had not been. Never rejects. */
      readonly giveBack: () => Promise<unknown>
    }
  | { readonly status: 'refused'; readonly by: LimitedBy; readonly retryAfterSeconds: number }

/** What a process remembers of the attempts at one shop; of bounded size, whoever tries what. */
export interface ProcessCounts {
  /** Counts without a store, or while it is away. */
  readonly ask: AskStore
  /** Until when a bucket is known to be empty, in epoch milliseconds. */
  readonly empty: FifoMap<number>
}

/** Where, when and on whose behalf attempts are counted. */
export interface Counting {
  readonly passwords: SealPasswords
  /** Epoch milliseconds. */
  readonly now: number
  /** Null where each process counts by itself. */
  readonly shared: AskStore | null
  readonly process: ProcessCounts
  /** Told when the store could not be asked, so that this process has counted by itself. */
  readonly onUnshared: () => void
}

/** A hundred bytes each. */
const MOST_EMPTY = 10_000

/** For so long nobody looks whether a token has been given back: an attacker is to cost the store little. */
const LOOK_AGAIN_MS = 1000

/** Creates what a process remembers of one shop. */
export function createProcessCounts(): ProcessCounts {
  const store = memoryStore()
  return { ask: (question) => question(store), empty: createFifoMap(MOST_EMPTY) }
}

/**
 * Counts an attempt by each of the counters, unless one of them has no room for it: then it is counted
 * by none. Fails open: while the store is away, this process counts by itself.
 */
export async function admit(counters: readonly Counter[], counting: Counting): Promise<Admission> {
  const taken: Taken[] = []
  const giveAllBack = () => Promise.all(taken.map(({ ask, token }) => giveBack(ask, token)))
  for (const counter of counters) {
    const counted = await count(counter, counting)
    if ('retryAfterSeconds' in counted) {
      await giveAllBack()
      return { status: 'refused', by: counter.by, ...counted }
    }
    taken.push(counted)
  }
  return { status: 'admitted', giveBack: giveAllBack }
}

/** A token, and where it was taken. */
interface Taken {
  readonly ask: AskStore
  readonly token: BucketToken
}

/** When there is one again. */
interface Empty {
  readonly retryAfterSeconds: number
}

/** Takes a token for one counter: of the store, or of this process. */
async function count(counter: Counter, counting: Counting): Promise<Taken | Empty> {
  const { now, process, shared } = counting
  const bucket = await bucketOf(counter, counting)
  const emptyUntil = process.empty.get(bucket.key) ?? 0
  if (now < emptyUntil && emptyUntil <= now + LOOK_AGAIN_MS) return emptied(bucket)
  const inStore = shared === null ? NOT_ASKED : await takeToken(shared, bucket)
  if (shared !== null && inStore.status === AWAY) counting.onUnshared()
  const ask = shared === null || inStore.status === AWAY ? process.ask : shared
  const taking = inStore.status === AWAY ? await takeToken(ask, bucket) : inStore
  if (taking.status === 'taken') return { ask, token: taking.token }
  process.empty.set(bucket.key, Math.min(refillsAt(bucket), now + LOOK_AGAIN_MS))
  return emptied(bucket)
}

const NOT_ASKED = { status: AWAY } as const

async function bucketOf(counter: Counter, { passwords, now }: Counting): Promise<Bucket> {
  const { by, whose, burst, refillSeconds } = counter
  const id = newestPasswordId(passwords)
  const key = await storeKey('limit', `${by} ${whose}`, { passwords, id })
  return { key, now, burst, refillSeconds }
}

function emptied(bucket: Bucket): Empty {
  return { retryAfterSeconds: Math.ceil((refillsAt(bucket) - bucket.now) / 1000) }
}
