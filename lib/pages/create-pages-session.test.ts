import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { BOTH_KINDS } from '../core/account/account-fixture.ts'
import type { SessionOptions } from '../core/config/options.ts'
import type { SessionEvent } from '../core/events/session-event.ts'
import { sealSession } from '../core/session/seal.ts'
import { startAccountSession, startSession } from '../core/session/session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../core/session/session-fixture.ts'
import { createPagesSession, type PagesRequest, type PagesSession } from './create-pages-session.ts'

const EMAIL = `query Email($customerAccessToken: String!) {
  customer(customerAccessToken: $customerAccessToken) { email }
}`

let emulator: StorefrontEmulator
let options: SessionOptions
let pages: PagesSession
let request: PagesRequest
let token: ReturnType<StorefrontEmulator['tokens']['issue']>

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  options = {
    storeDomain: await emulator.listen(),
    privateAccessToken: emulator.privateAccessToken,
    password: PASSWORDS,
    clientIpHeader: 'x-real-ip',
    now: emulator.clock.now,
    renewTimeoutMs: 2500,
  }
  pages = createPagesSession(options)
})
afterAll(() => emulator.close())
beforeEach(async () => {
  emulator.clock.reset()
  emulator.faults.clear()
  emulator.journal.clear()
  const customer = emulator.customers.byEmail('ada@example.com')
  if (customer === undefined) throw new Error('The demo customer is missing.')
  token = emulator.tokens.issue(customer)
  const { accessToken } = token
  const now = emulator.clock.now()
  const expiresAt = new Date(token.expiresAt).toISOString()
  const session = startSession({ accessToken, expiresAt }, sessionFixture().customer, now)
  const seal = await sealSession(session, { passwords: PASSWORDS, now })
  request = requestWith({ storefront_session: seal })
})

function requestWith(cookies: Readonly<Record<string, string>>): PagesRequest {
  return { headers: { host: 'shop.example', 'x-real-ip': ['203.0.113.9'] }, cookies }
}

test('the way to the login page has the slash that Next asks for; Next puts the base path before it', async () => {
  vi.stubEnv('__NEXT_ROUTER_BASEPATH', '/shop')
  vi.stubEnv('__NEXT_TRAILING_SLASH', 'true')
  const { redirect } = await pages.loginRedirect(requestWith({}), '/shop/account/orders')
  vi.unstubAllEnvs()
  expect(redirect.destination).toBe('/account/login/?returnTo=%2Faccount%2Forders')
})

describe('getSession', () => {
  test('tells who is signed in, as a prop can be, without the token and without the store', async () => {
    const session = await pages.getSession(request)
    expect(session).toMatchObject({ status: 'signed-in', customer: { firstName: 'Ada' } })
    expect(JSON.parse(JSON.stringify(session))).toEqual(session)
    expect(JSON.stringify(session)).not.toContain(token.accessToken)
    expect(emulator.journal.entries()).toEqual([])
  })

  test('of a visitor says that there is none', async () => {
    expect(await pages.getSession(requestWith({}))).toEqual({ status: 'signed-out' })
  })

  test('past its end says so, whether or not middleware ran', async () => {
    emulator.clock.advance(43 * DAY_MS)
    expect(await pages.getSession(request)).toEqual({ status: 'signed-out', reason: 'expired' })
  })

  test('takes no cookie that this site has not sealed', async () => {
    const forged = requestWith({ storefront_session: 'Fe26.2*1*forged' })
    expect(await pages.getSession(forged)).toEqual({ status: 'signed-out', reason: 'unreadable' })
  })
})

describe('loginRedirect', () => {
  test('leads to the login page and back', async () => {
    expect(await pages.loginRedirect(requestWith({}), '/account/orders?page=2')).toEqual({
      redirect: {
        destination: '/account/login?returnTo=%2Faccount%2Forders%3Fpage%3D2',
        permanent: false,
      },
    })
  })

  test('says that a session has ended, and leads to no other site', async () => {
    emulator.clock.advance(43 * DAY_MS)
    const { redirect } = await pages.loginRedirect(request, '//evil.example')
    expect(redirect.destination).toBe('/account/login?returnTo=%2Faccount&reason=expired')
  })
})

