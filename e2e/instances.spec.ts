import { expect, test } from '@playwright/test'
import type { AccountKind } from './account-kind.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { allRenewed, PATIENT } from './instances/all-renewed.ts'
import { type Runtime, type Site, startSite } from './instances/start-site.ts'
import { LONG } from './long.ts'
import {
  ask,
  askWith,
  logInAt,
  newestTokens,
  renewalsOf,
  sessionBy,
  type Visited,
} from './visitor.ts'

/**
 * What Shopify may do that is the hardest on several instances: each token is good for one use, there
 * is no grace, and a second use ends everything.
 */
const STRICTEST = {
  renew: 'rotate-strict',
  refreshTokens: 'single-use',
  refreshTokenReuse: 'revokes-grant',
} as const

holdsEachTime()

/** What takes a server the least, so that what a hundred of them wait for is the renewal. */
const PAGE = '/api/session'

const HUNDRED = Array.from({ length: 100 }, (_, index) => index)

const KINDS: readonly AccountKind['name'][] = ['legacy', 'hosted']

const RUNTIMES: readonly { readonly runtime: Runtime; readonly tag: string[] }[] = [
  { runtime: 'edge', tag: [] },
  { runtime: 'node', tag: [LONG] },
]

for (const { runtime, tag } of RUNTIMES) {
  test.describe(`three instances on ${runtime}`, { tag }, () => {
    let site: Site
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

      test(`${kind}: who has been renewed by one is known to the others, with the oldest cookie too`, async () => {
        const shop = site.visited(kind)
        const { cookie } = await logIn(shop)
        await shop.emulator.advance(shop.accountKind.intoTheWindow)
        await allRenewed([() => askWith(shop, PAGE, cookie)])
        await shop.emulator.clearJournal()
        const answers = await allRenewed(
          site.instances.map((each) => () => askWith(site.visited(kind, each), PAGE, cookie)),
        )
        for (const { sessionCookie } of answers) expect(sessionCookie).toMatch(SEALED)
        expect(await shop.emulator.count(shop.accountKind.renewal)).toBe(0)
      })
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
        HUNDRED.slice(0, 30).map(() => askWith(shop, '/account', cookie)),
      )
      for (const { status, body } of answers) {
        expect([status, body]).toEqual([200, expect.stringMatching(/Hello, (?:<!-- -->)?Ada/)])
      }
      expect(await shop.emulator.count('discovery')).toBe(1)
    })

    test('an instance that is killed when it has written down what it renewed takes nothing with it', async () => {
      const { cookie, tokens } = await logIn(site.visited('hosted'))
      const shop = site.visited('hosted')
      await shop.emulator.advance(shop.accountKind.intoTheWindow)
      await shop.emulator.clearJournal()
      await killAt(site, { cookie })
      const answers = await allRenewed(
        HUNDRED.slice(0, 20).map(() => () => askWith(shop, PAGE, cookie)),
      )
      for (const { sessionCookie } of answers) expect(sessionCookie).toMatch(SEALED)
      expect(await renewalsOf(shop, tokens)).toBe(1)
      await site.instances[0]?.restart()
    })

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

const SEALED = /^storefront_session=Fe26\.2/

async function logIn(shop: Visited) {
  const cookie = await logInAt(shop)
  return { cookie, tokens: await newestTokens(shop, 1) }
}

/** Of a hundred requests at once in the window, and afterwards the session is as alive as it was. */
async function expectOneRenewal(
  shop: Visited,
  { cookie, tokens }: { readonly cookie: string; readonly tokens: ReadonlySet<string> },
): Promise<void> {
  const before = await sessionBy(shop, cookie)
  await shop.emulator.advance(shop.accountKind.intoTheWindow)
  await shop.emulator.clearJournal()
  const asked = new Set<string | null>()
  const askOnce = async () => {
    const answer = await askWith(shop, PAGE, cookie)
    asked.add(answer.headers.get('x-instance'))
    return answer
  }
  const answers = await allRenewed(HUNDRED.map(() => askOnce))
  for (const { status, sessionCookie } of answers) {
    expect([status, sessionCookie]).toEqual([200, expect.stringMatching(SEALED)])
  }
  expect(await renewalsOf(shop, tokens)).toBe(1)
  expect([...asked].sort()).toEqual(['1', '2', '3'])
  const sessions = await Promise.all(
    answers.slice(0, 6).map(({ sessionCookie }) => sessionBy(shop, sessionCookie ?? '')),
  )
  for (const session of sessions)
    expect(session).toEqual({ ...before, expiresAt: sessions[0].expiresAt })
  const account = await askWith(shop, '/account', answers[0]?.sessionCookie ?? '')
  expect([account.status, account.body]).toEqual([
    200,
    expect.stringMatching(/Hello, (?:<!-- -->)?Ada/),
  ])
}

/** Kills the first instance while it serves a request with this cookie. */
async function killAt(
  { instances, relays, visited }: Site,
  { cookie }: { readonly cookie: string },
) {
  const [victim] = instances
  if (victim === undefined) throw new Error('There is none.')
  const killed = new Promise((resolve) => {
    relays[0]?.stopAt({ step: 'publish', when: 'after' }, () => resolve(victim.kill()))
  })
  const answer = ask(visited('hosted', victim), PAGE, { headers: { cookie } }).catch(() => null)
  await killed
  expect(await answer).toBeNull()
}
