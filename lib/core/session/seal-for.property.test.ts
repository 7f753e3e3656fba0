import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cartCookieName, readCart } from '../cart/visitor-cart.ts'
import { unsealSession } from './seal.ts'
import { openFor, type SealPurpose, sealFor } from './seal-for.ts'
import { PASSWORDS } from './session-fixture.ts'

const site = { cookieName: 'storefront_session', isHttps: false }

const instant = oftenRight(
  fc.constantFrom('2026-11-01T12:00:00Z', '2026-12-13T12:00:00.123Z'),
  fc.constant('soon'),
)
const text = oftenRight(fc.string({ minLength: 1, maxLength: 8 }), fc.constant(''))

/** What a session and a cart are made of, each right more often than not, and each may be absent. */
const field = {
  version: oftenRight<unknown>(fc.constant(1), fc.constantFrom(2, '1')),
  customerAccessToken: fc.record(
    { accessToken: text, expiresAt: instant, refreshToken: text },
    { requiredKeys: ['accessToken', 'expiresAt'] },
  ),
  issuedAt: instant,
  renewedAt: instant,
  customer: fc.record({
    id: fc.constantFrom('1', 'gid://shopify/Customer/1'),
    firstName: fc.option(text),
    lastName: fc.option(text),
  }),
  id: oftenRight(fc.constant('gid://shopify/Cart/1'), fc.constant('')),
  customerId: fc.constantFrom(null, 'gid://shopify/Customer/1'),
  p: fc.constantFrom<unknown>(1, 2, '1', null),
}

const data = fc.oneof(
  { weight: 4, arbitrary: fc.record(field, { requiredKeys: [] }) },
  // Everything that a session has and everything that a cart has, and perhaps a claim.
  { weight: 2, arbitrary: fc.record(field) },
  { weight: 1, arbitrary: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 })) },
)

const purpose = fc.constantFrom<SealPurpose>('session', 'cart', 'typed')

test('whatever is sealed for one purpose is read for that one only', async () => {
  let sessions = 0
  let carts = 0
  await fc.assert(
    fc.asyncProperty(purpose, data, async (made, value) => {
      const plain: object = value
      const seal = await sealFor(made, { data: { ...plain }, passwords: PASSWORDS, ttlSeconds: 60 })
      for (const wanted of ['session', 'cart', 'typed'] as const) {
        expect(await openFor(wanted, { seal, passwords: PASSWORDS })).toMatchObject(
          made === wanted ? { status: 'opened' } : { status: 'refused', reason: 'other-format' },
        )
      }
      const session = await unsealSession(seal, { passwords: PASSWORDS })
      const cart = await readCart((name) => (name === cartCookieName(site) ? seal : undefined), {
        site,
        config: { passwords: PASSWORDS },
      })
      if (made !== 'session') expect(session.status).toBe('absent')
      if (made !== 'cart') expect(cart).toBeNull()
      sessions += session.status === 'present' ? 1 : 0
      carts += cart === null ? 0 : 1
    }),
    { numRuns: 500 },
  )
  // It would prove little if nothing had been readable at all.
  expect(sessions).toBeGreaterThan(20)
  expect(carts).toBeGreaterThan(20)
}, 30_000)

function oftenRight<Value>(right: fc.Arbitrary<Value>, wrong: fc.Arbitrary<Value>) {
  return fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: wrong })
}
