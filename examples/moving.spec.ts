import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { test as base, type EmulatorControl, expect } from 'next-storefront-session/playwright'
import { DEFAULT_CLIENT_ID } from 'storefront-emulator'
import { holdsEachTime } from '../e2e/holds-each-time.ts'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { type Store, startStore } from './start-app.ts'
import { type Server, startServer } from './start-server.ts'
import { CUSTOMER, field } from './test.ts'

holdsEachTime()

/** A shop at one address, whatever is deployed there. */
interface Site {
  readonly url: string
  readonly store: Store
  /** Takes down what is there, and serves this app with these variables, beside those of every step. */
  deploy(app: 'moving-before' | 'moving', variables?: Variables): Promise<void>
}

type Variables = Readonly<Record<string, string>>

const PASSWORD = randomBytes(32).toString('base64')
const GRACE = { email: 'grace@example.com', password: 'Nanosecond-Wire-1906' }
const MARY = { email: 'mary@example.com', password: 'Tidewater-Lantern-41' }

const test = base.extend<object, { readonly site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures out of the pattern.
    async ({}, use) => {
      const folder = process.env['EXAMPLES_FOLDER'] ?? ''
      const store = await startStore(join(folder, 'moving'))
      const { site, stop } = await siteAt(folder, store)
      await use(site)
      await Promise.all([stop(), store.server.stop()])
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  storefrontSession: async ({ site }, use) =>
    use({ emulatorUrl: site.store.origin, password: PASSWORD }),
  sentinel: async ({ site }, use) =>
    use({
      secrets: { SESSION_PASSWORD: PASSWORD, 'private token': site.store.privateAccessToken },
    }),
})

/** The variables that a shop has set since its first day. */
function usualVariables({ origin, privateAccessToken }: Store): Variables {
  return {
    SHOPIFY_STORE_DOMAIN: origin,
    SHOPIFY_STOREFRONT_PRIVATE_TOKEN: privateAccessToken,
    SESSION_PASSWORD: PASSWORD,
    EMULATOR_CLOCK_URL: `${origin}/__emulator/clock`,
  }
}

async function siteAt(folder: string, store: Store) {
  const port = await freePort(0)
  let server: Server | undefined
  const stop = async () => server?.stop()
  const site: Site = {
    url: `http://localhost:${port}`,
    store,
    async deploy(app, variables = {}) {
      await stop()
      const command = ['node_modules/next/dist/bin/next', 'start', '-H', 'localhost']
      const all = { ...usualVariables(store), ...variables }
      server = startServer([...command, '-p', `${port}`], join(folder, app), all)
      await server.printed(/Ready in/)
    },
  }
  return { site, stop }
}

const greeting = (page: Page) => page.getByRole('heading', { level: 1 })

const orders = (page: Page) => page.getByRole('listitem').allTextContents()

async function logInWithPassword(page: Page, { email, password }: typeof GRACE): Promise<void> {
  await page.goto('/account/login')
  await field(page, 'E-mail').fill(email)
  await field(page, 'Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL('/account')
}

async function logInByCode(
  page: Page,
  { email, emulator }: { readonly email: string; readonly emulator: EmulatorControl },
): Promise<void> {
  await page.goto('/account/login')
  await page.getByRole('link', { name: 'Log in with a code by e-mail' }).click()
  await field(page, 'E-mail address').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  const code = field(page, 'Six-digit code')
  await expect(code).toBeVisible()
  await code.fill((await emulator.codeTo(email)) ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/account')
}

/** Visits the account, and fails unless everybody is still signed in. */
async function expectSignedIn(customers: Readonly<Record<string, Page>>): Promise<void> {
  for (const [name, page] of Object.entries(customers)) {
    await page.goto('/account')
    await expect(greeting(page)).toHaveText(new RegExp(`^Hello ${name}`))
  }
}

async function sealOf(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies()
  return cookies.find(({ name }) => name === 'storefront_session')?.value ?? 'none'
}

async function customerId(page: Page): Promise<string> {
  return (await (await page.request.get('/api/session')).json()).customer.id
}

test('a shop moves from legacy to customer accounts, and nobody is signed out', async ({
  page: ada,
  context,
  browser,
  site,
  emulator,
  tokenSentinel,
}) => {
  test.setTimeout(180_000)
  const openBrowser = async (from: Browser) => {
    const other = await from.newContext({ baseURL: site.url })
    await tokenSentinel.watch(other)
    return other.newPage()
  }
  await emulator.addCustomer({ ...GRACE, firstName: 'Grace' })
  await emulator.addCustomer({ ...MARY, firstName: 'Mary' })
  const count = async (field: string) => {
    const renewals = await emulator.count(field)
    await emulator.clearJournal()
    return renewals
  }

  await site.deploy('moving-before')
  await logInWithPassword(ada, CUSTOMER)
  await expectSignedIn({ Ada: ada })
  const id = await customerId(ada)
  const ownOrders = await orders(ada)
  expect(ownOrders).not.toEqual([])
  const seal = await sealOf(context)

  await test.step('this release, with the variables that were there', async () => {
    await site.deploy('moving')
    await expectSignedIn({ Ada: ada })
    expect(await sealOf(context), 'the seal of 0.1 is the session').toBe(seal)
    await emulator.advance('P22D')
    await emulator.clearJournal()
    await expectSignedIn({ Ada: ada })
    expect(await count('customerAccessTokenRenew')).toBe(1)
    expect(await sealOf(context)).not.toBe(seal)
  })

  const hosted = {
    SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: DEFAULT_CLIENT_ID,
    SESSION_SITE_ORIGIN: site.url,
  }
  const grace = await openBrowser(browser)
  const mary = await openBrowser(browser)

  await test.step('the new door beside the old one', async () => {
    await site.deploy('moving', { ...hosted, LEGACY_ACCOUNTS: 'true' })
    await expectSignedIn({ Ada: ada })
    await logInByCode(grace, { email: GRACE.email, emulator })
    await logInWithPassword(mary, MARY)
    await expectSignedIn({ Ada: ada, Grace: grace, Mary: mary })
  })

  await test.step('the old door closed', async () => {
    await site.deploy('moving', hosted)
    await expectSignedIn({ Ada: ada, Grace: grace, Mary: mary })
    await emulator.advance('P22D')
    await emulator.clearJournal()
    await expectSignedIn({ Ada: ada, Mary: mary })
    expect(await count('customerAccessTokenRenew')).toBe(2)
    await expectSignedIn({ Grace: grace })
    expect(await count('refresh_token')).toBe(1)
    const answer = await ada.request.post('/api/session/login', { data: MARY })
    expect([answer.status(), await answer.json()]).toMatchObject([
      409,
      { code: 'HOSTED_LOGIN', location: '/api/session/login' },
    ])
  })

  await test.step('a customer of the old kind logs in anew, and is who they were', async () => {
    await ada.goto('/account')
    await ada.getByRole('button', { name: 'Log out' }).click()
    await expect(ada).toHaveURL('/')
    await ada.goto('/account/login')
    await expect(field(ada, 'Password')).toHaveCount(0)
    await logInByCode(ada, { email: CUSTOMER.email, emulator })
    await expectSignedIn({ Ada: ada, Grace: grace, Mary: mary })
    expect(await customerId(ada)).toBe(id)
    expect(await orders(ada)).toEqual(ownOrders)
  })
})
