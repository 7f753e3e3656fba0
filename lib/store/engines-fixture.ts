import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { memoryStore, redisStore, type SharedStore, upstashStore } from './index.ts'
import { type RedisServer, startRedis } from './redis-fixture.ts'
import { startUpstash, type UpstashServer } from './upstash-fixture.ts'
import { startWorkerd } from './workerd-fixture.ts'

/** For tests: every engine there is, on this machine. */
export interface Engines {
  readonly redis: RedisServer
  readonly upstash: UpstashServer
  /** An access to one of them as one instance has it, with a connection of its own. */
  open(name: EngineName): Promise<SharedStore>
  close(): Promise<void>
}

/** For tests: the engines by name. */
export const ENGINE_NAMES = [
  'the memory of a process',
  'Redis, by redis',
  'Redis, by ioredis',
  'Upstash’s REST',
  'Durable Objects, in workerd',
] as const

/** For tests: one of them. */
export type EngineName = (typeof ENGINE_NAMES)[number]

/** For tests: starts them. */
export async function startEngines(): Promise<Engines> {
  const redis = await startRedis()
  const [upstash, workerd] = await Promise.all([startUpstash(redis.url), startWorkerd()])
  const memory = memoryStore()
  const closing: (() => unknown)[] = []

  async function byNodeRedis(): Promise<SharedStore> {
    const client = createClient({ url: redis.url })
    await client.connect()
    closing.push(() => client.close())
    return redisStore(client)
  }

  function byIoredis(): SharedStore {
    const client = new Redis(redis.url)
    closing.push(() => client.quit())
    return redisStore(client)
  }

  const engines: Readonly<Record<EngineName, () => SharedStore | Promise<SharedStore>>> = {
    'the memory of a process': () => memory,
    'Redis, by redis': byNodeRedis,
    'Redis, by ioredis': byIoredis,
    'Upstash’s REST': () => upstashStore(upstash),
    'Durable Objects, in workerd': () => workerd.store,
  }
  return {
    redis,
    upstash,
    open: async (name) => engines[name](),
    async close() {
      for (const close of closing) await close()
      await Promise.all([upstash.close(), workerd.close()])
      await redis.close()
    },
  }
}
