import { once } from 'node:events'
import { createClient } from 'redis'
import { type RedisServer, startRedis } from '../../lib/store/redis-fixture.ts'

/** A Redis to which everything can happen. It keeps nothing on a disk. */
export interface RestartableRedis {
  readonly port: number
  readonly url: string
  /** Ends it without a word. */
  kill(): Promise<void>
  /** Starts it anew at the same port, without what it knew. */
  start(...settings: string[]): Promise<void>
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Sends it commands, each as its words. */
  command(...commands: readonly string[][]): Promise<void>
  close(): Promise<void>
}

/** Starts one. */
export async function startRestartableRedis(): Promise<RestartableRedis> {
  const first = await startRedis()
  const { port, url } = first
  let redis: RedisServer = first
  return {
    port,
    url,
    async kill() {
      redis.process.kill('SIGKILL')
      await once(redis.process, 'exit')
    },
    async start(...settings) {
      redis = await startRedis(...settings, '--port', `${port}`)
    },
    signal: (signal) => redis.process.kill(signal),
    async command(...commands) {
      const client = await createClient({ url }).connect()
      for (const words of commands) await client.sendCommand(words)
      client.destroy()
    },
    async close() {
      await Promise.all([redis.close(), first.close()])
    },
  }
}
