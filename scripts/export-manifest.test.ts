import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What each subpath exports at run time. A change here is a change for everyone who installed it. */
const MANIFEST = {
  '.': ['ENGLISH', 'createMessages', 'defineSession', 'multipassGrant', 'sessionPath'],
  './client': ['SessionProvider', 'useSession'],
  './errors': [
    'ConfigurationError',
    'NotAQueryError',
    'SessionTooLargeError',
    'StorefrontSessionError',
  ],
  './middleware': ['createSessionMiddleware', 'createSessionStep'],
  './pages': ['createPagesSession', 'customerQuery', 'getSession', 'getTyped', 'loginRedirect'],
  './playwright': ['createEmulatorControl', 'expect', 'test'],
  './routes': ['createMultipassLogin', 'createSessionRoutes', 'createStorefrontProxy'],
  './server': [
    'createServerSession',
    'createSessionActions',
    'customerQuery',
    'getAddresses',
    'getCustomer',
    'getOrder',
    'getOrders',
    'getSession',
    'getSessionId',
    'getTyped',
    'perRequest',
    'requireSession',
    'revokeSession',
    'revokeSessions',
  ],
  './store': [
    'SessionStoreObject',
    'durableObjectStore',
    'memoryStore',
    'redisStore',
    'storeConformance',
    'upstashStore',
  ],
  './telemetry': ['sessionTelemetry', 'withoutQueries'],
}

test('no subpath is left out', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'))
  const subpaths = Object.keys(exports).filter((path) => path !== './package.json')
  expect(subpaths.sort()).toEqual(Object.keys(MANIFEST).sort())
})

test('storefront-emulator exports exactly what it promises', async () => {
  expect(Object.keys(await import('storefront-emulator')).sort()).toEqual([
    'DEFAULT_CLIENT_ID',
    'DEMO_CUSTOMER',
    'DEMO_SHOP',
    'createClock',
    'createMultipassToken',
    'createStorefrontEmulator',
    'parseDuration',
    'tokenHash',
  ])
})

test.each(Object.entries(MANIFEST))('%s exports exactly what it promises', async (path, names) => {
  const folder = path === '.' ? '' : path.slice(1)
  const module = await import(/* @vite-ignore */ `../lib${folder}/index.ts`)
  expect(Object.keys(module).sort()).toEqual(names)
})
