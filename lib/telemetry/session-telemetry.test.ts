import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base'
import { type NextFetchEvent, NextRequest } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import type { SessionEvent } from '../core/events/session-event.ts'
import { DAY_MS, PASSWORDS } from '../core/session/session-fixture.ts'
import { memoryStore } from '../core/store/memory-store.ts'
import type { SharedStore } from '../core/store/shared-store.ts'
import { createSessionMiddleware } from '../middleware/create-session-middleware.ts'
import { searchText } from '../playwright/sentinel/search-text.ts'
import { createSecretIndex } from '../playwright/sentinel/secret-index.ts'
import { createSessionRoutes } from '../routes/create-session-routes.ts'
import { METRICS } from './metrics.ts'
import { sessionTelemetry } from './session-telemetry.ts'
import { type Kept, keepTelemetry } from './telemetry-fixture.ts'

let emulator: StorefrontEmulator
let storeDomain: string
let kept: Kept
const events: SessionEvent[] = []

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  storeDomain = await emulator.listen()
})
afterAll(() => emulator.close())
beforeEach(() => {
  kept = keepTelemetry()
  events.length = 0
  emulator.clock.reset()
  emulator.faults.clear()
})
afterEach(() => kept.stop())

/** A shop of its own, which has opened no seal and knows of no renewal. */
function openShop(changes: SessionOptions = {}) {
  const options: SessionOptions = {
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: { ...PASSWORDS },
    now: emulator.clock.now,
    telemetry: sessionTelemetry(),
    onEvent: (event) => events.push(event),
    ...changes,
  }
  const middleware = createSessionMiddleware(options)
  const { GET, POST } = createSessionRoutes(options)
  const later: Promise<unknown>[] = []
  const event = { waitUntil: (promise: Promise<unknown>) => later.push(promise) }
  return {
    /** Whatever has outlived a response. */
    settled: () => Promise.all(later),
    async post(action: string, body: object, cookie = '') {
      const request = new NextRequest(`http://shop.example/api/session/${action}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', host: 'shop.example', cookie },
      })
      return POST(request, { params: Promise.resolve({ action: [action] }) })
    },
    /** Before its window a session is opened by whoever asks for it. */
    async ask(cookie: string) {
      const request = new NextRequest('http://shop.example/api/session', { headers: { cookie } })
      return kept.asRequest(() => GET(request, { params: Promise.resolve({}) }))
    },
    async visit(cookie: string, path = '/account') {
      const request = new NextRequest(`http://shop.example${path}`, { headers: { cookie } })
      return kept.asRequest(async () => middleware(request, event as unknown as NextFetchEvent))
    },
  }
}

type OpenShop = ReturnType<typeof openShop>

async function logIn(shop: OpenShop): Promise<string> {
  const { email, password } = DEMO_CUSTOMER
  const answer = await shop.post('login', { email, password })
  return `storefront_session=${answer.cookies.get('storefront_session')?.value}`
}

const intoTheWindow = () => emulator.clock.advance(22 * DAY_MS)

const parentOf = (name: string) => kept.span(name).parentSpanContext?.spanId
const idOf = (name: string) => kept.span(name).spanContext().spanId
const path = (address: string) => `POST ${new URL(address).pathname}`
const API = path('http://store.example/api/2026-04/graphql.json')
const named = (name: string) => kept.spans().filter((span) => span.name === name)

describe('spans', () => {
  test('a renewal is a span of the request, and what it asks of Shopify is one below it', async () => {
    const shop = openShop()
    const cookie = await logIn(shop)
    intoTheWindow()
    const before = kept.spans().length
    await shop.visit(cookie)
    const ofVisit = kept
      .spans()
      .slice(before)
      .map(({ name }) => name)
    expect(ofVisit).toEqual([
      'session.unseal',
      API,
      'session.renew',
      'session.wait',
      'GET /account',
    ])
    const [request] = named(API).slice(-1)
    expect(parentOf('session.renew')).toBe(idOf('GET /account'))
    expect(parentOf('session.unseal')).toBe(idOf('GET /account'))
    expect(request?.parentSpanContext?.spanId).toBe(idOf('session.renew'))
    expect(kept.span('session.renew').attributes).toEqual({
      'storefront_session.accounts': 'legacy',
      'storefront_session.outcome': 'renewed',
      'storefront_session.by': 'store',
    })
    expect(request?.kind).toBe(SpanKind.CLIENT)
    expect(request?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(storeDomain).port),
      'url.full': `${storeDomain}/api/2026-04/graphql.json`,
    })
  })

  test('who waits for a renewal of another request says so', async () => {
    const shop = openShop()
    const cookie = await logIn(shop)
    intoTheWindow()
    await Promise.all([shop.visit(cookie), shop.visit(cookie), shop.visit(cookie)])
    expect(named('session.renew')).toHaveLength(1)
    const waits = named('session.wait').map(({ attributes }) => attributes['storefront_session.by'])
    expect(waits.sort()).toEqual(['in-flight', 'in-flight', 'store'])
  })

  test('a renewal that outlives its response ends, and is of the request that began it', async () => {
    const shop = openShop({ renewWaitMs: 1 })
    const cookie = await logIn(shop)
    intoTheWindow()
    emulator.faults.add({ kind: 'latency', delayMs: 300, field: 'customerAccessTokenRenew' })
    await shop.visit(cookie)
    expect(named('GET /account')).toHaveLength(1)
    expect(named('session.renew')).toHaveLength(0)
    await shop.settled()
    expect(parentOf('session.renew')).toBe(idOf('GET /account'))
    const [wait] = named('session.wait')
    expect(wait?.attributes).toMatchObject({ 'storefront_session.reason': 'pending' })
  })

  test('a seal is opened once, and says by which password', async () => {
    const cookie = await logIn(openShop())
    const shop = openShop({ password: { ...PASSWORDS, 7: 'p'.repeat(32) } })
    await shop.ask(cookie)
    await shop.ask(cookie)
    expect(kept.span('session.unseal').attributes).toEqual({
      'storefront_session.outcome': 'opened',
      'storefront_session.password.number': Object.keys(PASSWORDS).at(-1),
    })
  })

  test('a cookie of elsewhere says why it is none', async () => {
    const cookie = await logIn(openShop({ password: { 9: 'q'.repeat(32) } }))
    await openShop().ask(cookie)
    expect(kept.span('session.unseal').attributes).toEqual({
      'storefront_session.outcome': 'unreadable',
      'storefront_session.reason': 'unknown-password',
    })
  })

  test.each([
    ['service-unavailable-503', 'http-status', '503'],
    ['reset', 'network', 'network'],
  ] as const)('%s is an error of the request and of the renewal', async (kind, why, type) => {
    const shop = openShop()
    const cookie = await logIn(shop)
    intoTheWindow()
    emulator.faults.add({ kind })
    await shop.visit(cookie)
    const [request] = named(API).slice(-1)
    expect(request?.attributes['error.type']).toBe(type)
    expect(request?.status.code).toBe(SpanStatusCode.ERROR)
    expect(kept.span('session.renew').attributes).toMatchObject({
      'storefront_session.outcome': 'failed',
      'error.type': why,
    })
  })

  test('the four operations of the shared store are spans of a database', async () => {
    const cookie = await logIn(openShop())
    const shop = openShop({ store: memoryStore() })
    intoTheWindow()
    await shop.visit(cookie)
    await shop.settled()
    const operations = new Set(
      kept
        .spans()
        .filter(({ attributes }) => attributes['db.system.name'] === 'memory')
        .map(({ attributes }) => attributes['db.operation.name']),
    )
    expect([...operations].sort()).toEqual(['deleteIfEqual', 'get', 'set', 'setIfAbsent'])
    expect(kept.span('setIfAbsent').kind).toBe(SpanKind.CLIENT)
    expect(kept.span('setIfAbsent').parentSpanContext?.spanId).toBe(idOf('session.renew'))
  })

  test('a store that fails is told by the kind of its error, and not by its words', async () => {
    const fails = () => {
      throw new RangeError('redis://user:secret@host')
    }
    const store: SharedStore = { get: fails, set: fails, setIfAbsent: fails, deleteIfEqual: fails }
    const shop = openShop({ store })
    const cookie = await logIn(shop)
    intoTheWindow()
    await shop.visit(cookie)
    const span = kept.spans().find(({ attributes }) => 'db.operation.name' in attributes)
    expect(span?.attributes).toMatchObject({
      'db.system.name': 'other',
      'error.type': 'RangeError',
    })
    expect(await kept.text()).not.toContain('user:secret')
  })
})

