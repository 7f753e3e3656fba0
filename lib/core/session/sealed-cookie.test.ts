import { expect, test } from 'vitest'
import { resolveConfig } from '../config/config.ts'
import { guardedToken } from './guarded-token.ts'
import { unsealSession } from './seal.ts'
import { renewedCookie } from './sealed-cookie.ts'
import { DAY_MS, sessionFixture } from './session-fixture.ts'

const NOW = Math.floor(Date.now() / 60_000) * 60_000
const session = sessionFor('0123456789abcdef0123456789abcdef')
const config = configWith('a password for tests, 32 characters or more')

function sessionFor(accessToken: string) {
  const expiresAt = new Date(NOW + 42 * DAY_MS).toISOString()
  const renewedAt = new Date(NOW).toISOString()
  return sessionFixture({
    customerAccessToken: guardedToken({ accessToken, expiresAt }),
    renewedAt,
  })
}

function configWith(password: string) {
  return resolveConfig(
    { storeDomain: 'shop.myshopify.com', publicAccessToken: 'public', password },
    {},
  )
}

async function sealOf(given = session, { now = NOW, by = config } = {}): Promise<string> {
  const site = { cookieName: 'storefront_session', isHttps: false }
  return (await renewedCookie(given, { config: by, site, now })).value
}

test('of one renewed session one seal is kept, and handed to those who come after', async () => {
  const first = await sealOf()
  expect(await sealOf({ ...session })).toBe(first)
  expect(await sealOf(session, { now: NOW + 59_000 })).toBe(first)
  expect(await unsealSession(first, { passwords: config.passwords })).toEqual({
    status: 'present',
    session,
  })
})

test('whatever differs in it is another seal', async () => {
  const { customer, renewedAt: _, ...notRenewed } = session
  const earlier = new Date(NOW - DAY_MS).toISOString()
  const others = [
    sessionFor('fedcba9876543210fedcba9876543210'),
    { ...session, issuedAt: earlier },
    { ...session, renewedAt: earlier },
    { ...notRenewed, customer },
    ...Object.keys(customer).map((name) => ({
      ...session,
      customer: { ...customer, [name]: 'gid://shopify/Customer/7' },
    })),
  ]
  for (const other of others) {
    const first = await sealOf()
    const seal = await sealOf(other)
    expect(seal).not.toBe(first)
    expect(await unsealSession(seal, { passwords: config.passwords })).toEqual({
      status: 'present',
      session: other,
    })
  }
})

test('a minute later, and with another password, it is made anew', async () => {
  const first = await sealOf()
  expect(await sealOf(session, { now: NOW + 60_000 })).not.toBe(first)
  const by = configWith('another password, also 32 characters or more')
  const other = await sealOf(session, { by })
  expect(other).not.toBe(first)
  expect(await unsealSession(other, { passwords: by.passwords })).toMatchObject({
    status: 'present',
  })
})
