import { defineConfig, devices } from '@playwright/test'
import type { WorkerOptions } from './e2e/test.ts'
import { findChromium } from './scripts/find-chromium.ts'

const executablePath = findChromium()
const isRoot = process.getuid?.() === 0

/** The specs that prove the session once more where the middleware runs on Node. */
const ON_NODE = [
  'contract',
  'expiry',
  'fault-matrix',
  'login',
  'node-runtime',
  'outage',
  'races',
  'renewal',
  'rotation',
].map(specFile)

/** The specs that start what they need themselves. */
const WITHOUT_STOREFRONT = [
  'emulator-face',
  'hydrogen-react',
  'playwright-fixtures',
  'session-provider',
  'token-sentinel',
]

export default defineConfig<object, WorkerOptions>({
  testDir: 'e2e',
  outputDir: 'artifacts/browser',
  // One shop at a time: its pages are kept on disk, and two cores have enough to do with one.
  workers: 1,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 5000 },
  reporter: [['list'], ['json', { outputFile: 'artifacts/browser.json' }]],
  projects: [
    {
      name: 'edge',
      testIgnore: ['composition', 'node-runtime', ...WITHOUT_STOREFRONT].map(specFile),
      use: { storefront: 'edge' },
    },
    { name: 'node', testMatch: ON_NODE, use: { storefront: 'node' } },
    { name: 'emulator', testMatch: WITHOUT_STOREFRONT.map(specFile) },
    { name: 'composed', testMatch: specFile('composition'), use: { storefront: 'composed' } },
  ],
  use: {
    ...devices['Desktop Chrome'],
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
})

function specFile(name: string): string {
  return `**/e2e/${name}.spec.ts`
}
