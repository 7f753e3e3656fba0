import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type FaultKind,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { customerAccessTokenCreate } from '../account/customer-mutations.ts'
import { exchange } from '../account/log-in.ts'
import type { CustomerAccessToken } from '../session/session.ts'
import type { TokenSource } from '../session/token-source.ts'
import { customerAccessTokens } from './customer-access-token.ts'
import { type StoreAccess, storefrontApi } from './storefront-api.ts'

const { email, password } = DEMO_CUSTOMER
const ALL_SCOPES = ['unauthenticated_read_customers', 'unauthenticated_write_customers']

let emulator: StorefrontEmulator
let origin: string
let source: TokenSource

const reported: string[] = []
const report = (problem: string) => reported.push(problem)

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
  source = sourceWith(emulator.publicAccessToken)
})
afterAll(() => emulator.close())
beforeEach(() => {
  reported.length = 0
  emulator.faults.clear()
  emulator.clock.reset()
  emulator.journal.clear()
  Object.assign(emulator.behaviour, {
    renew: 'same',
    refusedRenewal: 'access-denied',
    scopes: ALL_SCOPES,
  })
})

/** All four questions: how a token comes into the world, and what becomes of it. */
function sourceOf(store: StoreAccess): TokenSource {
  return {
    ...customerAccessTokens(store),
    create: (credentials) => exchange(store, customerAccessTokenCreate({ input: credentials })),
  }
}

function sourceWith(publicAccessToken: string, timeoutMs = 2000): TokenSource {
  const store = { origin, apiVersion: '2026-04', publicAccessToken, privateAccessToken: null }
  return sourceOf({
    api: storefrontApi({ store, timeoutMs, buyerIp: () => null, report }),
    report,
  })
}

async function logIn(): Promise<CustomerAccessToken> {
  const created = await source.create({ email, password })
  if (created.outcome !== 'created') throw new Error(`not created: ${created.outcome}`)
  return created.customerAccessToken
}

describe('create', () => {
  test('brings a token of 42 days and says whose it is', async () => {
    const created = await source.create({ email, password })
    const token = emulator.tokens.all().at(-1)
    expect(created).toMatchObject({
      outcome: 'created',
      customer: { firstName: 'Ada', lastName: 'Lovelace', displayName: 'Ada Lovelace' },
      customerAccessToken: {
        expiresAt: `${new Date(token?.expiresAt ?? 0).toISOString().slice(0, 19)}Z`,
      },
    })
    if (created.outcome !== 'created') return
    expect(created.customerAccessToken.accessToken).toBe(token?.accessToken)
  })

  test('does not tell a wrong password from an unknown address', async () => {
    const wrong = await source.create({ email, password: 'wrong' })
    const unknown = await source.create({ email: 'nobody@example.com', password })
    expect(wrong).toEqual({ outcome: 'unidentified' })
    expect(unknown).toEqual(wrong)
  })

  test('is misconfigured, and names what is, without a scope and with an unknown API token', async () => {
    emulator.behaviour.scopes = []
    expect(await source.create({ email, password })).toEqual(misconfigured('scope'))
    emulator.behaviour.scopes = ['unauthenticated_write_customers']
    expect(await source.create({ email, password })).toEqual(misconfigured('scope'))
    expect(await sourceWith('wrong').create({ email, password })).toEqual(
      misconfigured('api-token'),
    )
    expect(reported).toEqual(['scope', 'scope', 'api-token'])
  })
})

describe('renew', () => {
  test('brings the token back with a later end', async () => {
    const token = await logIn()
    emulator.clock.advance(22 * 86_400_000)
    const renewed = await source.renew(token)
    if (renewed.outcome !== 'renewed') throw new Error(renewed.outcome)
    expect(renewed.customerAccessToken.accessToken).toBe(token.accessToken)
    const moved = Date.parse(renewed.customerAccessToken.expiresAt) - Date.parse(token.expiresAt)
    expect(Math.round(moved / 86_400_000)).toBe(22)
  })

  test('takes whatever string comes back', async () => {
    emulator.behaviour.renew = 'rotate-strict'
    const token = await logIn()
    const renewed = await source.renew(token)
    if (renewed.outcome !== 'renewed') throw new Error(renewed.outcome)
    expect(renewed.customerAccessToken.accessToken).not.toBe(token.accessToken)
    expect((await source.probe(renewed.customerAccessToken)).outcome).toBe('alive')
    expect((await source.probe(token)).outcome).toBe('dead')
  })

  test.each(['access-denied', 'user-errors', 'null'] as const)(
    'is refused for an expired token, whatever the refusal looks like: %s',
    async (face) => {
      emulator.behaviour.refusedRenewal = face
      const token = await logIn()
      emulator.clock.advance(43 * 86_400_000)
      expect(await source.renew(token)).toEqual({ outcome: 'refused' })
    },
  )
})

