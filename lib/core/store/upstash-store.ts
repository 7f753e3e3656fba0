import { jsonObject } from '../http/json-object.ts'
import { redisCommands } from './redis-commands.ts'
import type { SharedStore } from './shared-store.ts'

/** Where an Upstash database is, from its page in their console. */
export interface UpstashOptions {
  /** `UPSTASH_REDIS_REST_URL`. */
  readonly url: string
  /** `UPSTASH_REDIS_REST_TOKEN`; the read-only one is not enough. */
  readonly token: string
}

/** Nobody waits so long; it only keeps a connection from being held for ever. */
const ABANDONED_MS = 5000

/** What a read has to have seen, so that a replica does not answer with what was before. */
const SYNC_TOKEN = 'upstash-sync-token'

/**
 * A store at Upstash, or at anything that speaks its REST: https://upstash.com/docs/redis/features/restapi.
 * By `fetch` alone, so it runs on the edge.
 *
 * @example
 * const { UPSTASH_REDIS_REST_URL: url = '', UPSTASH_REDIS_REST_TOKEN: token = '' } = process.env
 * export const sessionOptions = defineSession({ store: upstashStore({ url, token }) })
 */
export function upstashStore({ url, token }: UpstashOptions): SharedStore {
  let seen = ''
  return redisCommands(async (words) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        ...(seen && { [SYNC_TOKEN]: seen }),
      },
      body: JSON.stringify(words),
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(ABANDONED_MS),
    })
    seen = response.headers.get(SYNC_TOKEN) ?? seen
    const reply = jsonObject(await response.json())
    if (!response.ok || reply?.['result'] === undefined) throw new Error(`${response.status}`)
    return reply['result']
  })
}
