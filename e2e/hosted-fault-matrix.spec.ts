import type { EmulatorControl } from 'next-storefront-session/playwright'
import { DEMO_CUSTOMER, type FaultKind } from 'storefront-emulator'
import { holdsEachTime } from './holds-each-time.ts'
import { callbackFor, createCookieKeeper } from './log-in-without-browser.ts'
import { LONG } from './long.ts'
import { type Shop, startShop } from './start-shop.ts'
import { expect, test } from './test.ts'
import { type Answer, askWith, logInAt, sessionBy } from './visitor.ts'

holdsEachTime()

/**
 * Each endpoint of a customer account that fails, in each way. What a renewal meets while the access
 * token is good is in fault-matrix.spec.ts, as for the other kind of accounts.
 */

/** What a busy machine may add. */
const SLACK_MS = 4000

/** The default of `renewWaitMs`. */
const RENEW_WAIT_MS = 500

/** Those that any endpoint may give. */
const FAULTS: readonly FaultKind[] = [
  'unauthorized-401',
  'payment-required-402',
  'forbidden-403',
  'not-found-404',
  'locked-423',
  'too-many-requests-429',
  'security-rejection-430',
  'error-500',
  'bad-gateway-502',
  'service-unavailable-503',
  'gateway-timeout-504',
  'redirect-302',
  'html-200',
  'empty-body',
  'empty-json',
  'truncated-json',
  'garbled-gzip',
  'short-body',
  'reset',
  'reset-body',
  'hang',
  'hang-body',
]

/** Those of the token endpoint alone which are no end of the session. */
const TOKEN_FAULTS: readonly FaultKind[] = [...FAULTS, 'token-request-401', 'invalid-client-401']

/** With which a short run is content. */
const USUAL: readonly FaultKind[] = ['token-request-401', 'service-unavailable-503', 'hang']

const tagOf = (kind: FaultKind) => (USUAL.includes(kind) ? [] : [LONG])

for (const kind of TOKEN_FAULTS) {
  test(`${kind} of the token endpoint, past the end of the access token: signed in before, during and after`, {
    tag: tagOf(kind),
  }, async ({ shop, emulator }) => {
    const cookie = await logInAt(shop)
    const before = await sessionBy(shop, cookie)
    const { milliseconds: ownTime } = await askWith(shop, '/account', cookie)
    await emulator.fail({ kind, field: 'token' })
    for (const pause of ['PT35M', 'PT40M', 'PT2H', 'P2D']) {
      await emulator.advance(pause)
      const page = await askWith(shop, '/account', cookie)
      expectStillSignedIn(page)
      expect(page.milliseconds).toBeLessThan(ownTime + RENEW_WAIT_MS + SLACK_MS)
      expect(await sessionBy(shop, cookie)).toEqual(before)
    }
    await recover(emulator)
    await expect
      .poll(async () => Date.parse((await sessionBy(shop, cookie)).expiresAt))
      .toBeGreaterThan(Date.parse(before.expiresAt))
    const renewed = await askWith(shop, '/account/profile', cookie)
    expect(renewed.body).toContain(DEMO_CUSTOMER.lastName)
  })
}

for (const kind of [...FAULTS, 'throttled', 'internal-error', 'shop-inactive'] as const) {
  test(`${kind} of the Customer Account API: the page says that it cannot ask, and nobody is signed out`, {
    tag: tagOf(kind),
  }, async ({ shop, emulator }) => {
    const cookie = await logInAt(shop)
    const before = await sessionBy(shop, cookie)
    await emulator.fail({ kind, field: 'customer-account-api' })
    for (const path of ['/account', '/account/orders']) {
      const page = await askWith(shop, path, cookie)
      expectStillSignedIn(page)
      expect(page.body).toContain('cannot be loaded at the moment')
    }
    expect(await sessionBy(shop, cookie)).toEqual(before)
    await recover(emulator)
    await expect(async () => {
      const { body } = await askWith(shop, '/account/profile', cookie)
      expect(body).toContain(DEMO_CUSTOMER.lastName)
    }).toPass()
  })
}

/** What a log-in asks, of an instance of its own, because what an instance learns is kept. */
for (const field of ['discovery', 'jwks', 'authorization_code', 'customer-account-api'] as const) {
  test(`whatever ${field} answers, a log-in leads to the login page, and one that is there goes on`, {
    tag: field === 'discovery' ? [] : [LONG],
  }, async ({ shop: { emulator, password }, storefront }) => {
    test.setTimeout(180_000)
    const another = await startShop({ storefront, env: sameStore(emulator, password) })
    const shop = await startShop({ storefront, env: sameStore(emulator, password) })
    try {
      const cookie = await logInAt(another)
      for (const kind of field === 'authorization_code' ? TOKEN_FAULTS : FAULTS) {
        await emulator.fail({ kind, field })
        expect([kind, await whereLogInLeads(shop)]).toEqual([kind, LOGIN_PAGE_WITH_ERROR])
        expect(await sessionBy(shop, cookie)).toMatchObject({ status: 'signed-in' })
        await recover(emulator)
      }
      await expect(async () => expect(await whereLogInLeads(shop)).toBe('/account')).toPass()
    } finally {
      await Promise.all([another.stop(), shop.stop()])
    }
  })
}

/** What makes a storefront another instance of the one that is there. */
function sameStore(emulator: EmulatorControl, SESSION_PASSWORD: string) {
  return {
    SESSION_PASSWORD,
    SHOPIFY_STORE_DOMAIN: emulator.origin,
    EMULATOR_CLOCK_URL: `${emulator.origin}/__emulator/clock`,
  }
}

const LOGIN_PAGE_WITH_ERROR = expect.stringMatching(
  /^\/account\/login\?error=(STOREFRONT_UNAVAILABLE|STOREFRONT_MISCONFIGURED|THROTTLED)(&|$)/,
)

/** From the link of the login page to where the browser is in the end, on the shop's own site. */
async function whereLogInLeads(shop: Shop): Promise<string> {
  const visitor = createCookieKeeper()
  const { email } = DEMO_CUSTOMER
  const landed = await visitor.open(await callbackFor(visitor, { url: shop.url, email }))
  return landed.replace(shop.url, '')
}

/** Who is signed out is led to the login page. */
function expectStillSignedIn({ status, sessionCookie }: Answer): void {
  expect([status, sessionCookie]).toEqual([200, null])
}

/** The endpoint answers again, and the storefront has seen that it may ask. */
async function recover(emulator: EmulatorControl): Promise<void> {
  await emulator.recover()
  await emulator.advance('PT10M')
}
