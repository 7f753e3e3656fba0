import type { BrowserContext, Locator, Page } from '@playwright/test'
import { test as base, expect } from 'next-storefront-session/playwright'
import { DEFAULT_CLIENT_ID, DEMO_CUSTOMER } from 'storefront-emulator'
import type { Storefront } from '../scripts/storefronts.ts'
import { type AccountKind, accountKindOf } from './account-kind.ts'
import { newEmail, PASSWORDS, SECRET_PASSWORDS } from './customers.ts'
import { logInAtShopify, logInFromHere } from './log-in-at-shopify.ts'
import { type Shop, startShop } from './start-shop.ts'

export { DEMO_CUSTOMER, expect }

interface TestFixtures {
  /** Logs a customer in without a page, where the login is not what is tested; of either kind. */
  readonly logInByPost: (customer: Credentials) => Promise<void>
  /** Logs the demo customer in as customers do. */
  readonly logIn: () => Promise<void>
  /** Logs any customer in as customers do, by the form or on Shopify's page; waits for the account. */
  readonly logInByForm: (customer: Credentials, page?: Page) => Promise<void>
  /** Logs a customer in on the login page that is open; waits for nothing. */
  readonly logInHere: (page: Page, customer: Credentials) => Promise<void>
  /** A customer of this test's own, with nothing but a name; what a test does to it stays with it. */
  readonly customer: Credentials & { readonly firstName: string; readonly lastName: string }
  /**
   * Beside what the token sentinel guards anyway: the passwords that are typed, the name of the
   * credential in an address id, and what the two processes print.
   */
  readonly secrecy: undefined
  /** Whether all of the browser's traffic is kept in a HAR file, for the search at the end. */
  readonly keepsTraffic: boolean
  /** Opens a page in a browser of its own, as on another device. It is watched as well. */
  readonly openOtherBrowser: () => Promise<Page>
}

interface Credentials {
  readonly email: string
  readonly password: string
}

interface WorkerFixtures extends WorkerOptions {
  readonly shop: Shop
  /** How sessions of the shop behave. */
  readonly accountKind: AccountKind
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

  accountKind: [async ({ storefront }, use) => use(accountKindOf(storefront)), { scope: 'worker' }],

  baseURL: async ({ shop }, use) => use(shop.url),

  keepsTraffic: [false, { option: true }],

  contextOptions: async ({ contextOptions, keepsTraffic }, use, testInfo) => {
    const path = testInfo.outputPath('traffic.har')
    await use(keepsTraffic ? { ...contextOptions, recordHar: { path } } : contextOptions)
  },

  storefrontSession: async ({ shop, storefront }, use) => {
    const { url, password } = shop
    const emulatorUrl = shop.emulator.origin
    const hosted = { customerAccountClientId: DEFAULT_CLIENT_ID, siteOrigin: url }
    await use({ emulatorUrl, password, ...(storefront === 'hosted' ? hosted : {}) })
  },

  logInByPost: async ({ context, shop, storefront, logInAs }, use) => {
    await use(async ({ email, password }) => {
      if (storefront === 'hosted') return logInAs(email)
      const data = { email, password }
      const response = await context.request.post(`${shop.url}/api/session/login`, { data })
      expect(response.status()).toBe(200)
    })
  },

  logIn: async ({ logInByForm }, use) => {
    await use(() => logInByForm(DEMO_CUSTOMER))
  },

  logInByForm: async ({ page, emulator, storefront }, use) => {
    await use((customer, tab = page) =>
      storefront === 'hosted'
        ? logInAtShopify(tab, { email: customer.email, emulator })
        : logInThroughTheForm(tab, customer),
    )
  },

  logInHere: async ({ emulator, storefront }, use) => {
    await use((page, customer) =>
      storefront === 'hosted'
        ? logInFromHere(page, { email: customer.email, emulator })
        : fillIn(page, customer),
    )
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
    async ({ shop, tokenSentinel }, use) => {
      const printedBefore = shop.logs().length
      for (const [index, password] of SECRET_PASSWORDS.entries()) {
        tokenSentinel.guard(password, { label: `password #${index + 1}`, mayBeTyped: true })
      }
      tokenSentinel.guard(ADDRESS_CREDENTIAL, { label: 'name of an address credential' })
      await use(undefined)
      tokenSentinel.search('output of the two processes', shop.logs().slice(printedBefore))
    },
    { auto: true },
  ],

  openOtherBrowser: async ({ browser, shop, javaScriptEnabled, tokenSentinel }, use) => {
    const others: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext({ baseURL: shop.url, javaScriptEnabled })
      others.push(context)
      await tokenSentinel.watch(context)
      return context.newPage()
    })
    await Promise.all(others.map((context) => context.close()))
  },
})

/** The name under which Shopify puts a credential into the ids of addresses. */
const ADDRESS_CREDENTIAL = 'customer_access_token'

async function logInThroughTheForm(page: Page, customer: Credentials): Promise<void> {
  await page.goto('/account/login')
  await fillIn(page, customer)
  await page.waitForURL('**/account')
}

async function fillIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** What a form says of its failure. Next's own announcer is an alert as well, and has no text. */
export function problem(page: Page): Locator {
  return page.getByRole('main').getByRole('alert')
}
