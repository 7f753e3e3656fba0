import { defineConfig, devices } from '@playwright/test'
import { HOSTED as ONLY_HOSTED, LEGACY as ONLY_LEGACY } from './e2e/account-kind.ts'
import { isLongRun, LONG } from './e2e/long.ts'
import type { WorkerOptions } from './e2e/test.ts'
import { launchOptions } from './scripts/launch-options.ts'

/**
 * The specs that prove the session once more where the middleware runs on Node. The longer ones are
 * for `npm run test:long`.
 */
const ON_NODE = [
  'contract',
  'login',
  'node-runtime',
  'renewal',
  'rotation',
  ...(isLongRun ? ['expiry', 'fault-matrix', 'outage', 'races', 'security-headers'] : []),
].map(specFile)

/** The specs of the storefront whose middleware is composed, which has a static page and telemetry. */
const COMPOSED = ['composition', 'static-pages', 'telemetry']

/** What customers do to their accounts: half as many tests as all others together. */
const ACCOUNTS = specFile('account-*')

/** What customers do who log in on Shopify's page. */
const HOSTED = specFile('hosted-*')

/** What they do like all others; all of it in `npm run test:long`. */
const ALSO_HOSTED = [
  'cart',
  'secrecy',
  ...(isLongRun
    ? [
        'account-addresses',
        'account-language',
        'account-order-pictures',
        'account-orders',
        'account-profile',
        'account-store',
        'client',
        'expiry',
        'fault-matrix',
        'login',
        'outage',
        'races',
        'renewal',
        'rotation',
        'security-headers',
      ]
    : []),
]

/** What several instances are, which start what they need themselves, and need no browser. */
const INSTANCES = specFile('instances*')

/** The specs that start what they need themselves. */
const WITHOUT_STOREFRONT = [
  'emulator-console',
  'emulator-login',
  'hydrogen-react',
  'playwright-fixtures',
  'session-provider',
].map(specFile)

/** So does this one, which is as long as the others together, and has the worker that is free. */
const SENTINEL = specFile('token-sentinel')

export default defineConfig<object, WorkerOptions>({
  testDir: 'e2e',
  outputDir: 'artifacts/browser',
  // Two shops at a time, one of a kind: its pages are kept on disk.
  workers: 2,
  forbidOnly: true,
  grepInvert: without(ONLY_HOSTED),
  // A machine that is busy with something else is slow, and no reason to fail.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Of a test of a page; those of the session have none, and the last line of a run names the number.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'artifacts/browser.json' }]],
  projects: [
    {
      name: 'edge',
      workers: 1,
      testIgnore: [
        ACCOUNTS,
        HOSTED,
        INSTANCES,
        SENTINEL,
        ...WITHOUT_STOREFRONT,
        ...[...COMPOSED, 'node-runtime'].map(specFile),
      ],
      use: { storefront: 'edge' },
    },
    { name: 'accounts', workers: 1, testMatch: ACCOUNTS, use: { storefront: 'accounts' } },
    {
      name: 'hosted',
      workers: 1,
      testMatch: [HOSTED, ...ALSO_HOSTED.map(specFile)],
      grepInvert: without(ONLY_LEGACY),
      use: { storefront: 'hosted' },
    },
    { name: 'node', workers: 1, testMatch: ON_NODE, use: { storefront: 'node' } },
    { name: 'emulator', workers: 1, testMatch: WITHOUT_STOREFRONT },
    { name: 'instances', workers: 1, testMatch: INSTANCES },
    { name: 'sentinel', workers: 1, testMatch: SENTINEL },
    {
      name: 'composed',
      workers: 1,
      testMatch: COMPOSED.map(specFile),
      use: { storefront: 'composed' },
    },
  ],
  use: {
    ...devices['Desktop Chrome'],
    // A trace takes a twentieth of the time of every test; `--trace on` makes one of a test that failed.
    trace: 'off',
    launchOptions: launchOptions(),
  },
})

/** All tests but those with this tag, and where time is short those that are long. */
function without(tag: string): RegExp {
  return new RegExp(isLongRun ? tag : `${tag}|${LONG}`)
}

function specFile(name: string): string {
  return `**/e2e/${name}.spec.ts`
}
