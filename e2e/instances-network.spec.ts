import { expect, test } from '@playwright/test'
import { holdsEachTime } from './holds-each-time.ts'
import { allRenewed, PATIENT } from './instances/all-renewed.ts'
import { holdShopify, untilItIsHeld } from './instances/hold-shopify.ts'
import { type RedisElsewhere, startRedisElsewhere } from './instances/redis-elsewhere.ts'
import { type RedisSite, startSite } from './instances/start-site.ts'
import { LONG } from './long.ts'
import { askWith, logInAt, newestTokens, renewalsOf, type Visited } from './visitor.ts'

/** Each refresh token once, and a second use ends everything. */
const STRICTEST = { refreshTokens: 'single-use', refreshTokenReuse: 'revokes-grant' } as const

holdsEachTime()

const PAGE = '/api/session'

const CROWD = Array.from({ length: 30 }, (_, index) => index)

/** Far more than anybody waits who does not wait for the network. */
const SERVED_WITHIN_MS = 20_000

test.describe('three instances, and a Redis in another network', { tag: LONG }, () => {
  let redis: RedisElsewhere
  let site: RedisSite
  test.beforeAll(async () => {
    const started = await startRedisElsewhere()
    test.skip('reason' in started, 'reason' in started ? started.reason : '')
    redis = started as RedisElsewhere
    site = await startSite({ runtime: 'node', storeUrl: redis.url })
  })
  test.afterAll(async () => {
    await site?.stop()
    await redis?.close()
  })
  test.beforeEach(async () => {
    test.setTimeout(3 * PATIENT.timeout)
    await site.emulator.reset()
    await site.emulator.set(STRICTEST)
  })

  test('that is cut off in the middle of a renewal: nobody waits for it, and one has renewed', async () => {
    const shop = site.visited('hosted')
    const { cookie, tokens } = await logInIntoTheWindow(shop)
    await holdShopify(shop, { when: 'after', forMs: 1500 })
    const crowd = Promise.all(CROWD.map(() => askWith(shop, PAGE, cookie)))
    await untilItIsHeld(shop)
    redis.cut()
    const meanwhile = await Promise.all(CROWD.map(() => askWith(shop, PAGE, cookie)))
    for (const { status, sessionCookie, milliseconds } of [...(await crowd), ...meanwhile]) {
      expect([status, sessionCookie]).toEqual([200, expect.not.stringMatching(/^$/)])
      expect(milliseconds).toBeLessThan(SERVED_WITHIN_MS)
    }
    redis.mend()
    await expectOneRenewal({ cookie, tokens })
  })

  test('that is cut off before a renewal: nobody renews, until it is back', async () => {
    const shop = site.visited('hosted')
    redis.cut()
    const { cookie, tokens } = await logInIntoTheWindow(shop)
    for (const { status, sessionCookie } of await Promise.all(
      CROWD.map(() => askWith(shop, PAGE, cookie)),
    )) {
      expect([status, sessionCookie]).toEqual([200, null])
    }
    expect(await renewalsOf(shop, tokens)).toBe(0)
    redis.mend()
    await expectOneRenewal({ cookie, tokens })
  })

  test('that is far away, by a line that loses packets: one renews', async () => {
    const reason = redis.disturb({ delayMs: 30, lossPercent: 5 })
    test.skip(reason !== null, reason ?? '')
    const shop = site.visited('hosted')
    for (const _ of CROWD.slice(0, 5)) {
      await expectOneRenewal(await logInIntoTheWindow(shop))
      await shop.emulator.reset()
      await shop.emulator.set(STRICTEST)
    }
  })

  /** At every instance, and what they have renewed is as good as new. */
  async function expectOneRenewal({ cookie, tokens }: LoggedIn): Promise<void> {
    const shop = site.visited('hosted')
    const renewed = await everywhere(cookie)
    expect(await renewalsOf(shop, tokens)).toBe(1)
    await shop.emulator.advance(shop.accountKind.intoTheWindow)
    await everywhere(renewed)
  }

  async function everywhere(cookie: string): Promise<string> {
    const answers = await allRenewed(
      site.instances.map((each) => () => askWith(site.visited('hosted', each), PAGE, cookie)),
    )
    for (const { sessionCookie } of answers) expect(sessionCookie).toMatch(/=Fe26\.2/)
    return answers[0]?.sessionCookie ?? ''
  }
})

interface LoggedIn {
  readonly cookie: string
  readonly tokens: ReadonlySet<string>
}

async function logInIntoTheWindow(shop: Visited): Promise<LoggedIn> {
  const cookie = await logInAt(shop)
  const tokens = await newestTokens(shop, 1)
  await shop.emulator.advance(shop.accountKind.intoTheWindow)
  await shop.emulator.clearJournal()
  return { cookie, tokens }
}
