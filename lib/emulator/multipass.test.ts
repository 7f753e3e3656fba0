import { afterEach, beforeEach, expect, test } from 'vitest'
import { startStore, type TestStore } from './customer-fixture.ts'
import { createMultipassToken, readMultipassToken } from './multipass.ts'

const SECRET = 'emulator-multipass-secret'

let store: TestStore

beforeEach(async () => {
  store = await startStore()
})
afterEach(() => store.emulator.close())

function tokenFor(email: string, secret = SECRET): string {
  const created_at = new Date(store.emulator.clock.now()).toISOString()
  return createMultipassToken({ email, created_at, first_name: 'Grace' }, secret)
}

async function exchange(multipassToken: string) {
  const { data } = await store.ask(
    `mutation M($multipassToken: String!) {
      customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) {
        customerAccessToken { accessToken expiresAt }
        customerUserErrors { code field message }
      }
    }`,
    { multipassToken },
  )
  return data.customerAccessTokenCreateWithMultipass
}

const REFUSED = {
  customerAccessToken: null,
  customerUserErrors: [
    { code: 'INVALID_MULTIPASS_REQUEST', field: null, message: 'Invalid Multipass request' },
  ],
}

test('logs a customer in whom the store has not known, and creates them', async () => {
  const { customerAccessToken, customerUserErrors } = await exchange(tokenFor('grace@example.com'))
  expect(customerUserErrors).toEqual([])
  const { customer } = store.emulator.tokens.living(customerAccessToken.accessToken) ?? {}
  expect(customer).toMatchObject({ email: 'grace@example.com', firstName: 'Grace' })
})

test('enables a customer who was invited', async () => {
  await exchange(tokenFor('invited@example.com'))
  expect(store.emulator.customers.byEmail('invited@example.com')?.state).toBe('enabled')
})

test('works once, and for a quarter of an hour', async () => {
  const token = tokenFor('grace@example.com')
  await exchange(token)
  expect(await exchange(token)).toEqual(REFUSED)
  const late = tokenFor('grace@example.com')
  store.emulator.clock.advance(15 * 60 * 1000)
  expect(await exchange(late)).toEqual(REFUSED)
})

test('refuses what the secret has not signed, and what is no token', async () => {
  const good = tokenFor('grace@example.com')
  const changed = good.slice(0, 40) + (good[40] === 'A' ? 'B' : 'A') + good.slice(41)
  for (const bad of [tokenFor('grace@example.com', 'another secret'), changed, 'nonsense', '']) {
    expect(await exchange(bad)).toEqual(REFUSED)
  }
})

test('opens to what was put in', () => {
  const customer = { email: 'grace@example.com', created_at: '2026-11-24T10:00:00Z' }
  expect(readMultipassToken(createMultipassToken(customer, SECRET), SECRET)).toEqual(customer)
  expect(readMultipassToken(createMultipassToken({} as never, SECRET), SECRET)).toBeNull()
})
