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
