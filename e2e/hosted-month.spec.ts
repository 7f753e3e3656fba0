import type { BrowserContext } from '@playwright/test'
import { holdsEachTime } from './holds-each-time.ts'
import { LONG } from './long.ts'
import type { Shop } from './start-shop.ts'
import { DEMO_CUSTOMER, expect, test } from './test.ts'
import { askWith } from './visitor.ts'

holdsEachTime()

/**
 * Weeks and months of one customer, at an authorization server that takes each refresh token once
 * and ends everything at a second use.
 */
test.beforeEach(async ({ emulator, logInByPost }) => {
  await emulator.set({ refreshTokens: 'single-use', refreshTokenReuse: 'revokes-grant' })
  await logInByPost(DEMO_CUSTOMER)
  await emulator.clearJournal()
})

/** What a browser asks for at one visit, with one cookie. */
const ASKED = ['/account', '/account/orders', '/api/session', '/']

/** One visit: everything at once. Each answer knows the customer; returns the cookie afterwards. */
async function visit(shop: Shop, cookie: string, when: string): Promise<string> {
  const answers = await Promise.all(ASKED.map((path) => askWith(shop, path, cookie)))
  const [account, orders, session] = answers
  expect(account?.status, when).toBe(200)
  expect(account?.body, when).toContain('Hello, Ada')
  expect(orders?.status, when).toBe(200)
  expect(JSON.parse(session?.body ?? ''), when).toMatchObject({ status: 'signed-in' })
  const written = answers.map(({ sessionCookie }) => sessionCookie)
  expect(written, when).not.toContain('')
  return written.findLast((value) => value !== null) ?? cookie
}

async function sessionOf(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name === 'storefront_session')
  return `storefront_session=${session?.value}`
}

const STORIES = [
  { name: 'every day for a month', pause: 'P1D', visits: 30, tag: [] },
  { name: 'after 29 days, and again after 29', pause: 'P29D', visits: 4, tag: [] },
  { name: 'every hour for a month', pause: 'PT1H', visits: 720, tag: [LONG] },
  { name: 'every quarter of an hour for a week', pause: 'PT15M', visits: 672, tag: [LONG] },
]

for (const { name, pause, visits, tag } of STORIES) {
  test(`a customer who comes ${name} is one session`, { tag }, async ({
    shop,
    context,
    emulator,
  }) => {
    test.setTimeout(30_000 + visits * 1000)
    let cookie = await sessionOf(context)
    for (let at = 1; at <= visits; at += 1) {
      await emulator.advance(pause)
      cookie = await visit(shop, cookie, `visit ${at}`)
    }
    const renewals = await emulator.count('refresh_token')
    expect(renewals).toBeGreaterThan(0)
    expect(renewals).toBeLessThanOrEqual(visits)
  })
}

for (const { hours, tag } of [
  { hours: 2, tag: [] },
  { hours: 48, tag: [LONG] },
]) {
  test(`an outage of ${hours} hours keeps whoever comes every ten minutes`, { tag }, async ({
    shop,
    context,
    emulator,
  }) => {
    test.setTimeout(60_000 + hours * 30_000)
    let cookie = await sessionOf(context)
    const comeEveryTenMinutes = async (minutes: number, when: string) => {
      for (let at = 10; at <= minutes; at += 10) {
        await emulator.advance('PT10M')
        cookie = await visit(shop, cookie, `${when}, minute ${at}`)
      }
    }
    await comeEveryTenMinutes(60, 'before')
    await emulator.fail({ kind: 'service-unavailable-503' })
    await emulator.clearJournal()
    await comeEveryTenMinutes(hours * 60, 'during')
    expect(await emulator.count('refresh_token')).toBeGreaterThan(0)
    await emulator.recover()
    await emulator.clearJournal()
    await comeEveryTenMinutes(60, 'after')
    expect(await emulator.count('refresh_token')).toBeGreaterThan(0)
  })
}