describe('metrics', () => {
  /** Everything that a metric tells of happens here. */
  async function everything(): Promise<void> {
    const shop = openShop({ store: memoryStore() })
    const cookie = await logIn(shop)
    await shop.post('login', { email: DEMO_CUSTOMER.email, password: 'wrong' })
    intoTheWindow()
    emulator.faults.add({ kind: 'service-unavailable-503', times: 1 })
    await shop.visit(cookie)
    emulator.clock.advance(600_000)
    await shop.visit(cookie)
    await shop.settled()
    await shop.post('logout', {}, cookie)
    emulator.clock.advance(90 * DAY_MS)
    await shop.visit(await logIn(openShop()))
    const strict = openShop({ loginLimits: { byAccount: { burst: 1, refillSeconds: 3600 } } })
    await strict.post('login', { email: DEMO_CUSTOMER.email, password: 'wrong' })
    await strict.post('login', { email: DEMO_CUSTOMER.email, password: 'wrong' })
    const foreign = openShop({ publicAccessToken: 'wrong' })
    await foreign.post('login', { email: DEMO_CUSTOMER.email, password: 'wrong' })
    await shop.settled()
  }

  test('each metric that is promised is emitted, and no other', async () => {
    await everything()
    expect([...(await kept.metricNames())].sort()).toEqual(Object.keys(METRICS).sort())
  })

  test('renewals by outcome, sessions by their beginning and end, failures by their kind', async () => {
    await everything()
    expect(await kept.counts('storefront_session.renewal.duration')).toEqual([
      'storefront_session.accounts=legacy storefront_session.outcome=failed error.type=http-status: 1',
      'storefront_session.accounts=legacy storefront_session.outcome=renewed storefront_session.by=store: 1',
    ])
    expect(await kept.counts('storefront_session.ended')).toEqual([
      'storefront_session.accounts=legacy storefront_session.reason=log-out: 1',
    ])
    expect(await kept.counts('storefront_session.breaker.changes')).toEqual([
      'storefront_session.breaker=renewals storefront_session.state=open: 1',
      'storefront_session.breaker=renewals storefront_session.state=closed: 1',
    ])
    expect(await kept.counts('storefront_session.limited')).toEqual([
      'storefront_session.action=login storefront_session.by=account: 1',
    ])
    expect(await kept.counts('storefront_session.action.failures')).toEqual([
      'storefront_session.action=login error.type=UNIDENTIFIED_CUSTOMER: 2',
      'storefront_session.action=login error.type=THROTTLED: 1',
      'storefront_session.action=login error.type=STOREFRONT_MISCONFIGURED: 1',
    ])
  })

  test('durations are in seconds', async () => {
    const shop = openShop()
    await logIn(shop)
    const metric = JSON.parse(await kept.text())[1].find(
      ({ descriptor }: { descriptor: { name: string } }) =>
        descriptor.name === 'http.client.request.duration',
    )
    expect(metric.descriptor.unit).toBe('s')
    expect(metric.dataPoints[0].value.sum).toBeLessThan(30)
  })

  test('what is registered after the first request is told from then on', async () => {
    await kept.stop()
    const shop = openShop()
    await logIn(shop)
    kept = keepTelemetry()
    await logIn(shop)
    expect(await kept.counts('storefront_session.begun')).toEqual([
      'storefront_session.accounts=legacy storefront_session.by=login: 1',
    ])
  })
})

