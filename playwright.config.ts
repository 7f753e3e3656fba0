import { defineConfig, devices } from '@playwright/test'
import type { WorkerOptions } from './e2e/test.ts'
import { launchOptions } from './scripts/launch-options.ts'

/**
 * The specs that prove the session once more where the middleware runs on Node. The two longest are
 * for `npm run test:long`, which sets `E2E_LONG`.
 */
const ON_NODE = [
  'contract',
  'expiry',
  'login',
  'node-runtime',
  'outage',
  'races',
  'renewal',
  'rotation',
  ...(process.env['E2E_LONG'] ? ['fault-matrix', 'security-headers'] : []),
].map(specFile)

/** The specs of the storefront whose middleware is composed, and which has a static page. */
const COMPOSED = ['composition', 'static-pages']

/** What customers do to their accounts: half as many tests as all others together. */
const ACCOUNTS = specFile('account-*')

/** The specs that start what they need themselves. */
const WITHOUT_STOREFRONT = [
  'emulator-console',
  'hydrogen-react',
  'playwright-fixtures',
  'session-provider',
  'token-sentinel',
]

export default defineConfig<object, WorkerOptions>({
  testDir: 'e2e',
  outputDir: 'artifacts/browser',
  // Two shops at a time, one of a kind: its pages are kept on disk.
  workers: 2,
  forbidOnly: true,
  // A machine that is busy with something else is slow, and no reason to fail.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'artifacts/browser.json' }]],
  projects: [
    {
      name: 'edge',
      workers: 1,
      testIgnore: [ACCOUNTS, ...[...COMPOSED, 'node-runtime', ...WITHOUT_STOREFRONT].map(specFile)],
      use: { storefront: 'edge' },
    },
    { name: 'accounts', workers: 1, testMatch: ACCOUNTS, use: { storefront: 'accounts' } },
    { name: 'node', workers: 1, testMatch: ON_NODE, use: { storefront: 'node' } },
    { name: 'emulator', workers: 1, testMatch: WITHOUT_STOREFRONT.map(specFile) },
    {
      name: 'composed',
      workers: 1,
      testMatch: COMPOSED.map(specFile),
      use: { storefront: 'composed' },
    },
  ],
  use: {
    ...devices['Desktop Chrome'],
    // Without pictures, which take time in each test; `--trace on` has them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: launchOptions(),
  },
})

function specFile(name: string): string {
  return `**/e2e/${name}.spec.ts`
}
