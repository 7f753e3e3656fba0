import { expect, test } from '@playwright/test'
import type { AccountKind } from './account-kind.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { allRenewed, PATIENT } from './instances/all-renewed.ts'
import { expectLogOutIsFinal } from './instances/final-log-out.ts'
import { expectKilledTakesNothing } from './instances/killed-when-written.ts'
import {
  expectOldCookieIsKnown,
  expectOneRenewal,
  logIn,
  PAGE,
  STRICTEST,
} from './instances/one-renewal.ts'
import { type RedisSite, type Runtime, startSite } from './instances/start-site.ts'
import { LONG } from './long.ts'
import { askWith, newestTokens } from './visitor.ts'

holdsEachTime()

const KINDS: readonly AccountKind['name'][] = ['legacy', 'hosted']

const RUNTIMES: readonly { readonly runtime: Runtime; readonly tag: string[] }[] = [
  { runtime: 'edge', tag: [] },
  { runtime: 'node', tag: [LONG] },
]

for (const { runtime, tag } of RUNTIMES) {
  test.describe(`three instances on ${runtime}`, { tag }, () => {
    let site: RedisSite
    test.beforeAll(async () => {
      site = await startSite({ runtime })
    })
    test.afterAll(() => site?.stop())
    test.beforeEach(async () => {
      test.setTimeout(3 * PATIENT.timeout)
      await site.emulator.reset()
      await site.emulator.set(STRICTEST)
    })

    for (const kind of KINDS) {
      test(`${kind}: of a hundred requests at once one renews, and all leave with the new cookie`, async () => {
        const shop = site.visited(kind)
        const { cookie, tokens } = await logIn(shop)
        await expectOneRenewal(shop, { cookie, tokens })
      })

      test(`${kind}: who has been renewed by one is known to the others, with the oldest cookie too`, () =>
        expectOldCookieIsKnown(site, kind))

      test(`${kind}: a log-out at one is final at all of them`, { tag: LONG }, () =>
        expectLogOutIsFinal(site, kind),
      )
    }

    test('thirty first requests at an instance that has just been started ask discovery once', async () => {
      const { cookie } = await logIn(site.visited('hosted'))
      const [fresh] = site.instances
      if (fresh === undefined) throw new Error('There is none.')
      await fresh.kill()
      await fresh.restart()
      const shop = site.visited('hosted', fresh)
      await shop.emulator.clearJournal()
      const answers = await Promise.all(
        Array.from({ length: 30 }, () => askWith(shop, '/account', cookie)),
      )
      for (const { status, body } of answers) {
        expect([status, body]).toEqual([200, expect.stringMatching(/Hello, (?:<!-- -->)?Ada/)])
      }
      expect(await shop.emulator.count('discovery')).toBe(1)
    })

    test('an instance that is killed when it has written down what it renewed takes nothing with it', () =>
      expectKilledTakesNothing(site, 'hosted'))

    test('a Redis that is started anew, and knows nothing, signs nobody out', async () => {
      for (const kind of KINDS) {
        const shop = site.visited(kind)
        const { cookie } = await logIn(shop)
        await shop.emulator.advance(shop.accountKind.intoTheWindow)
        const [renewed] = await allRenewed([() => askWith(shop, PAGE, cookie)])
        await site.redis.kill()
        await site.redis.start()
        const tokens = await newestTokens(shop, 1)
        await expectOneRenewal(shop, { cookie: renewed?.sessionCookie ?? '', tokens })
      }
    })
  })
}