describe('customerQuery', () => {
  test('asks the store as the customer, for the buyer', async () => {
    expect(await pages.customerQuery(request, EMAIL)).toEqual({
      status: 'ok',
      data: { customer: { email: 'ada@example.com' } },
    })
    expect(emulator.journal.entries()).toMatchObject([{ buyerIp: '203.0.113.9' }])
  })

  test('asks nothing for a visitor', async () => {
    expect(await pages.customerQuery(requestWith({}), EMAIL)).toEqual({ status: 'signed-out' })
    expect(emulator.journal.entries()).toEqual([])
  })

  test('says that the token is dead, or that the store cannot be asked', async () => {
    emulator.tokens.revoke(token)
    expect(await pages.customerQuery(request, EMAIL)).toEqual({
      status: 'signed-out',
      reason: 'revoked',
    })
    emulator.faults.add({ kind: 'service-unavailable-503' })
    expect(await pages.customerQuery(request, EMAIL)).toEqual({ status: 'unavailable' })
  })
})

test('a customer who has logged in on Shopify’s page is asked about at the Customer Account API', async () => {
  const shop = createPagesSession({ ...options, ...BOTH_KINDS })
  const customer = emulator.customers.byEmail('ada@example.com')
  if (customer === undefined) throw new Error('The demo customer is missing.')
  const { accessToken, refreshToken } = await emulator.customerAccounts.issueTokens(customer)
  const now = emulator.clock.now()
  const sessionEndsAt = new Date(now + DAY_MS).toISOString()
  const tokens = { accessToken, refreshToken, expiresAt: sessionEndsAt, sessionEndsAt }
  const session = startAccountSession(
    { ...tokens, tokenEndpoint: null },
    sessionFixture().customer,
    now,
  )
  const hosted = requestWith({
    storefront_session: await sealSession(session, { passwords: PASSWORDS, now }),
  })
  const documents = { storefront: EMAIL, customerAccount: '{ customer { firstName } }' }
  expect(await shop.customerQuery(hosted, documents)).toEqual({
    status: 'ok',
    data: { customer: { firstName: 'Ada' } },
  })
  expect(await shop.customerQuery(request, documents)).toEqual({
    status: 'ok',
    data: { customer: { email: 'ada@example.com' } },
  })
  await expect(shop.customerQuery(request, EMAIL)).rejects.toThrow('one of each')
})

describe('a store that hangs', () => {
  test('is waited for once; then reads are unavailable at once, until it is back', async () => {
    const events: string[] = []
    const hanging = createPagesSession({
      ...options,
      onEvent: (event) => events.push(typeOf(event)),
    })
    const ask = () => hanging.customerQuery(request, EMAIL)
    emulator.faults.add({ kind: 'hang' })
    expect(await ask()).toEqual({ status: 'unavailable' })
    for (let page = 0; page < 5; page += 1) expect(await ask()).toEqual({ status: 'unavailable' })
    expect(emulator.journal.entries()).toHaveLength(1)

    emulator.faults.clear()
    await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe('ok')
    expect(events).toEqual(['breaker-opened of reads', 'breaker-closed of reads'])
  })

  test('is of one shop: another is asked as before', async () => {
    const other = createPagesSession(options)
    emulator.faults.add({ kind: 'hang', times: 1 })
    expect(await pages.customerQuery(request, EMAIL)).toEqual({ status: 'unavailable' })
    expect(await other.customerQuery(request, EMAIL)).toMatchObject({ status: 'ok' })
  })
})

function typeOf(event: SessionEvent): string {
  return 'of' in event ? `${event.type} of ${event.of}` : event.type
}