describe('revoke', () => {
  test('ends a token for good, and ending it again is no failure', async () => {
    const token = await logIn()
    expect(await source.revoke(token)).toEqual({ outcome: 'revoked' })
    expect(await source.probe(token)).toEqual({ outcome: 'dead' })
    expect(await source.revoke(token)).toEqual({ outcome: 'revoked' })
  })
})

describe('probe', () => {
  test('does not call a token dead when the API token lacks the scope', async () => {
    const token = await logIn()
    emulator.behaviour.scopes = []
    expect(await source.probe(token)).toEqual(misconfigured('scope'))
  })
})

const UNAVAILABLE: readonly (readonly [FaultKind, string])[] = [
  ['hang', 'timeout'],
  ['reset', 'network'],
  ['error-500', 'http-status'],
  ['bad-gateway-502', 'http-status'],
  ['security-rejection-430', 'http-status'],
  ['redirect-307', 'http-status'],
  ['html-200', 'not-json'],
  ['truncated-json', 'not-json'],
  ['nonsense-json', 'invalid-response'],
  ['empty-json', 'invalid-response'],
  ['internal-error', 'invalid-response'],
  ['too-large', 'too-large'],
]

describe('a store that fails', () => {
  test.each(UNAVAILABLE)(
    'with %s is unavailable (%s), for each of the four questions',
    async (kind, reason) => {
      const token = await logIn()
      const impatient = sourceWith(emulator.publicAccessToken, kind === 'hang' ? 150 : 5000)
      emulator.faults.add({ kind })
      const outcome = { outcome: 'unavailable', reason }
      expect(await impatient.create({ email, password })).toEqual(outcome)
      expect(await impatient.renew(token)).toEqual(outcome)
      expect(await impatient.probe(token)).toEqual(outcome)
      expect(await impatient.revoke(token)).toEqual(outcome)
    },
  )

  test('with a throttle says when to come back', async () => {
    emulator.faults.add({ kind: 'throttled', times: 1 })
    expect(await source.create({ email, password })).toEqual({
      outcome: 'throttled',
      retryAfterSeconds: 60,
    })
    emulator.faults.add({ kind: 'too-many-requests-429', times: 1 })
    expect(await source.create({ email, password })).toEqual({
      outcome: 'throttled',
      retryAfterSeconds: 7,
    })
  })

  test('by refusing connections is unavailable', async () => {
    const gone = createStorefrontEmulator()
    const goneOrigin = await gone.listen()
    await gone.close()
    const store = {
      origin: goneOrigin,
      apiVersion: '2026-04',
      publicAccessToken: 'x',
      privateAccessToken: null,
    }
    const api = storefrontApi({ store, timeoutMs: 2000, buyerIp: () => null, report })
    expect(await sourceOf({ api, report }).create({ email, password })).toEqual({
      outcome: 'unavailable',
      reason: 'network',
    })
  })
})

describe('the buyer’s IP', () => {
  test('goes with the private token, and never with the public one', async () => {
    const store = { origin, apiVersion: '2026-04', publicAccessToken: emulator.publicAccessToken }
    for (const privateAccessToken of [emulator.privateAccessToken, null]) {
      const api = storefrontApi({
        store: { ...store, privateAccessToken },
        timeoutMs: 2000,
        buyerIp: () => '203.0.113.7',
        report,
      })
      await sourceOf({ api, report }).create({ email, password: 'wrong' })
    }
    expect(emulator.journal.entries().map(({ buyerIp }) => buyerIp)).toEqual(['203.0.113.7', null])
  })
})

function misconfigured(problem: string) {
  return { outcome: 'misconfigured', problem }
}
