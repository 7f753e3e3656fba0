import { test as base, expect } from '@playwright/test'
import { searchText } from '../lib/playwright/sentinel/search-text.ts'
import { createSecretIndex } from '../lib/playwright/sentinel/secret-index.ts'
import { type CollectedSpan, type Collector, startCollector } from './collector.ts'
import { newEmail, PASSWORDS } from './customers.ts'
import { type Shop, startShop } from './start-shop.ts'
import { ask, askWith, logInAt } from './visitor.ts'

const test = base.extend<object, { collector: Collector; watched: Shop }>({
  collector: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const collector = await startCollector()
      await use(collector)
      await collector.close()
    },
    { scope: 'worker' },
  ],
  watched: [
    async ({ collector }, use) => {
      const env = {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      }
      const shop = await startShop({ storefront: 'composed', env })
      await use(shop)
      await shop.stop()
    },
    { scope: 'worker' },
  ],
})

/** The newest span of the package with this name, as soon as it was exported. */
async function exported(collector: Collector, isWanted: (span: CollectedSpan) => boolean) {
  await expect.poll(() => collector.spans().some(isWanted)).toBe(true)
  const span = collector.spans().findLast(isWanted)
  if (span === undefined) throw new Error('It was there.')
  return span
}

/** The spans above one, the nearest first, as soon as the uppermost was exported. */
async function above(collector: Collector, span: CollectedSpan): Promise<readonly CollectedSpan[]> {
  if (span.parentSpanId === null) return []
  const parent = await exported(collector, ({ spanId }) => spanId === span.parentSpanId)
  return [parent, ...(await above(collector, parent))]
}

const isOurs = ({ scope }: CollectedSpan) => scope === 'next-storefront-session'

test('on the edge a renewal is a span of the middleware’s, and Shopify is asked below it', async ({
  watched,
  collector,
}) => {
  const cookie = await logInAt(watched)
  await watched.emulator.advance('P22D')
  await askWith(watched, '/', cookie)
  const renewal = await exported(collector, ({ name }) => name === 'session.renew')
  expect(renewal.runtime).toBe('edge')
  expect(renewal.attributes['storefront_session.outcome']).toBe('renewed')
  const parents = await above(collector, renewal)
  expect(parents.map(({ name }) => name)).toEqual(['middleware GET', 'GET'])
  const request = await exported(
    collector,
    (span) => isOurs(span) && span.parentSpanId === renewal.spanId,
  )
  expect(request.attributes['http.response.status_code']).toBe(200)
})

test('on Node a log-in asks Shopify below the request of its route', async ({
  watched,
  collector,
}) => {
  await logInAt(watched)
  const request = await exported(
    collector,
    (span) => isOurs(span) && span.runtime === 'nodejs' && span.name.startsWith('POST /api/'),
  )
  const parents = (await above(collector, request)).map(({ name }) => name)
  expect(parents).toEqual([
    'executing api route (app) /api/session/[[...action]]',
    'POST /api/session/[[...action]]',
    'POST',
  ])
})

test('metrics arrive of both', async ({ watched, collector }) => {
  const cookie = await logInAt(watched)
  await watched.emulator.advance('P22D')
  await askWith(watched, '/', cookie)
  const wanted = [
    'storefront_session.renewal.duration',
    'storefront_session.wait.duration',
    'storefront_session.begun',
    'http.client.request.duration',
  ]
  await expect.poll(() => wanted.filter((name) => !collector.metrics().has(name))).toEqual([])
})

test('nothing secret is exported, in whatever form', async ({ watched, collector }) => {
  const customer = { email: newEmail(), password: PASSWORDS.first, firstName: 'Telemachusx' }
  await watched.emulator.addCustomer({ ...customer, lastName: 'Canaryson' })
  const cookie = await logInAt(watched, customer)
  await watched.emulator.advance('P22D')
  const { sessionCookie } = await askWith(watched, '/', cookie)
  await askWith(watched, '/', `${cookie}x`)
  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ email: customer.email, password: 'wrong-canary-word' })
  await ask(watched, '/api/session/login', { method: 'POST', headers: json, body })
  await ask(watched, `/api/session?loginHint=${customer.email}&code=canary-code-4711`)
  const logout = { method: 'POST', headers: { ...json, cookie }, body: '{}' }
  await ask(watched, '/api/session/logout', logout)
  await ask(watched, '/de?returnTo=last-canary')
  // Whatever is in its query, which is to be found below and not here.
  const isLast = ({ attributes, runtime }: CollectedSpan) =>
    runtime === 'nodejs' && /^\/de\b/.test(String(attributes['http.target']))
  await exported(collector, isLast)
  const minted = await watched.emulator.secrets()
  const secrets = [
    ...minted.map(({ kind, value }) => [kind, value] as const),
    ...Object.values(customer).map((value) => ['customer', value] as const),
    ...['wrong-canary-word', 'canary-code-4711', 'last-canary', 'Canaryson'].map(
      (value) => ['typed', value] as const,
    ),
    ['SESSION_PASSWORD', watched.password] as const,
    ...[cookie, sessionCookie ?? '']
      .flatMap((seal) => seal.split('*'))
      .filter((part) => part.length >= 20 && /\D/.test(part))
      .map((value) => ['cookie', value] as const),
  ]
  const index = createSecretIndex(
    secrets.map(([label, value]) => ({ label, value, isRandom: true, allowedIn: null })),
  )
  const found = (text: string) => searchText(text, index).map(({ secret }) => secret.label)
  expect(found(collector.raw())).toEqual([])
  expect(found(`${collector.raw()}${btoa(customer.email)}`)).toEqual(['customer'])
})
