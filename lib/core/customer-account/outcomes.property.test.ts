import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { decide } from '../renewal/decide-renewal.ts'
import { createRenewals, type Renewal } from '../renewal/renewals.ts'
import { type Session, startAccountSession } from '../session/session.ts'
import { decodeSession, encodeSession } from '../session/session-codec.ts'
import { sessionFixture } from '../session/session-fixture.ts'
import { sessionTokens } from '../session/session-tokens.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import { refreshTokens } from './customer-account-tokens.ts'

const MAX_AGE_SECONDS = 30 * 24 * 60 * 60
const MINUTE_MS = 60_000
const HOUR_SECONDS = 3600

/** No other timer is set to this: so those that run out are the waits of requests. */
const WAIT_MS = 37
const TIMEOUT_MS = 150

/** What the token endpoint can do instead of its work. */
const FACES = {
  'no token': (response) => json(response, 200, { nothing: 'of use' }),
  'a list': (response) => json(response, 200, []),
  html: (response) => response.writeHead(200).end('<html></html>'),
  'bad request': (response) => json(response, 400, { error: 'invalid_request' }),
  'a page': (response) => response.writeHead(400).end('<p>invalid_grant</p>'),
  transient: (response) =>
    json(response, 401, { error: '', error_description: 'Access token request error.' }),
  'grant, but 401': (response) => json(response, 401, { error: 'invalid_grant' }),
  client: (response) => json(response, 401, { error: 'invalid_client' }),
  origin: (response) => response.writeHead(401, { 'www-authenticate': 'invalid_token' }).end(),
  forbidden: (response) => response.writeHead(403).end(),
  locked: (response) => response.writeHead(423).end(),
  throttled: (response) => response.writeHead(429, { 'retry-after': '7' }).end(),
  rejected: (response) => response.writeHead(430).end(),
  down: (response) => json(response, 503, { error: 'invalid_grant' }),
  gateway: (response) => response.writeHead(520).end('error code: 520'),
  cut: (response) => {
    response.writeHead(200, { 'content-length': '900' }).write('{"access_token":"shcat_')
    response.destroy()
  },
  nothing: () => undefined,
} satisfies Record<string, (response: ServerResponse) => unknown>

type Face = keyof typeof FACES | 'good' | 'slow' | 'ended'

type Step =
  | { readonly do: 'face'; readonly face: Face }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'visit'; readonly requests: number }
  | { readonly do: 'log-out' }

const faces: fc.Arbitrary<Step> = fc
  .constantFrom<Face>('good', 'good', 'slow', 'ended', ...(Object.keys(FACES) as Face[]))
  .map((face) => ({ do: 'face', face }))

/** Around the half and the end of an access token, within an outage, and over the end of a session. */
const waits: fc.Arbitrary<Step> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 1, max: 90 * 1000 }), weight: 4 },
    { arbitrary: fc.integer({ min: 20 * MINUTE_MS, max: 100 * MINUTE_MS }), weight: 8 },
    { arbitrary: fc.integer({ min: 1, max: 31 * 24 * 60 * MINUTE_MS }), weight: 1 },
  )
  .map((ms) => ({ do: 'wait', ms }))

const visits: fc.Arbitrary<Step> = fc
  .integer({ min: 1, max: 4 })
  .map((requests) => ({ do: 'visit', requests }))

const steps = fc.array(
  fc.oneof(
    { arbitrary: visits, weight: 6 },
    { arbitrary: waits, weight: 5 },
    { arbitrary: faces, weight: 4 },
    { arbitrary: fc.constant<Step>({ do: 'log-out' }), weight: 1 },
  ),
  { minLength: 15, maxLength: 40, size: 'max' },
)

let face: Face = 'good'
/** The clock of the story. */
let now = 0
/**
 * What the endpoint has said, when it last handed tokens out, and when it had handed out those of the
 * browser, which an answer that comes after its wait has not reached: the oracle knows nothing else.
 */
const oracle = { hasEnded: false, issuedAt: 0, browserHasOf: 0, asked: 0, waitsSinceIssued: 0 }
let issued = 0
let begun = 0

const server = createServer((_, response) => {
  oracle.asked += 1
  switch (face) {
    case 'good':
      return issue(response)
    case 'slow':
      return setTimeout(() => issue(response), 2 * WAIT_MS)
    case 'ended':
      oracle.hasEnded = true
      return json(response, 400, { error: 'invalid_grant' })
    default:
      return FACES[face](response)
  }
})

