import type { EmulatorBehaviour } from 'storefront-emulator'
import { HOSTED, LEGACY } from './account-kind.ts'
import { askTogether, RENEW_WAIT_MS } from './ask-together.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { type Shop, startShop } from './start-shop.ts'
import { expect, test } from './test.ts'
import {
  type Answer,
  ask,
  askWith,
  logInAt,
  newestTokens,
  renewalsOf,
  sessionBy,
} from './visitor.ts'

holdsEachTime()

/** What a renewal may do to the token that it was asked with, of which Shopify documents nothing. */
const MODES: readonly {
  readonly mode: string
  readonly behaviour: Partial<EmulatorBehaviour>
  readonly tag: string
}[] = [
  ...(['same', 'rotate-grace', 'rotate-strict', 'no-extend'] as const).map((renew) => ({
    mode: renew,
    behaviour: { renew },
    tag: LEGACY,
  })),
  ...(['single-use', 'single-use-with-grace', 'stable'] as const).map((refreshTokens) => ({
    mode: `refresh tokens ${refreshTokens}`,
    behaviour: { refreshTokens, refreshTokenReuse: 'revokes-grant' } as const,
    tag: HOSTED,
  })),
]

/** What takes a server the least, so that what a hundred of them wait for is the renewal. */
const PAGE = '/api/session'

const HUNDRED = Array.from({ length: 100 }, (_, index) => index)

for (const { mode, behaviour, tag } of MODES) {
  test(`${mode}: a hundred requests at once cause one renewal, and all leave with the new cookie`, {
    tag,
  }, async ({ shop, emulator, accountKind }) => {
    const cookie = await logInAt(shop)
    const tokens = await newestTokens(shop, 1)
    const before = await sessionBy(shop, cookie)
    await emulator.set(behaviour)
    await emulator.advance(accountKind.intoTheWindow)
    await emulator.clearJournal()
    const answers = await askTogether(HUNDRED.map(() => () => askWith(shop, PAGE, cookie)))
    expect(await renewalsOf(shop, tokens)).toBe(1)
    for (const answer of answers) {
      expect(answer.status).toBe(200)
      expect(answer.sessionCookie).toMatch(/^storefront_session=Fe26\.2/)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    }
    const after = await Promise.all(
      answers.slice(0, 10).map(({ sessionCookie }) => sessionBy(shop, sessionCookie ?? '')),
    )
    for (const session of after) {
      expect(session).toEqual({ ...before, expiresAt: after[0].expiresAt })
      if (behaviour.renew !== 'no-extend') {
        expect(Date.parse(session.expiresAt)).toBeGreaterThan(Date.parse(before.expiresAt))
      }
    }
    expect(await renewalsOf(shop, tokens)).toBe(1)
  })

  test(`${mode}: a straggler with the old cookie gets the new one, and the store is not asked`, {
    tag,
  }, async ({ shop, emulator, accountKind }) => {
    const cookie = await logInAt(shop)
    await emulator.set(behaviour)
    await emulator.advance(accountKind.intoTheWindow)
    await askWith(shop, '/', cookie)
    await emulator.clearJournal()
    const straggler = await askWith(shop, '/account', cookie)
    expect([straggler.status, straggler.sessionCookie?.slice(0, 26)]).toEqual([
      200,
      'storefront_session=Fe26.2*',
    ])
    expect(await emulator.count(accountKind.renewal)).toBe(0)
  })

  for (const [when, kind] of [
    ['before the store has renewed', 'latency'],
    ['after the store has renewed', 'late-answer'],
  ] as const) {
    test(`${mode}: a log-out wins over a renewal that is under way, ${when}`, {
      tag,
    }, async ({ shop, emulator, accountKind }) => {
      await emulator.set(behaviour)
      // Where the machine is so busy that the renewal has ended before the log-out began, there was
      // no race: once more.
      await expect(async () => {
        await accountKind.endTokens(emulator)
        const cookie = await logInAt(shop)
        await emulator.advance(accountKind.intoTheWindow)
        await emulator.fail({
          kind,
          field: accountKind.renewal,
          times: 1,
          delayMs: RENEW_WAIT_MS - 100,
        })
        const page = askWith(shop, '/', cookie)
        await untilItMeetsItsFault(shop)
        const logout = await logOut(shop, cookie)
        expect([logout.status, logout.sessionCookie]).toEqual([200, ''])
        const { status, sessionCookie } = await page
        expect([status, sessionCookie]).toEqual([200, null])
      }).toPass()
      // At Shopify a customer account is ended by the browser, which goes on to there.
      if (accountKind.name === 'legacy') await expect.poll(() => emulator.validTokens()).toBe(0)
    })
  }
}

