import { createEmulatorControl } from 'next-storefront-session/playwright'
import { freePort } from '../../emulator/lib/cli/free-port.ts'
import { startUpstash } from '../../lib/store/upstash-fixture.ts'
import { startInstances } from '../../scripts/instances/start-instances.ts'
import { shopEnvironment } from '../../scripts/shop-environment.ts'
import { STOREFRONTS } from '../../scripts/storefronts.ts'
import { accountKindOf } from '../account-kind.ts'
import { keepLogs, keepSecrets } from '../keep-secrets.ts'
import { kill, printed, run } from '../processes.ts'
import { PRIVATE_TOKEN } from '../start-shop.ts'
import { startRedisRelay } from './redis-relay.ts'
import { type RestartableRedis, startRestartableRedis } from './restartable-redis.ts'
import type { Site } from './site.ts'
import { startUpstashRelay } from './upstash-relay.ts'

/** Several storefronts behind one address, the Redis that they share, and the store behind all of them. */
export interface RedisSite extends Site {
  readonly redis: RestartableRedis
}

/** How the instances reach what they share: on the edge by Upstash's REST, on Node by a Redis's own protocol. */
export type Runtime = 'edge' | 'node'

/**
 * Starts a site whose customers log in by either door. Instances run from production builds. Those on Node
 * may be given a Redis that is theirs already, which the site then does not touch.
 */
export async function startSite({
  count = 3,
  runtime = 'edge',
  storeUrl,
}: {
  readonly count?: number
  readonly runtime?: Runtime
  readonly storeUrl?: string
} = {}): Promise<RedisSite> {
  const output: string[] = []
  const store = run(['e2e/store.ts', '--port', '0'], process.env, output)
  const origin = await printed(store, output, /SHOPIFY_STORE_DOMAIN=(\S+)/)
  const shared = await startShared(runtime, count)
  const port = await freePort(0)
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...shopEnvironment({
      origin,
      privateAccessToken: PRIVATE_TOKEN,
      accounts: 'both',
      address: url,
    }),
    SESSION_STORE_TOKEN: shared.token,
  }
  const { all, stop } = await startInstances({
    count,
    port,
    folder: STOREFRONTS[runtime === 'edge' ? 'instances' : 'node'],
    env: (number) => ({ ...env, SESSION_STORE_URL: storeUrl ?? shared.relays[number - 1]?.url }),
    onOutput: (text) => output.push(text),
  })
  const emulator = createEmulatorControl(origin)
  return {
    emulator,
    redis: shared.redis,
    instances: all,
    relays: shared.relays,
    visited: (kind, instance) => ({
      url: instance?.url ?? url,
      emulator,
      accountKind: accountKindOf(kind === 'hosted' ? 'hosted' : 'edge'),
    }),
    async stop() {
      await keepSecrets(emulator)
      await Promise.all([stop(), kill(store)])
      await shared.close()
      keepLogs('instances', output.join(''))
    },
  }
}

/** A Redis, Upstash's REST before it where it is needed, and a relay for each instance. */
async function startShared(runtime: Runtime, count: number) {
  const redis = await startRestartableRedis()
  const upstash = runtime === 'edge' ? await startUpstash(redis.url) : null
  const start = () =>
    upstash === null ? startRedisRelay(redis.port) : startUpstashRelay(upstash.url)
  const relays = await Promise.all(Array.from({ length: count }, start))
  return {
    redis,
    relays,
    token: upstash?.token ?? '',
    async close() {
      await Promise.all(relays.map((relay) => relay.close()))
      await upstash?.close()
      await redis.close()
    },
  }
}
