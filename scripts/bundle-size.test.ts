import { expect, test } from 'vitest'
import { bundleSize, LOADED_FOR_A_SESSION, OF_A_SHARED_STORE } from './bundle-size.ts'

/**
 * Bytes, gzipped, as Vite builds them, without Next. A change that needs more has to say why, here. What
 * Next deploys is in bench/README.md.
 */
const BUDGETS = {
  // Of both kinds of accounts and the shared store; 15,000 before there was either. 120 are for whoever
  // watches (docs/decisions/0049-telemetry-is-handed-over.md), 400 for having two parts (0053), 120 for
  // cookies of a response that are read when somebody asks for them (0008), 260 for what is known of a
  // renewal without asking (0057).
  middleware: 22_480,
  // 272 of them are for the basePath and trailingSlash of the app.
  client: 2400,
}

test.each(Object.entries(BUDGETS))('./%s fits its budget of %d bytes', async (name, budget) => {
  const { gzipped } = await bundleSize(`lib/${name}/index.ts`)
  expect(gzipped).toBeGreaterThan(500)
  expect(gzipped).toBeLessThan(budget)
})

test('what a visitor needs, and a session before its window, fits 5,500 bytes', async () => {
  const { gzipped } = await bundleSize('lib/middleware/index.ts', [LOADED_FOR_A_SESSION])
  expect(gzipped).toBeGreaterThan(500)
  expect(gzipped).toBeLessThan(5500)
})

test('the middleware takes Next’s response and cookies alone, and not all of next/server', async () => {
  const { imports } = await bundleSize('lib/middleware/index.ts')
  const ofNext = imports.filter((name) => name.startsWith('next/'))
  expect(ofNext.sort()).toEqual([
    'next/dist/server/web/spec-extension/cookies.js',
    'next/dist/server/web/spec-extension/response.js',
  ])
})

/**
 * Bytes, gzipped: the four operations, the breaker around them, the protocol, keys and revocations. 200 are
 * for renewals that wait while the store is away (docs/decisions/0046-a-store-that-is-away.md).
 */
const STORE_BUDGET = 3700

test('what a shared store needs fits its budget', async () => {
  const entry = 'lib/middleware/index.ts'
  const [whole, without] = await Promise.all(
    [[], [OF_A_SHARED_STORE]].map((left) => bundleSize(entry, left)),
  )
  const ofStore = (whole?.gzipped ?? 0) - (without?.gzipped ?? 0)
  expect(ofStore).toBeGreaterThan(500)
  expect(ofStore).toBeLessThan(STORE_BUDGET)
})
