import { test as base, expect, type Page } from '@playwright/test'
import { DEMO_CUSTOMER } from '../lib/emulator/demo-customer.ts'
import type { Storefront } from '../scripts/storefronts.ts'
import type { EmulatorControl } from './emulator-control.ts'
import { type Shop, startShop } from './start-shop.ts'
import { watchTraffic } from './watch-traffic.ts'

export { DEMO_CUSTOMER, expect }

interface TestFixtures {
  /** The store behind the shop, with its clock, faults and journal as at the start. */
  readonly emulator: EmulatorControl
  /** Logs the demo customer in through the form. */
  readonly logIn: () => Promise<void>
  /** Fails every test in which a customer access token was seen outside of the server. */
  readonly secrecy: undefined
}

interface WorkerFixtures extends WorkerOptions {
  readonly shop: Shop
}

/** What a project of playwright.config.ts says. */
export interface WorkerOptions {
  /** The storefront to start. */
  readonly storefront: Storefront
}

/** Playwright's test with a running shop, and with an eye on its secrets in every single test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  storefront: ['edge', { scope: 'worker', option: true }],

  shop: [
    async ({ storefront }, use) => {
      const shop = await startShop({ storefront })
      await use(shop)
      await shop.stop()
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ shop }, use) => use(shop.url),

  emulator: async ({ shop }, use) => {
    await shop.emulator.reset()
    await use(shop.emulator)
    await shop.emulator.reset()
  },

  logIn: async ({ page }, use) => {
    await use(() => logInThroughTheForm(page))
  },

  secrecy: [
    async ({ context, shop }, use) => {
      const traffic = watchTraffic(context)
      await use(undefined)
      const secrets = await shop.emulator.secrets()
      expect(await traffic.sightings(secrets)).toEqual([])
      const leaked = secrets.filter((secret) => shop.logs().includes(secret))
      expect(leaked, 'tokens in the output of the two processes').toEqual([])
    },
    { auto: true },
  ],
})

async function logInThroughTheForm(page: Page): Promise<void> {
  await page.goto('/account/login')
  await page.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
  await page.getByLabel('Password').fill(DEMO_CUSTOMER.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL('**/account')
}
