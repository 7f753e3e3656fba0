import { startRedis } from '../../lib/store/redis-fixture.ts'
import { startUpstash } from '../../lib/store/upstash-fixture.ts'
import { installRedis } from '../install-redis.ts'
import { answerLine } from './answer-line.ts'
import { startInstances } from './start-instances.ts'

/** Several storefronts for the demo, and what they share. */
export interface SeveralStorefronts {
  readonly pids: readonly number[]
  readonly redisPid: number
  stop(): Promise<void>
}

/**
 * Starts storefronts that share a Redis behind one address, and says of each answer which of them has
 * given it. The middleware of the demo runs on the edge, from where a Redis is reached by Upstash's
 * REST. `onEnd` is called when the last of them has ended that nobody has stopped.
 */
export async function startSeveralStorefronts({
  count,
  port,
  folder,
  env,
  onEnd,
}: {
  readonly count: number
  readonly port: number
  /** Where the production build is. */
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  readonly onEnd: () => void
}): Promise<SeveralStorefronts> {
  installRedis()
  const redis = await startRedis()
  const upstash = await startUpstash(redis.url)
  const shared = { ...env, SESSION_STORE_URL: upstash.url, SESSION_STORE_TOKEN: upstash.token }
  const ended = new Set<number>()
  let isStopping = false
  const instances = await startInstances({
    count,
    port,
    folder,
    env: () => shared,
    onOutput: (text, instance) => process.stdout.write(prefixed(text, instance)),
    onAnswer: (answer) => {
      const line = answerLine(answer)
      if (line !== null) console.log(line)
    },
    onExit: (instance) => {
      if (isStopping) return
      ended.add(instance)
      console.log(`[shop ${instance}] has ended; ${count - ended.size} left.`)
      if (ended.size === count) onEnd()
    },
  })
  return {
    pids: instances.all.map(({ pid }) => pid),
    redisPid: redis.process.pid ?? 0,
    async stop() {
      isStopping = true
      await instances.stop()
      await upstash.close()
      await redis.close()
    },
  }
}

function prefixed(text: string, instance: number): string {
  return text.replace(/^(?=.*\S)/gm, `[shop ${instance}] `)
}
