import fc from 'fast-check'
import { NextRequest } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEFAULT_CLIENT_ID,
  type FaultKind,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { multipassGrant } from '../core/customer-account/multipass-grant.ts'
import { sealSession, unsealSession } from '../core/session/seal.ts'
import { startSession } from '../core/session/session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../core/session/session-fixture.ts'
import { createSessionMiddleware } from './create-session-middleware.ts'

/** Of these an answer comes late or never, which would make the test wait for clocks. */
const SLOW = ['hang', 'hang-body', 'drip', 'endless', 'latency', 'late-answer']

let emulator: StorefrontEmulator
let storeDomain: string
let kinds: readonly FaultKind[]

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  storeDomain = await emulator.listen()
  const response = await fetch(`${storeDomain}/__emulator/faults`)
  const all: readonly FaultKind[] = (await response.json()).kinds
  kinds = all.filter((kind) => !SLOW.includes(kind))
  expect(kinds.length).toBeGreaterThan(20)
})
afterAll(() => emulator.close())
afterEach(() => void vi.restoreAllMocks())

interface Visit {
  readonly fault: { readonly kind: FaultKind; readonly field: string } | null
  readonly grant: 'off' | 'all-tokens' | 'access-token-only'
  readonly secret: string | undefined
}

/** All that it takes. */
const GOOD: Visit = { fault: null, grant: 'all-tokens', secret: 'emulator-multipass-secret' }

test('whatever Shopify answers to a move, a customer stays signed in, and moves once it works', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const field = fc.constantFrom('token', 'token', 'discovery', 'customer-account-api')
  const visits = fc.array(
    fc.record<Visit>({
      fault: fc.option(fc.record({ kind: fc.constantFrom(...kinds), field }), { freq: 6 }),
      grant: fc.constantFrom('all-tokens', 'all-tokens', 'off', 'access-token-only'),
      secret: fc.constantFrom('emulator-multipass-secret', 'another', undefined),
    }),
    { maxLength: 3 },
  )
  const story = async (steps: readonly Visit[]) => {
    expect(await moves([...steps, GOOD])).toBe(true)
  }
  await fc.assert(fc.asyncProperty(visits, story), { numRuns: 100 })
}, 120_000)

/** Visits once in the second half of each token's life until the session moves; whether it has. */
async function moves(steps: readonly Visit[]): Promise<boolean> {
  let secret: string | undefined
  const middleware = createSessionMiddleware({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    siteOrigin: 'http://localhost:3000',
    customerAccountClientId: DEFAULT_CLIENT_ID,
    moveLegacySessions: multipassGrant(() => secret),
    now: emulator.clock.now,
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
  })
  let cookie = await newCookie()
  for (const { fault, grant, secret: known } of steps) {
    secret = known
    emulator.behaviour.multipassGrant = grant
    emulator.faults.clear()
    if (fault !== null) emulator.faults.add(fault)
    emulator.clock.advance(22 * DAY_MS)
    const headers = { cookie: `storefront_session=${cookie}` }
    const response = await middleware(new NextRequest('http://localhost:3000/', { headers }))
    cookie = response.cookies.get('storefront_session')?.value ?? cookie
    const read = await unsealSession(cookie, { passwords: PASSWORDS })
    if (read.status !== 'present') expect.fail(`There is no session any more: ${cookie}`)
    const { customerAccount } = read.session
    if (customerAccount !== undefined) {
      expect(customerAccount.refreshToken).toMatch(/^shcrt_/)
      return true
    }
  }
  return false
}

async function newCookie(): Promise<string> {
  emulator.clock.reset()
  emulator.faults.clear()
  const ada = emulator.customers.byEmail('ada@example.com')
  if (ada === undefined) throw new Error('The demo customer is missing.')
  const issued = emulator.tokens.issue(ada)
  const token = { ...issued, expiresAt: new Date(issued.expiresAt).toISOString() }
  const customer = { ...sessionFixture().customer, id: `gid://shopify/Customer/${ada.number}` }
  const now = emulator.clock.now()
  return sealSession(startSession(token, customer, now), { passwords: PASSWORDS, now })
}
