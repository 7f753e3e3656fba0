import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createClient } from 'redis'
import { type RedisServer, startRedis } from '../../lib/store/redis-fixture.ts'
import { type SharedEntry, sharedEntries } from './shared-entries.ts'

/** What a Redis on this machine takes and can do. */
export interface RedisFigures {
  /** Sessions that were written. */
  readonly sessions: number
  /** What one takes in its memory, by the length of what is really written. */
  readonly bytesPerSession: number
  readonly bytesPerLogOut: number
  /** Commands in a second, by fifty connections that wait for each answer. */
  readonly commands: Readonly<Record<'look' | 'lock' | 'publish' | 'unlock', number>>
}

/** Entries that one script writes. */
const BATCH = 10_000

/** Entries of the same length, each under a key of its own. */
const FILL = `
for i = 1, tonumber(ARGV[1]) do
  local key = string.sub(KEYS[1], 1, 20) .. string.format('%032d', ARGV[2] + i)
  redis.call('SET', key, ARGV[3], 'PX', 2592000000)
end`

/** Starts a Redis, fills it, and asks it what the layer asks. */
export async function measureRedis({
  sessions,
}: {
  readonly sessions: number
}): Promise<RedisFigures> {
  const entries = await sharedEntries()
  const redis = await startRedis()
  const client = createClient({ url: redis.url })
  try {
    await client.connect()
    const send = (...words: string[]) => client.sendCommand(words)
    const bytesPerLogOut = await fill(send, entries.ended, sessions)
    const bytesPerSession = await fill(send, entries.newest, sessions)
    const commands = await measureCommands(redis, entries)
    return { sessions, bytesPerSession, bytesPerLogOut, commands }
  } finally {
    client.destroy()
    await redis.close()
  }
}

type Send = (...words: string[]) => Promise<unknown>

/** Fills an empty Redis, and says what one entry takes. */
async function fill(send: Send, { key, value }: SharedEntry, count: number): Promise<number> {
  await send('FLUSHALL')
  const before = await usedMemory(send)
  for (let done = 0; done < count; done += BATCH) {
    await send('EVAL', FILL, '1', key, `${Math.min(BATCH, count - done)}`, `${done}`, value)
  }
  return Math.round(((await usedMemory(send)) - before) / count)
}

async function usedMemory(send: Send): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(String(await send('INFO', 'memory')))?.[1])
}

/** By Redis' own benchmark, so that the client is not what is measured. */
async function measureCommands({ port }: RedisServer, { newest, ended, remove }: SharedEntries) {
  const key = `${newest.key.slice(0, -12)}__rand_int__`
  const rate = (...words: string[]) => commandsPerSecond(port, words)
  return {
    look: await rate('MGET', key, `${ended.key.slice(0, -12)}__rand_int__`),
    lock: await rate('SET', key, 'owner', 'PX', '30000', 'NX'),
    publish: await rate('SET', key, newest.value, 'PX', '2592000000'),
    unlock: await rate('EVAL', remove, '1', key, 'owner'),
  }
}

type SharedEntries = Awaited<ReturnType<typeof sharedEntries>>

async function commandsPerSecond(port: number, words: readonly string[]): Promise<number> {
  const options = ['-p', `${port}`, '-c', '50', '-n', '200000', '-r', '1000000', '--csv']
  const { stdout } = await promisify(execFile)('redis-benchmark', [...options, ...words])
  const line = stdout.trim().split('\n').at(-1) ?? ''
  return Math.round(Number(/","([\d.]+)"/.exec(line)?.[1]))
}