function issue(response: ServerResponse): void {
  oracle.issuedAt = now
  oracle.waitsSinceIssued = 0
  issued += 1
  json(response, 200, {
    access_token: `shcat_${issued}`,
    expires_in: HOUR_SECONDS,
    // Not each answer has one: then the old one is still in force.
    ...(issued % 3 === 0 ? {} : { refresh_token: `shcrt_${issued}` }),
  })
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

let storeOrigin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  storeOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
afterEach(() => void vi.restoreAllMocks())

test('nothing but invalid_grant, a log-out and its age ends a session, and an outage is waited for once', async () => {
  const waited = countWaits()
  await fc.assert(
    fc.asyncProperty(steps, (story) => tell(story, waited)),
    { numRuns: 200 },
  )
  // The stories are about something.
  expect(oracle.asked).toBeGreaterThan(200)
}, 120_000)

/** Counts the waits that run out, and no milliseconds: a busy machine does not matter. */
function countWaits(): { count: number } {
  const waited = { count: 0 }
  const original = globalThis.setTimeout
  const counted = (run: () => void) => () => {
    waited.count += 1
    run()
  }
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((
    run: () => void,
    ms?: number,
    ...rest: []
  ) => original(ms === WAIT_MS ? counted(run) : run, ms, ...rest)) as never)
  return waited
}

async function tell(story: readonly Step[], waited: { count: number }): Promise<void> {
  now = Date.parse('2026-11-01T00:00:00Z')
  face = 'good'
  const background: Promise<unknown>[] = []
  const access: AccountAccess = {
    account: {
      clientId: 'client',
      clientSecret: null,
      storeOrigin,
      shopId: null,
      apiVersion: '2026-04',
      sessionMaxAgeSeconds: MAX_AGE_SECONDS,
    },
    siteOrigin: () => 'https://shop.example',
    timeoutMs: TIMEOUT_MS,
    report: () => undefined,
    now: () => now,
  }
  const source = sessionTokens({
    storefront: never,
    renewAccount: (tokens) => refreshTokens(access, tokens),
  })
  const renewals = createRenewals({ clock: () => now, waitMs: WAIT_MS, timeoutMs: TIMEOUT_MS })

  let cookie: Session | null = null
  let isLoggedOut = false

  function logIn(): Session {
    Object.assign(oracle, {
      hasEnded: false,
      issuedAt: now,
      browserHasOf: now,
      waitsSinceIssued: 0,
    })
    isLoggedOut = false
    cookie = begin(now)
    return cookie
  }
  const isOver = () => now >= Math.floor(oracle.browserHasOf / 1000 + MAX_AGE_SECONDS) * 1000

  async function request(sent: Session): Promise<void> {
    const policy = { renewWithinSeconds: null }
    switch (decide(sent, { now, policy, kind: 'visit' })) {
      case 'renew': {
        const renewing = renewals.renew(sent, {
          now,
          source,
          waitUntil: (promise) => background.push(promise),
          onBreaker: () => undefined,
        })
        return deliver(await renewing)
      }
      case 'ended':
        expect(isOver()).toBe(true)
        cookie = null
    }
  }

  function deliver(renewal: Renewal): void {
    if (renewal.outcome === 'dead') {
      expect(oracle.hasEnded).toBe(true)
      cookie = null
    }
    if (renewal.outcome === 'renewed' && cookie !== null) {
      oracle.browserHasOf = oracle.issuedAt
      // As it comes out of the seal.
      cookie = decodeSession(JSON.parse(JSON.stringify(encodeSession(renewal.session))))
    }
  }

  for (const step of story) {
    switch (step.do) {
      case 'face':
        face = step.face
        break
      case 'wait':
        await Promise.all(background.splice(0))
        now += step.ms
        break
      case 'log-out':
        if (cookie !== null) await renewals.markLoggedOut(cookie, { now })
        cookie = null
        isLoggedOut = true
        break
      case 'visit': {
        const sent: Session = cookie ?? logIn()
        const before = { waited: waited.count, issued }
        await Promise.all(Array.from({ length: step.requests }, () => request(sent)))
        // Those that come together wait for one and the same answer.
        const isOutage = issued === before.issued
        if (isOutage && waited.count > before.waited) oracle.waitsSinceIssued += 1
        expect(oracle.waitsSinceIssued).toBeLessThanOrEqual(1)
        if (cookie === null) expect(oracle.hasEnded || isOver() || isLoggedOut).toBe(true)
      }
    }
  }
  await Promise.all(background)
}

const never = {
  renew: () => Promise.reject(new Error('There are no such accounts.')),
  revoke: () => Promise.reject(new Error('There are no such accounts.')),
  probe: () => Promise.reject(new Error('There are no such accounts.')),
}

function begin(now: number): Session {
  begun += 1
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()
  return startAccountSession(
    {
      accessToken: 'shcat_0',
      refreshToken: `shcrt_begin_${begun}`,
      expiresAt: at(HOUR_SECONDS),
      sessionEndsAt: at(MAX_AGE_SECONDS),
      tokenEndpoint: null,
    },
    sessionFixture().customer,
    now,
  )
}
