import type { Page } from '@playwright/test'
import { newEmail } from './customers.ts'
import { enter, logInAtShopify, logInThere } from './log-in-at-shopify.ts'
import { LONG } from './long.ts'
import { DEMO_CUSTOMER, expect, problem, test } from './test.ts'

/** Customers who log in on Shopify's page, with a code from their mail. */

const validUntil = async (page: Page) =>
  Date.parse((await (await page.request.get('/api/session')).json()).expiresAt)

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
      await logInThere(page, { email: DEMO_CUSTOMER.email, emulator })
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
      await logInAtShopify(page, { email: newEmail(), emulator })
    })
  })
}

test('an hour is renewed at its half, and weeks of visits are one session', async ({
  page,
  emulator,
  logInByForm,
}) => {
  await logInByForm(DEMO_CUSTOMER)
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
  logInByForm,
}) => {
  await logInByForm(DEMO_CUSTOMER)
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
  logInByForm,
}) => {
  await logInByForm(DEMO_CUSTOMER)
  await emulator.endAllGrants()
  await emulator.advance('PT40M')
  await page.goto('/account')
  await expect(page).toHaveURL(/reason=revoked/)
})

test('a store that does not answer the log-in is an outage, which the login page says', async ({
  page,
  emulator,
}) => {
  await page.goto('/account/login')
  await enter(page).click()
  await emulator.fail({ kind: 'service-unavailable-503', field: 'token' })
  await logInThere(page, { email: DEMO_CUSTOMER.email, emulator })
  await expect(page).toHaveURL(/error=STOREFRONT_UNAVAILABLE/)
  await expect(problem(page)).toBeVisible()
  await emulator.recover()
  await enter(page).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ada')
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
  await logInThere(page, { email: DEMO_CUSTOMER.email, emulator })
  await expect(page).toHaveURL('/account/orders')
  await logInThere(other, { email: DEMO_CUSTOMER.email, emulator })
  await expect(other).toHaveURL('/account/addresses')
})

test('pages about passwords lead away', { tag: LONG }, async ({ page }) => {
  for (const path of ['/account/register', '/account/recover', '/account/reset/1/x']) {
    await page.goto(path)
    await expect(page, path).toHaveURL(/\/account\/login/)
  }
})
