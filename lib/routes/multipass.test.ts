import { NextRequest } from 'next/server.js'
import { createMultipassToken } from 'storefront-emulator'
import { expect, test } from 'vitest'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createMultipassLogin } from './create-multipass-login.ts'
import { email, emulator, events, logIn, ORIGIN, storeDomain, tokenIn } from './route-fixture.ts'

const SECRET = 'emulator-multipass-secret'

function tokenFor(customer: string, secret = SECRET): string {
  const created_at = new Date(emulator.clock.now()).toISOString()
  return createMultipassToken({ email: customer, created_at, first_name: 'Grace' }, secret)
}

function arrive(multipassToken: string, { returnTo, cookie }: Partial<Arrival> = {}) {
  const logInWithMultipass = createMultipassLogin({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    now: emulator.clock.now,
    renewTimeoutMs: 2500,
    onEvent: (event) => events.push(event),
  })
  const headers = { host: 'shop.example', ...(cookie === undefined ? {} : { cookie }) }
  const request = new NextRequest(`${ORIGIN}/api/sign-in/callback`, { headers })
  return logInWithMultipass(request, { multipassToken, returnTo })
}

interface Arrival {
  readonly returnTo: string
  readonly cookie: string
}

test('a customer who has logged in elsewhere is signed in here', async () => {
  const response = await arrive(tokenFor(email), { returnTo: '/account/orders' })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/account/orders'])
  const token = await tokenIn(response)
  expect(emulator.tokens.valid(Object(token).accessToken)?.customer.email).toBe(email)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(events).toMatchObject([{ type: 'logged-in', by: 'multipass' }])
})

test('one whom the store does not know yet is a customer from then on', async () => {
  const response = await arrive(tokenFor('grace@multipass.example'))
  expect(response.headers.get('location')).toBe('/account')
  expect(emulator.customers.byEmail('grace@multipass.example')?.firstName).toBe('Grace')
})

test('a token that Shopify does not take leads to the login page, and begins nothing', async () => {
  const used = tokenFor(email)
  await arrive(used)
  for (const bad of [used, tokenFor(email, 'another secret'), 'nonsense', '']) {
    const response = await arrive(bad, { returnTo: '/cart' })
    expect(response.headers.get('location')).toBe(
      '/account/login?error=UNIDENTIFIED_CUSTOMER&returnTo=%2Fcart',
    )
    expect(response.headers.getSetCookie()).toEqual([])
  }
})

test('the session that was there before ends, and leads to no other site', async () => {
  const cookie = await logIn()
  const response = await arrive(tokenFor(email), { cookie, returnTo: '//evil.example' })
  expect(response.headers.get('location')).toBe('/account')
  expect(emulator.journal.count('customerAccessTokenDelete')).toBe(1)
})

test('while the store is away the login page says so, and a session stays', async () => {
  const cookie = await logIn()
  emulator.faults.add({ kind: 'service-unavailable-503' })
  const response = await arrive(tokenFor(email), { cookie })
  expect(response.headers.get('location')).toBe('/account/login?error=STOREFRONT_UNAVAILABLE')
  expect(response.headers.getSetCookie()).toEqual([])
})
