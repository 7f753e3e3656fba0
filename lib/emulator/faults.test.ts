import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StorefrontEmulator } from './index.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER, type FaultKind } from './index.ts'

let emulator: StorefrontEmulator
let origin: string
let accessToken: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.faults.clear()
  emulator.journal.clear()
  const customer = emulator.customers.byEmail(DEMO_CUSTOMER.email)
  if (customer === undefined) throw new Error('The demo customer is missing.')
  accessToken = emulator.tokens.issue(customer).accessToken
})

const RENEW = `mutation R($token: String!) {
  customerAccessTokenRenew(customerAccessToken: $token) {
    customerAccessToken { accessToken expiresAt }
    userErrors { field message }
  }
}`

function renew({ signal, at = origin }: { signal?: AbortSignal; at?: string } = {}) {
  return fetch(`${at}/api/2026-04/graphql.json`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'x-shopify-storefront-access-token': emulator.publicAccessToken,
    },
    body: JSON.stringify({ query: RENEW, variables: { token: accessToken } }),
    ...(signal === undefined ? {} : { signal }),
  })
}

test.each<[FaultKind, number]>([
  ['bad-request-400', 400],
  ['unauthorized-401', 401],
  ['payment-required-402', 402],
  ['forbidden-403', 403],
  ['not-found-404', 404],
  ['locked-423', 423],
  ['too-many-requests-429', 429],
  ['security-rejection-430', 430],
  ['error-500', 500],
  ['bad-gateway-502', 502],
  ['service-unavailable-503', 503],
  ['gateway-timeout-504', 504],
  ['redirect-302', 302],
  ['redirect-307', 307],
])('%s is answered with its status', async (kind, status) => {
  emulator.faults.add({ kind })
  expect((await renew()).status).toBe(status)
  expect(emulator.journal.entries()).toMatchObject([{ fault: kind, status }])
})

test.each<[FaultKind, string | RegExp]>([
  ['html-200', /^<!doctype html>/],
  ['empty-body', ''],
  ['empty-json', '{}'],
  ['null-data', '{"data":null}'],
  ['array-json', /^\[/],
  ['truncated-json', /^\{"data".*[^}]$/],
  ['wrong-types', /"accessToken":\d+/],
])('%s is answered with 200 and just that', async (kind, body) => {
  emulator.faults.add({ kind })
  const response = await renew()
  expect(response.status).toBe(200)
  const text = await response.text()
  if (typeof body === 'string') expect(text).toBe(body)
  else expect(text).toMatch(body)
})

test.each<FaultKind>(['garbled-gzip', 'short-body', 'reset-body'])(
  '%s breaks the body',
  async (kind) => {
    emulator.faults.add({ kind })
    await expect(renew().then((response) => response.text())).rejects.toThrow()
  },
)

test('reset breaks the connection', async () => {
  emulator.faults.add({ kind: 'reset' })
  await expect(renew()).rejects.toThrow()
})

test.each<FaultKind>(['hang', 'hang-body', 'drip', 'endless'])(
  '%s never ends, is in the journal at once, and does not keep the emulator from closing',
  async (kind) => {
    const other = createStorefrontEmulator({ publicAccessToken: emulator.publicAccessToken })
    const at = await other.listen()
    other.faults.add({ kind })
    const asking = renew({ at }).then((response) => response.text())
    const ending = asking.then(
      () => 'ended',
      () => 'cut',
    )
    await expect.poll(() => other.journal.count('customerAccessTokenRenew')).toBe(1)
    expect(await Promise.race([ending, later(50)])).toBe('open')
    await other.close()
    expect(await ending).toBe('cut')
  },
)

describe('a delay', () => {
  test('latency executes afterwards: a token that died meanwhile is dead', async () => {
    emulator.faults.add({ kind: 'latency', delayMs: 60 })
    const startedAt = performance.now()
    const asking = renew()
    await later(20)
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    expect(await (await asking).text()).toContain('ACCESS_DENIED')
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55)
    expect(emulator.journal.entries()).toMatchObject([{ fault: 'latency', status: 200 }])
  })

  test('late-answer executes at once', async () => {
    emulator.faults.add({ kind: 'late-answer', delayMs: 60 })
    const asking = renew()
    await later(20)
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    expect(await (await asking).text()).toContain('"expiresAt"')
  })

  test('can come before any fault', async () => {
    emulator.faults.add({ kind: 'error-500', delayMs: 60 })
    const startedAt = performance.now()
    expect((await renew()).status).toBe(500)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55)
  })
})

describe('an answer that says no', () => {
  test.each<[FaultKind, object]>([
    ['access-denied', { errors: [{ extensions: { code: 'ACCESS_DENIED' } }] }],
    ['renewal-user-errors', { data: { customerAccessTokenRenew: { customerAccessToken: null } } }],
    ['renewal-null', { data: { customerAccessTokenRenew: { userErrors: [] } } }],
  ])('%s, though the token lives on', async (kind, answer) => {
    emulator.faults.add({ kind })
    expect(await (await renew()).json()).toMatchObject(answer)
    expect(emulator.tokens.living(accessToken)).toBeDefined()
  })

  test('expires-now leaves the token as it was', async () => {
    const before = emulator.tokens.living(accessToken)?.expiresAt
    emulator.faults.add({ kind: 'expires-now' })
    const { data } = await (await renew()).json()
    const { customerAccessToken } = data.customerAccessTokenRenew
    expect(customerAccessToken.accessToken).toBe(accessToken)
    expect(Math.abs(Date.parse(customerAccessToken.expiresAt) - emulator.clock.now())).toBeLessThan(
      2000,
    )
    expect(emulator.tokens.living(accessToken)?.expiresAt).toBe(before)
  })
})

describe('a fault', () => {
  test('hits as often as it says', async () => {
    emulator.faults.add({ kind: 'error-500', times: 2 })
    const statuses = []
    for (let call = 0; call < 3; call++) statuses.push((await renew()).status)
    expect(statuses).toEqual([500, 500, 200])
  })

  test('hits the field that it names', async () => {
    emulator.faults.add({ kind: 'error-500', field: 'customer' })
    expect((await renew()).status).toBe(200)
    emulator.faults.add({ kind: 'error-500', field: 'customerAccessTokenRenew' })
    expect((await renew()).status).toBe(500)
  })

  test.each([
    { kind: 'no-such' },
    { kind: 'hang', delayMs: 'soon' },
    { kind: 'hang', delayMs: -1 },
  ])('that cannot be is refused: %j', async (fault) => {
    const response = await fetch(`${origin}/__emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    expect(response.status).toBe(400)
    expect(emulator.faults.list()).toEqual([])
  })
})

function later(milliseconds: number): Promise<'open'> {
  return new Promise((resolve) => setTimeout(() => resolve('open'), milliseconds))
}
