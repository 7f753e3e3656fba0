import { redisCommands } from './redis-commands.ts'
import type { SharedStore } from './shared-store.ts'

/** A client of `ioredis`, as far as it is needed here. */
export interface IoredisClient {
  /** Sends any command. */
  call(command: string, ...words: string[]): Promise<unknown>
}

/** A client of `redis`, as far as it is needed here. */
export interface NodeRedisClient {
  /** Sends any command. */
  sendCommand(words: string[]): Promise<unknown>
}

/**
 * A store in a Redis, by a client of `redis` or `ioredis` that is yours: you connect it, and you listen
 * to its `error` event. Node only.
 *
 * @example
 * import { redis } from './lib/redis'
 * export const sessionOptions = defineSession({ store: redisStore(redis) })
 */
export function redisStore(client: IoredisClient | NodeRedisClient): SharedStore {
  return redisCommands((words) => sendBy(client, words))
}

/** `ioredis` has a `sendCommand` too, which wants something else. */
function sendBy(client: IoredisClient | NodeRedisClient, words: string[]): Promise<unknown> {
  if (!('call' in client)) return client.sendCommand(words)
  const [command = '', ...rest] = words
  return client.call(command, ...rest)
}
