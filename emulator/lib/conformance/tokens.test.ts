import { describe, expect, test } from 'vitest'
import {
  answered,
  conformance,
  DAY_MS,
  DISABLED,
  denied,
  EMAIL,
  INVITED,
  inBothLists,
  NO_ERRORS,
  PASSWORD,
  RECORDED_EXPIRY,
} from './conformance-fixture.ts'
import {
  ADDRESS_CREATE,
  ADDRESS_DELETE,
  ADDRESS_UPDATE,
  CUSTOMER_READ,
  DEFAULT_ADDRESS_UPDATE,
  TOKEN_CREATE,
  TOKEN_DELETE,
  TOKEN_RENEW,
  UPDATE,
} from './documents-fixture.ts'

const store = conformance()

const CREDENTIALS = { input: { email: EMAIL, password: PASSWORD } }
const MINTED = expect.stringMatching(/^[\da-f]{32}$/)
const LIFETIME_MS = 42 * DAY_MS

async function customerOf(token: string) {
  return (await store.post(CUSTOMER_READ, { token })).body
}

async function renew(token: string) {
  return (await store.post(TOKEN_RENEW, { token })).body
}

function renewed(accessToken: unknown, expiresAt: string) {
  const customerAccessToken = { accessToken, expiresAt }
  return answered({ customerAccessTokenRenew: { customerAccessToken, userErrors: [] } }, 12)
}

