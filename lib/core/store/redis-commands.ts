import type { SharedStore } from './shared-store.ts'

/** Sends one command to a Redis, as words, and gives its reply. */
export type SendCommand = (words: string[]) => Promise<unknown>

/** The one operation that is a script: Redis has no other way to compare and delete in one step. */
const DELETE_IF_EQUAL =
  "if redis.call('GET',KEYS[1])==ARGV[1] then return redis.call('DEL',KEYS[1]) end return 0"

/** A store of a Redis, however it is reached. Each command is of one key, so a cluster does as well. */
export function redisCommands(send: SendCommand): SharedStore {
  return {
    async get(key) {
      const reply = await send(['GET', key])
      return typeof reply === 'string' ? reply : null
    },
    set: ({ key, value, expiresInMs }) => send(['SET', key, value, 'PX', `${expiresInMs}`]),
    async setIfAbsent({ key, value, expiresInMs }) {
      return (await send(['SET', key, value, 'PX', `${expiresInMs}`, 'NX'])) === 'OK'
    },
    deleteIfEqual: ({ key, value }) => send(['EVAL', DELETE_IF_EQUAL, '1', key, value]),
  }
}
