import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  memoryStore,
  redisStore,
  type SharedStore,
  storeConformance,
  upstashStore,
} from './index.ts'
import { type RedisServer, startRedis } from './redis-fixture.ts'
import { startUpstash, type UpstashServer } from './upstash-fixture.ts'
import { startWorkerd, type WorkerdStore } from './workerd-fixture.ts'

let redis: RedisServer
let upstash: UpstashServer
let workerd: WorkerdStore
const closing: (() => unknown)[] = []

beforeAll(async () => {
  redis = await startRedis()
  ;[upstash, workerd] = await Promise.all([startUpstash(redis.url), startWorkerd()])
})
afterAll(async () => {
  for (const close of closing) await close()
  await Promise.all([upstash?.close(), workerd?.close()])
  await redis?.close()
})

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

const memory = memoryStore()

const ENGINES: Readonly<Record<string, () => SharedStore | Promise<SharedStore>>> = {
  'the memory of a process': () => memory,
  'Redis, by redis': byNodeRedis,
  'Redis, by ioredis': byIoredis,
  'Upstash’s REST': () => upstashStore(upstash),
  'Durable Objects, in workerd': () => workerd.store,
}

describe.each(Object.entries(ENGINES))('%s', (_, open) => {
  let stores: [SharedStore, SharedStore]
  beforeAll(async () => {
    stores = [await open(), await open()]
  })

  // The list is the same whatever the store; a check is found by its name when there is one.
  test.each(storeConformance([memory, memory]).map(({ name }) => name))('%s', async (name) => {
    const check = storeConformance(stores).find((each) => each.name === name)
    await expect(check?.run()).resolves.toBeUndefined()
  })
})

describe('what is not right is found', () => {
  /** The conformance of a memory that differs in one operation. */
  function failures(differs: (right: SharedStore) => Partial<SharedStore>): Promise<string[]> {
    const right = memoryStore()
    const wrong = { ...right, ...differs(right) }
    const checks = storeConformance([wrong, wrong])
    return Promise.all(
      checks.map(({ name, run }) =>
        run().then(
          () => '',
          () => name,
        ),
      ),
    ).then((names) => names.filter(Boolean))
  }

  test('a store that is right fails nothing', async () => {
    expect(await failures(() => ({}))).toEqual([])
  })

  test('a setIfAbsent that looks first and then writes', async () => {
    const wrong = await failures((right) => ({
      async setIfAbsent(entry) {
        if ((await right.get(entry.key)) !== null) return false
        await right.set(entry)
        return true
      },
    }))
    expect(wrong).toEqual(['writes with setIfAbsent once, however many ask at once'])
  })

  test('expiry in seconds', async () => {
    const wrong = await failures((right) => ({
      set: (entry) => right.set({ ...entry, expiresInMs: entry.expiresInMs * 1000 }),
    }))
    expect(wrong).toEqual(['forgets what has expired'])
  })

  test('a deleteIfEqual that deletes whatever is there', async () => {
    const wrong = await failures((right) => ({
      async deleteIfEqual({ key }) {
        const value = await right.get(key)
        if (value !== null) await right.deleteIfEqual({ key, value })
      },
    }))
    expect(wrong).toEqual(['deletes what is equal, and nothing else'])
  })
})