describe('nobody’s session depends on it', () => {
  test('without an OpenTelemetry everything is as it was', async () => {
    await kept.stop()
    const shop = openShop()
    const cookie = await logIn(shop)
    intoTheWindow()
    expect((await shop.visit(cookie)).cookies.has('storefront_session')).toBe(true)
    expect(events.map(({ type }) => type)).toEqual(['logged-in', 'renewed'])
    kept = keepTelemetry()
  })

  test.each(['onStart', 'onEnd'] as const)(
    'a processor that throws in %s ends nothing',
    async (method) => {
      await kept.stop()
      const broken: SpanProcessor = {
        onStart: () => undefined,
        onEnd: () => undefined,
        forceFlush: async () => undefined,
        shutdown: async () => undefined,
        [method]: (span: { readonly name: string }) => {
          if (span.name !== 'GET /account') throw new Error('broken')
        },
      }
      kept = keepTelemetry([broken])
      const shop = openShop({ store: memoryStore() })
      const cookie = await logIn(shop)
      intoTheWindow()
      const answer = await shop.visit(cookie)
      expect(answer.cookies.get('storefront_session')?.value).toMatch(/^Fe26/)
      expect(events.map(({ type }) => type)).toEqual(['logged-in', 'renewed'])
    },
  )
})

test('nothing that is secret is in what is told', async () => {
  const marker = 'kim.canary@shop.example'
  const password = 'canary-pass-4711'
  emulator.customers.add({ email: marker, password, firstName: 'Canarynnamed' })
  const shop = openShop({ store: memoryStore() })
  const answer = await shop.post('login', { email: marker, password })
  const seal = answer.cookies.get('storefront_session')?.value ?? ''
  const cookie = `storefront_session=${seal}`
  intoTheWindow()
  await shop.visit(cookie)
  await shop.visit(`${cookie}broken`)
  await shop.post('login', { email: marker, password: 'canary-pass-0815' })
  await shop.post('logout', {}, cookie)
  await shop.settled()
  const secrets = [
    ...emulator.secrets.all().map(({ kind, value }) => [kind, value] as const),
    ...Object.values(PASSWORDS).map((value) => ['password of seals', value] as const),
    ...[marker, password, 'canary-pass-0815', 'Canarynnamed'].map(
      (value) => ['canary', value] as const,
    ),
    ...seal
      .split('*')
      .filter((part) => part.length > 20)
      .map((value) => ['seal', value] as const),
  ]
  const index = createSecretIndex(
    secrets.map(([label, value]) => ({ label, value, isRandom: true, allowedIn: null })),
  )
  expect(secrets.length).toBeGreaterThan(8)
  const found = (text: string) => searchText(text, index).map(({ secret }) => secret.label)
  expect(found(await kept.text())).toEqual([])
  // It would be found, whatever had become of it on the way.
  expect(found(`${await kept.text()} ${btoa(encodeURIComponent(marker))}`)).toEqual(['canary'])
})