describe('table 2', () => {
  test('row 1: a log-in gives 32 hex digits that end 42 days later, to the second', async () => {
    const { status, body } = await store.post(TOKEN_CREATE, CREDENTIALS)
    const customerAccessToken = { accessToken: MINTED, expiresAt: RECORDED_EXPIRY }
    const customerAccessTokenCreate = { customerAccessToken, ...NO_ERRORS }
    expect([status, body]).toEqual([200, answered({ customerAccessTokenCreate }, 13)])
  })

  test('row 1: the length of a life is a switch, and its end is dead', async () => {
    store.emulator.behaviour.tokenLifetimeSeconds = 3600
    const token = await store.logIn()
    store.emulator.clock.advance(3_600_000 - 1)
    expect((await customerOf(token)).data.customer).not.toBeNull()
    store.emulator.clock.advance(1)
    expect((await customerOf(token)).data.customer).toBeNull()
  })

  test.each([
    ['a wrong password', EMAIL, 'wrong'],
    ['an unknown address', 'nobody@example.com', PASSWORD],
    ['a customer who was invited', INVITED, PASSWORD],
    ['a customer who is disabled', DISABLED, PASSWORD],
  ])('row 2: %s gets the one answer for them all', async (_, email, password) => {
    const { status, body } = await store.post(TOKEN_CREATE, { input: { email, password } })
    const customerAccessTokenCreate = {
      customerAccessToken: null,
      ...inBothLists('UNIDENTIFIED_CUSTOMER', null, 'Unidentified customer'),
    }
    expect([status, body]).toEqual([200, answered({ customerAccessTokenCreate }, 13)])
  })

  test('row 3: a second log-in gives another string, or by a switch the same one', async () => {
    const first = await store.logIn()
    const second = await store.logIn()
    expect(second).not.toBe(first)
    store.emulator.behaviour.reuseActiveToken = true
    expect(await store.logIn()).toBe(second)
    store.emulator.clock.advance(LIFETIME_MS)
    expect([first, second]).not.toContain(await store.logIn())
  })

  test('row 3: a string that is reused is that of the same customer, and a valid one', async () => {
    store.emulator.behaviour.reuseActiveToken = true
    store.emulator.customers.add({ email: 'eve@example.com', password: PASSWORD })
    const token = await store.logIn()
    expect(await store.logIn('eve@example.com')).not.toBe(token)
    await store.post(TOKEN_DELETE, { token })
    expect(await store.logIn()).not.toBe(token)
  })

  test('row 4: a renewal keeps the string, and moves its end to 42 days from now', async () => {
    const token = await store.logIn()
    store.emulator.clock.advance(DAY_MS)
    expect(await renew(token)).toEqual(renewed(token, '2026-08-27T22:57:56Z'))
    store.emulator.clock.advance(LIFETIME_MS - 1)
    expect((await customerOf(token)).data.customer).not.toBeNull()
  })

  test.each([
    ['rotate-grace', true],
    ['rotate-strict', false],
  ] as const)(
    'row 4: with %s the string is another; the old one lives: %s',
    async (mode, isOldAlive) => {
      const token = await store.logIn()
      store.emulator.behaviour.renew = mode
      store.emulator.clock.advance(DAY_MS)
      const body = await renew(token)
      expect(body).toEqual(renewed(MINTED, '2026-08-27T22:57:56Z'))
      const { accessToken } = body.data.customerAccessTokenRenew.customerAccessToken
      expect(accessToken).not.toBe(token)
      const [old, young] = [await customerOf(token), await customerOf(accessToken)]
      expect([old.data.customer !== null, young.data.customer !== null]).toEqual([isOldAlive, true])
    },
  )

  test('row 4: with no-extend a renewal answers what there was, which ends when it did', async () => {
    const token = await store.logIn()
    store.emulator.behaviour.renew = 'no-extend'
    store.emulator.clock.advance(DAY_MS)
    expect(await renew(token)).toEqual(renewed(token, RECORDED_EXPIRY))
    store.emulator.clock.advance(LIFETIME_MS - DAY_MS)
    expect((await customerOf(token)).data.customer).toBeNull()
  })

  test('row 5: a renewal of an expired or unknown token is denied', async () => {
    const token = await store.logIn()
    store.emulator.clock.advance(LIFETIME_MS)
    for (const dead of [token, 'unknown']) {
      const { status, body } = await store.post(TOKEN_RENEW, { token: dead })
      expect([status, body]).toEqual([200, denied('customerAccessTokenRenew', 12)])
    }
  })

  test.each([
    ['user-errors', [{ field: ['customerAccessToken'], message: 'access token does not exist' }]],
    ['null', []],
  ] as const)('row 5: a switch refuses a renewal with %s', async (face, userErrors) => {
    store.emulator.behaviour.refusedRenewal = face
    const customerAccessTokenRenew = { customerAccessToken: null, userErrors }
    expect(await renew('unknown')).toEqual(answered({ customerAccessTokenRenew }, 12))
  })

  test.each<[string, (token: string) => unknown]>([
    ['deleted', (token) => store.post(TOKEN_DELETE, { token })],
    ['expired', () => store.emulator.clock.advance(LIFETIME_MS)],
    ['of before a new password', (token) => store.post(UPDATE, { token, customer: NEW_PASSWORD })],
    ['of a customer who was deleted', () => store.emulator.customers.remove(EMAIL)],
    ['of a customer who was replaced', () => store.emulator.customers.add(SOMEBODY_ELSE)],
  ])('row 6: a token that is %s finds a customer who is null, without an error', async (_, end) => {
    const token = await store.logIn()
    expect((await customerOf(token)).data.customer.email).toBe(EMAIL)
    await end(token)
    const { status, body } = await store.post(CUSTOMER_READ, { token })
    expect([status, body]).toEqual([200, answered({ customer: null }, 4)])
  })

  test.each([
    ['customerAccessTokenDelete', TOKEN_DELETE, 11],
    ['customerUpdate', UPDATE, 14],
    ['customerAddressCreate', ADDRESS_CREATE, 13],
    ['customerAddressUpdate', ADDRESS_UPDATE, 13],
    ['customerAddressDelete', ADDRESS_DELETE, 12],
    ['customerDefaultAddressUpdate', DEFAULT_ADDRESS_UPDATE, 16],
  ])(
    'row 7: %s with a dead token is denied, and names the scope too',
    async (field, document, cost) => {
      const token = await store.logIn()
      await store.post(TOKEN_DELETE, { token })
      const variables = { token, id: 'x', address: {}, customer: { firstName: 'Augusta' } }
      const { status, body } = await store.post(document, variables)
      expect([status, body]).toEqual([200, denied(field, cost)])
    },
  )

  test('row 28: a switch says that a fresh token ends at once, though it lives', async () => {
    store.emulator.behaviour.expiresAtNow = true
    const { body } = await store.post(TOKEN_CREATE, CREDENTIALS)
    const { accessToken, expiresAt } = body.data.customerAccessTokenCreate.customerAccessToken
    expect(expiresAt).toBe('2026-07-15T22:57:56Z')
    store.emulator.clock.advance(DAY_MS)
    expect((await customerOf(accessToken)).data.customer.email).toBe(EMAIL)
    expect(await renew(accessToken)).toEqual(renewed(accessToken, '2026-07-16T22:57:56Z'))
  })
})

const NEW_PASSWORD = { password: 'difference engine' }

const SOMEBODY_ELSE = { email: EMAIL, password: PASSWORD, firstName: 'Augusta' }
