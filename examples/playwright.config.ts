import { defineConfig, devices } from '@playwright/test'
import { isLongRun, LONG } from '../e2e/long.ts'
import { launchOptions } from '../scripts/launch-options.ts'
import { APPS } from './apps.ts'
import type { WorkerOptions } from './test.ts'

/** What an app has beyond the common suite. */
const OWN_SPECS: Readonly<Record<string, string>> = {
  'cloudflare-durable-objects': '**/durable-objects.spec.ts',
  readme: '**/quiet.spec.ts',
  'next-16-cache-components': '**/quiet.spec.ts',
  'next-16-edge': '**/runtime.spec.ts',
  'next-16-node-proxy': '**/runtime.spec.ts',
  'next-15-webpack': '**/runtime.spec.ts',
  'next-intl': '**/languages.spec.ts',
  'base-path': '**/base-path.spec.ts',
  'standalone-redis': '**/shared-redis.spec.ts',
  moving: '**/moving.spec.ts',
  'several-shops': '**/between-shops.spec.ts',
  init: '**/init.spec.ts',
  'init-without-tailwind': '**/init.spec.ts',
  'init-oauth': '**/init-oauth.spec.ts',
}

/** Where customers log in on Shopify's page, the common suite has no form to fill in. */
const ONLY_OWN: readonly string[] = ['init-oauth']

export default defineConfig<object, WorkerOptions>({
  testDir: '.',
  outputDir: '../artifacts/examples/browser',
  workers: 2,
  forbidOnly: true,
  ...(isLongRun ? {} : { grepInvert: new RegExp(LONG) }),
  timeout: 30_000,
  expect: { timeout: 5000 },
  // Of a test of a page; those of the session have none (docs/decisions/0052).
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '../artifacts/examples/browser.json' }]],
  projects: APPS.map(({ name }) => ({
    name,
    // One server for an app.
    workers: 1,
    testMatch: [ONLY_OWN.includes(name) ? [] : '**/session.spec.ts', OWN_SPECS[name] ?? []].flat(),
    use: { app: name },
  })),
  use: {
    ...devices['Desktop Chrome'],
    trace: 'retain-on-failure',
    launchOptions: launchOptions(),
  },
})
