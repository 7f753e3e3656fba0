import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'
import { DEMO_CUSTOMER } from '../lib/emulator/demo-customer.ts'
import type { Storefront } from '../scripts/storefronts.ts'
import { newEmail, PASSWORDS, SECRET_PASSWORDS } from './customers.ts'
import type { EmulatorControl, NewCustomer } from './emulator-control.ts'
import { type Shop, startShop } from './start-shop.ts'
import { watchTraffic } from './watch-traffic.ts'

export { DEMO_CUSTOMER, expect }

interface TestFixtures {
  /** The store behind the shop, with its clock, faults and journal as at the start. */
  readonly emulator: EmulatorControl
  /** Logs the demo customer in through the form. */
  readonly logIn: () => Promise<void>
  /** Logs any customer in through the form, on any page; waits for the account. */
  readonly logInAs: (customer: Credentials, page?: Page) => Promise<void>
  /** A customer of this test's own, with nothing but a name; what a test does to it stays with it. */
  readonly customer: Required<Pick<NewCustomer, 'email' | 'password' | 'firstName' | 'lastName'>>
  /**
   * Fails every test in which a secret was seen outside of the server: a customer access token, a
   * password that was typed, or the credential in an address id. The body of a request is the one
   * place where a password may be.
   */
  readonly secrecy: Secrecy
  /** Opens a page in a browser of its own, as on another device. It is watched as well. */
  readonly openOtherBrowser: () => Promise<Page>
}

interface Credentials {
  readonly email: string
  readonly password: string
}

interface Secrecy {
  /** Has an eye on one more browser context, and closes it in the end. */
  watch(context: BrowserContext): void
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
    await use(() => logInThroughTheForm(page, DEMO_CUSTOMER))
  },

  logInAs: async ({ page }, use) => {
    await use((customer, tab = page) => logInThroughTheForm(tab, customer))
  },

  customer: async ({ emulator }, use) => {
    const customer = {
      email: newEmail(),
      password: PASSWORDS.first,
      firstName: 'Mary',
      lastName: 'Somerville',
    }
    await emulator.addCustomer(customer)
    await use(customer)
  },

  secrecy: [
    async ({ context, shop }, use) => {
      const others: BrowserContext[] = []
      const watched = [watchTraffic(context)]
      await use({
        watch(other) {
          others.push(other)
          watched.push(watchTraffic(other))
        },
      })
      const secrets = [...(await shop.emulator.secrets()), ...SECRET_PASSWORDS, ADDRESS_CREDENTIAL]
      const sightings = await Promise.all(watched.map((traffic) => traffic.sightings(secrets)))
      await Promise.all(others.map((other) => other.close()))
      expect(sightings.flat()).toEqual([])
      const leaked = secrets.filter((secret) => shop.logs().includes(secret))
      expect(leaked, 'secrets in the output of the two processes').toEqual([])
    },
    { auto: true },
  ],

  openOtherBrowser: async ({ browser, shop, javaScriptEnabled, secrecy }, use) => {
    await use(async () => {
      const context = await browser.newContext({ baseURL: shop.url, javaScriptEnabled })
      secrecy.watch(context)
      return context.newPage()
    })
  },
})

/** The name under which Shopify puts a credential into the ids of addresses. */
const ADDRESS_CREDENTIAL = 'customer_access_token'

async function logInThroughTheForm(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto('/account/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL('**/account')
}

/** What a form says of its failure. Next's own announcer is an alert as well, and has no text. */
export function problem(page: Page): Locator {
  return page.getByRole('main').getByRole('alert')
}
