import type { Page } from '@playwright/test'
import type { EmulatorControl } from 'next-storefront-session/playwright'
import { newEmail } from './customers.ts'
import { LONG } from './long.ts'
import { DEMO_CUSTOMER, expect, problem, test } from './test.ts'

/** Customers who log in on Shopify's page, with a code from their mail. */

const enter = (page: Page) => page.getByRole('link', { name: 'Log in with your e-mail address' })

/** Waits for the mail with the code, and answers with the last one. */
async function codeFor(emulator: EmulatorControl, email: string): Promise<string> {
  await expect.poll(async () => (await emulator.mailTo(email)).length).toBeGreaterThan(0)
  return (await emulator.mailTo(email)).at(-1)?.code ?? ''
}

/** What a customer does on Shopify's page. */
async function logInThere(page: Page, emulator: EmulatorControl, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Six-digit code').fill(await codeFor(emulator, email))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function logIn(page: Page, emulator: EmulatorControl, email = DEMO_CUSTOMER.email) {
  await page.goto('/account/login')
  await enter(page).click()
  await logInThere(page, emulator, email)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello, ')
}

const validUntil = async (page: Page) =>
  Date.parse((await page.locator('time').first().getAttribute('datetime')) ?? '')

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a customer comes in by a code, is where they wanted to be, and leaves', async ({
      page,
      emulator,
    }) => {
      await page.goto('/account/orders')
      await expect(page).toHaveURL(/\/account\/login\?returnTo=%2Faccount%2Forders/)
      await enter(page).click()
      await logInThere(page, emulator, DEMO_CUSTOMER.email)
      await expect(page).toHaveURL('/account/orders')
      await page.getByRole('link', { name: 'Overview' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ada')
      await page.getByRole('button', { name: 'Log out' }).click()
      await expect(page).toHaveURL('/')
      await page.goto('/account')
      await expect(page).toHaveURL(/\/account\/login/)
      // Shopify has forgotten them too: it asks again.
      await enter(page).click()
      await expect(page.getByLabel('E-mail address')).toBeVisible()
    })

    test('a new address becomes a customer', async ({ page, emulator }) => {
      await logIn(page, emulator, newEmail())
    })
  })
}

test('an hour is renewed at its half, and weeks of visits are one session', async ({
  page,
  emulator,
}) => {
  await logIn(page, emulator)
  const before = await validUntil(page)
  await emulator.clearJournal()
  await emulator.advance('PT40M')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ada')
  expect(await validUntil(page)).toBeGreaterThan(before)
  expect(await emulator.count('refresh_token')).toBe(1)
  for (const pause of ['PT3H', 'P1D', 'P12D', 'P29D']) {
    await emulator.advance(pause)
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 }), pause).toHaveText('Hello, Ada')
  }
  await emulator.advance('P31D')
  await page.goto('/account')
  await expect(page).toHaveURL(/reason=expired/)
})

test('an outage of hours, past the end of the access token, signs nobody out', async ({
  page,
  emulator,
}) => {
  await logIn(page, emulator)
  await emulator.fail({ kind: 'service-unavailable-503' })
  for (const pause of ['PT40M', 'PT30M', 'PT2H']) {
    await emulator.advance(pause)
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 }), pause).toHaveText('Hello, Ada')
  }
  await emulator.recover()
  await emulator.advance('PT10M')
  await page.goto('/account/addresses')
  await page.goto('/account/profile')
  await expect(page.getByLabel('First name')).toHaveValue('Ada')
})

test('a grant that Shopify ends is the end of the session, which says so', async ({
  page,
  emulator,
}) => {
  await logIn(page, emulator)
  await fetch(`${emulator.origin}/__emulator/customer-account-grants`, { method: 'DELETE' })
  await emulator.advance('PT40M')
  await page.goto('/account')
  await expect(page).toHaveURL(/reason=revoked/)
})

test('discovery that is away is an outage: the login page says so, and works afterwards', async ({
  page,
  emulator,
}) => {
  await page.goto('/account/login?error=STOREFRONT_UNAVAILABLE')
  await expect(problem(page)).toBeVisible()
  await logIn(page, emulator)
})

test('two tabs log in at once, and neither disturbs the other', async ({
  page,
  context,
  emulator,
}) => {
  const other = await context.newPage()
  await page.goto('/account/login?returnTo=/account/orders')
  await other.goto('/account/login?returnTo=/account/addresses')
  await enter(page).click()
  await enter(other).click()
  await logInThere(page, emulator, DEMO_CUSTOMER.email)
  await expect(page).toHaveURL('/account/orders')
  await other.getByLabel('E-mail address').fill(DEMO_CUSTOMER.email)
  await other.getByRole('button', { name: 'Continue' }).click()
  await other.getByLabel('Six-digit code').fill(await codeFor(emulator, DEMO_CUSTOMER.email))
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other).toHaveURL('/account/addresses')
})

test('the back button after a log-in leads nowhere but to the account', async ({
  page,
  emulator,
}) => {
  await logIn(page, emulator)
  await page.goto('/api/session/callback?code=shcac_0&state=nonsense')
  await expect(page).toHaveURL(/\/account/)
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ada')
})

test('pages about passwords lead away', { tag: LONG }, async ({ page }) => {
  for (const path of ['/account/register', '/account/recover', '/account/reset/1/x']) {
    await page.goto(path)
    await expect(page, path).toHaveURL(/\/account\/login/)
  }
})
