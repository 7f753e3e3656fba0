import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NextRequest } from 'next/server.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { unsealSession } from '../core/session/seal.ts'
import { sealedCookie } from '../core/session/sealed-cookie.ts'
import { type Session, startAccountSession, tokenOf } from '../core/session/session.ts'
import { accountSessionFixture, PASSWORDS, SEALING } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type SessionMiddleware } from './create-session-middleware.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const site = { cookieName: 'storefront_session', isHttps: false }

let answer: (response: ServerResponse) => void
let asked = 0
let now = 0
let middleware: SessionMiddleware
let cookie = ''
const events: SessionEvent[] = []

const server = createServer((_, response) => {
  asked += 1
  answer(response)
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  asked = 0
  events.length = 0
  answer = good
  now = Math.floor(Date.now() / 1000) * 1000 + 500
  const options = {
    storeDomain: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publicAccessToken: 'public',
    password: PASSWORDS,
    siteOrigin: 'http://localhost:3000',
    customerAccountClientId: 'client',
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
    now: () => now,
    onEvent: (event: SessionEvent) => events.push(event),
  }
  middleware = createSessionMiddleware(options)
  const at = (ms: number) => new Date(now + ms).toISOString()
  const { customerAccount, customer } = accountSessionFixture({
    expiresAt: at(60 * MINUTE_MS),
    sessionEndsAt: at(30 * DAY_MS),
  })
  const session = startAccountSession(customerAccount, customer, now)
  cookie = (await sealedCookie(session, { config: SEALING, site, now })).value
})
afterEach(() => {
  vi.restoreAllMocks()
  expect(JSON.stringify(events)).not.toMatch(/shcat_|shcrt_|Fe26/)
})

function good(response: ServerResponse): void {
  json(response, 200, {
    access_token: `shcat_${asked}`,
    expires_in: 3600,
    refresh_token: `shcrt_${asked}`,
  })
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function visit() {
  const headers = { cookie: `storefront_session=${cookie}` }
  const response = await middleware(new NextRequest('http://localhost:3000/', { headers }))
  const written = response.cookies.get('storefront_session')
  if (written?.value) cookie = written.value
  return written
}

async function opened(): Promise<Session> {
  const read = await unsealSession(cookie, { passwords: PASSWORDS })
  if (read.status !== 'present') throw new Error('There is no session.')
  return read.session
}

describe('a session of a customer account, in the middleware', () => {
  test('is left alone for half an hour, and then renewed, for the browser and its next half hour', async () => {
    now += 29 * MINUTE_MS
    expect(await visit()).toBeUndefined()
    expect(asked).toBe(0)
    now += 2 * MINUTE_MS
    expect(await visit()).toMatchObject({ maxAge: 30 * 86_400 - 1 })
    expect(tokenOf(await opened()).accessToken).toBe('shcat_1')
    expect(events).toMatchObject([
      { type: 'renewed', accounts: 'oauth', by: 'store', extended: true },
    ])
    now += 29 * MINUTE_MS
    expect(await visit()).toBeUndefined()
  })

  test('is renewed when its customer comes back after 29 days', async () => {
    now += 29 * DAY_MS
    expect(await visit()).toMatchObject({ httpOnly: true })
    expect(tokenOf(await opened()).accessToken).toBe('shcat_1')
  })

  test('is over when they come back after thirty, and says so', async () => {
    now += 30 * DAY_MS
    expect(await visit()).toMatchObject({ value: 'expired' })
    expect(events).toMatchObject([{ type: 'ended', accounts: 'oauth', reason: 'expired' }])
    expect(asked).toBe(0)
  })

  test('outlives two hours without an answer, over two ends of its access token', async () => {
    answer = (response) => json(response, 503, {})
    for (let minute = 31; minute < 151; minute += 10) {
      now += 10 * MINUTE_MS
      expect(await visit()).toBeUndefined()
    }
    answer = good
    now += MINUTE_MS
    await visit()
    await expect.poll(visit).toBeDefined()
    expect(tokenOf(await opened()).accessToken).toMatch(/^shcat_\d+$/)
    expect(events.filter(({ type }) => type === 'ended')).toEqual([])
  })

  test('ends with invalid_grant', async () => {
    answer = (response) => json(response, 400, { error: 'invalid_grant' })
    now += 40 * MINUTE_MS
    expect(await visit()).toMatchObject({ value: 'revoked' })
    expect(events).toMatchObject([{ type: 'ended', accounts: 'oauth', reason: 'revoked' }])
  })

  test('is kept while Shopify does not know the client, and the operator hears of it', async () => {
    answer = (response) => json(response, 401, { error: 'invalid_client' })
    now += 40 * MINUTE_MS
    expect(await visit()).toBeUndefined()
    expect(events).toMatchObject([
      { type: 'misconfigured', problem: 'customer-account-client' },
      expect.anything(),
      { type: 'renewal-postponed', accounts: 'oauth', cause: 'customer-account-client' },
    ])
    expect(vi.mocked(console.error).mock.calls.join()).toContain(
      'SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID',
    )
  })
})
