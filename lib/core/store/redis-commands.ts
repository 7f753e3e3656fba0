import type { SharedStore } from './shared-store.ts'

/** Sends one command to a Redis, as words, and gives its reply. */
export type SendCommand = (words: string[]) => Promise<unknown>

/** The one operation that is a script: Redis has no other way to compare and delete in one step. */
const DELETE_IF_EQUAL =
  "if redis.call('GET',KEYS[1])==ARGV[1] then return redis.call('DEL',KEYS[1]) end return 0"

/**
 * A store of a Redis, however it is reached. Each command is of one key, so a cluster does as well; all
 * but `MGET`, and who refuses that is asked for each key from then on.
 */
export function redisCommands(send: SendCommand): SharedStore {
  const get = async (key: string) => textOrNull(await send(['GET', key]))
  const getEach = (keys: readonly string[]) => Promise.all(keys.map(get))
  let isOneNode = true

  return {
    system: 'redis',
    get,
    async getAll(keys) {
      if (!isOneNode) return getEach(keys)
      try {
        const replies = await send(['MGET', ...keys])
        if (Array.isArray(replies)) return keys.map((_, index) => textOrNull(replies[index]))
      } catch (error) {
        if (!isOfSeveralNodes(error)) throw error
      }
      isOneNode = false
      return getEach(keys)
    },
    set: ({ key, value, expiresInMs }) => send(['SET', key, value, 'PX', `${expiresInMs}`]),
    async setIfAbsent({ key, value, expiresInMs }) {
      return (await send(['SET', key, value, 'PX', `${expiresInMs}`, 'NX'])) === 'OK'
    },
    deleteIfEqual: ({ key, value }) => send(['EVAL', DELETE_IF_EQUAL, '1', key, value]),
  }
}

function textOrNull(reply: unknown): string | null {
  return typeof reply === 'string' ? reply : null
}

/** As a Redis Cluster refuses a command whose keys belong to two of its slots. */
function isOfSeveralNodes(error: unknown): boolean {
  return error instanceof Error && error.message.includes('CROSSSLOT')
}