test('a hundred requests of ten customers cause ten renewals, and nobody sees another', async ({
  shop,
  emulator,
  accountKind,
}) => {
  const people = HUNDRED.slice(0, 10).map((index) => ({
    email: `customer${index}-${Date.now()}@example.com`,
    password: `password of ${index}`,
    firstName: `Customer${index}`,
  }))
  for (const person of people) await emulator.addCustomer(person)
  const cookies = await Promise.all(people.map((person) => logInAt(shop, person)))
  const tokens = await newestTokens(shop, people.length)
  await emulator.advance(accountKind.intoTheWindow)
  await emulator.clearJournal()
  const answers = await askTogether(
    HUNDRED.map((index) => () => askWith(shop, '/account', cookies[index % 10] ?? '')),
  )
  expect(await renewalsOf(shop, tokens)).toBe(10)
  for (const [index, { body, sessionCookie }] of answers.entries()) {
    expect(/Hello, (?:<!-- -->)?(\w+)</.exec(body)?.[1]).toBe(`Customer${index % 10}`)
    const session = await sessionBy(shop, sessionCookie ?? '')
    expect(session.customer.firstName).toBe(`Customer${index % 10}`)
  }
})

test('a slow renewal goes on without its page, and a later request gets the result', async ({
  shop,
  emulator,
  accountKind,
}) => {
  const cookie = await logInAt(shop)
  const before = await sessionBy(shop, cookie)
  await emulator.set({ renew: 'rotate-strict', refreshTokens: 'single-use' })
  await emulator.advance(accountKind.intoTheWindow)
  await emulator.fail({ kind: 'late-answer', field: accountKind.renewal, delayMs: 1200 })
  expect((await askWith(shop, '/', cookie)).sessionCookie).toBeNull()
  await expect
    .poll(async () => (await askWith(shop, '/', cookie)).sessionCookie)
    .toMatch(/^storefront_session=Fe26/)
  const { sessionCookie } = await askWith(shop, '/', cookie)
  const after = await sessionBy(shop, sessionCookie ?? '')
  expect(Date.parse(after.expiresAt)).toBeGreaterThan(Date.parse(before.expiresAt))
  expect(await emulator.count(accountKind.renewal)).toBe(1)
})

test('what another server still brings back after a log-out is worth nothing', async ({
  emulator,
  storefront,
  accountKind,
}) => {
  const password = 'one password for two servers, and long'
  const common = {
    SESSION_PASSWORD: password,
    SHOPIFY_STORE_DOMAIN: emulator.origin,
    EMULATOR_CLOCK_URL: `${emulator.origin}/__emulator/clock`,
  }
  const here = await startShop({ storefront, env: common })
  const there = await startShop({ storefront, env: common })
  try {
    await accountKind.endTokens(emulator)
    const cookie = await logInAt(here)
    await emulator.set({ renew: 'rotate-grace', refreshTokens: 'single-use-with-grace' })
    await emulator.advance(accountKind.intoTheWindow)
    const late = await askWith(there, '/', cookie)
    const logout = await logOut(here, cookie)
    const mark = logout.headers
      .getSetCookie()
      .find((line) => line.startsWith('storefront_session_ended='))
    expect(mark).toMatch(/; Path=\/; .*HttpOnly; SameSite=lax/i)
    // The browser now has what came last from each of the two.
    const both = `${late.sessionCookie}; ${mark?.split(';')[0]}`
    expect((await askWith(here, '/account', both)).status).toBe(307)
    for (const server of [here, there]) {
      expect(await sessionBy(server, both)).toEqual({ status: 'signed-out' })
      expect((await askWith(server, '/', both)).sessionCookie).toBe('')
    }
    // Of the two tokens the old one lives on by Shopify's grace; the one that came back is dead.
    if (accountKind.name === 'legacy') await expect.poll(() => emulator.validTokens()).toBe(0)
  } finally {
    await Promise.all([here.stop(), there.stop()])
  }
})

test('a log-out outside of the window leaves nothing behind', async ({ shop }) => {
  const logout = await logOut(shop, await logInAt(shop))
  expect(logout.headers.getSetCookie()).toHaveLength(1)
})

test('a prefetch does no work, whoever sends it', async ({ shop, emulator, accountKind }) => {
  const cookie = await logInAt(shop)
  await emulator.advance(accountKind.lateInTheWindow)
  await emulator.clearJournal()
  const kinds: Record<string, string>[] = [
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-prefetch': '2', 'next-router-segment-prefetch': '/_tree' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
  ]
  for (const headers of kinds) {
    const { sessionCookie } = await ask(shop, '/', { headers: { ...headers, cookie } })
    expect([headers, sessionCookie]).toEqual([headers, null])
  }
  expect(await emulator.count(accountKind.renewal)).toBe(0)
})

/** A fault that was set once is set no more as soon as the request that it is for has arrived. */
async function untilItMeetsItsFault(shop: Shop): Promise<void> {
  for (;;) {
    const response = await fetch(`${shop.emulator.origin}/__emulator/faults`)
    if (Object(await response.json()).set.length === 0) return
  }
}

function logOut(shop: Shop, cookie: string): Promise<Answer> {
  return ask(shop, '/api/session/logout', { method: 'POST', headers: { cookie } })
}
