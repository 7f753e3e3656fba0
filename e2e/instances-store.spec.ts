import { expect, test } from '@playwright/test'
import { holdsEachTime } from './holds-each-time.ts'
import { holdShopify, untilItIsHeld } from './instances/hold-shopify.ts'
import type { RestartableRedis } from './instances/restartable-redis.ts'
import { type RedisSite, type Runtime, startSite } from './instances/start-site.ts'
import { TOKEN_MANNERS } from './instances/token-manners.ts'
import { untilRenewedEverywhere } from './instances/until-renewed-everywhere.ts'
import { LONG } from './long.ts'
import { askWith, logInAt, newestTokens, renewalsOf } from './visitor.ts'

/** What happens to the Redis while Shopify's answer to a renewal is awaited, and how it ends. */
interface Misfortune {
  readonly name: string
  readonly begin: (redis: RestartableRedis) => Promise<unknown>
  readonly end?: (redis: RestartableRedis) => Promise<unknown>
  /** It has forgotten who is renewing, so that another may. */
  readonly forgets?: true
}

const MISFORTUNES: readonly Misfortune[] = [
  {
    name: 'paused for two seconds (CLIENT PAUSE)',
    begin: (redis) => redis.command(['CLIENT', 'PAUSE', '2000', 'ALL']),
  },
  {
    name: 'stopped (SIGSTOP)',
    begin: async (redis) => redis.signal('SIGSTOP'),
    end: async (redis) => redis.signal('SIGCONT'),
  },
  {
    name: 'full',
    begin: (redis) =>
      redis.command(
        ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'],
        ['CONFIG', 'SET', 'maxmemory', '1'],
      ),
    end: (redis) => redis.command(['CONFIG', 'SET', 'maxmemory', '0']),
  },
  {
    name: 'killed, and back after seconds with nothing',
    begin: (redis) => redis.kill(),
    end: (redis) => redis.start(),
  },
  {
    name: 'started anew at once, with nothing',
    begin: (redis) => redis.kill().then(() => redis.start()),
    forgets: true,
  },
  {
    name: 'wiped (FLUSHALL)',
    begin: (redis) => redis.command(['FLUSHALL']),
    forgets: true,
  },
]

const RUNTIMES: readonly Runtime[] = ['edge', 'node']

holdsEachTime()

const PAGE = '/api/session'

const CROWD = Array.from({ length: 30 }, (_, index) => index)

/** A lock lasts for half a minute, and after an outage a session is tried again after some. */
const PATIENT = { timeout: 120_000 }

for (const runtime of RUNTIMES) {
  test.describe(`three instances on ${runtime}, and in the middle of a renewal their Redis is`, {
    tag: LONG,
  }, () => {
    let site: RedisSite
    test.beforeAll(async () => {
      site = await startSite({ runtime })
    })
    test.afterAll(() => site?.stop())
    test.beforeEach(async () => {
      test.setTimeout(3 * PATIENT.timeout)
      await site.emulator.reset()
    })

    for (const { name: token, kind, behaviour, isForOneUse } of TOKEN_MANNERS) {
      for (const { name, begin, end, forgets } of MISFORTUNES) {
        test(`${name}: ${token}`, async () => {
          await site.emulator.set(behaviour)
          const shop = site.visited(kind)
          const cookie = await logInAt(shop)
          const tokens = await newestTokens(shop, 1)
          await shop.emulator.advance(shop.accountKind.intoTheWindow)
          await shop.emulator.clearJournal()
          await holdShopify(shop, { when: 'after', forMs: 1500 })
          const crowd = Promise.all(CROWD.map(() => askWith(shop, PAGE, cookie)))
          await untilItIsHeld(shop)
          await begin(site.redis)
          // Who asks meanwhile is served, with the session that they have.
          const meanwhile = await Promise.all(CROWD.map(() => askWith(shop, PAGE, cookie)))
          const served = [...(await crowd), ...meanwhile]
          await end?.(site.redis)
          const after = await untilRenewedEverywhere(site, { kind, cookie })
          const sent = await renewalsOf(shop, tokens)
          // The next one, which a grant that was revoked would not survive.
          await shop.emulator.advance(shop.accountKind.intoTheWindow)
          const next = await untilRenewedEverywhere(site, { kind, cookie: after.at(-1) ?? '' })
          const lost = [
            ...served.map(({ sessionCookie }) => sessionCookie),
            ...after,
            ...next,
          ].filter((value) => value === '')
          if (isForOneUse && forgets) {
            // Nobody could know who was at it. Who has lost a session has lost it to a second use.
            expect(sent).toBeGreaterThanOrEqual(lost.length === 0 ? 1 : 2)
          } else {
            expect(lost).toEqual([])
            if (isForOneUse) expect(sent).toBe(1)
          }
          for (const { status } of served) expect(status).toBe(200)
        })
      }
    }
  })
}
