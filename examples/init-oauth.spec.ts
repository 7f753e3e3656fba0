import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { EmulatorControl } from 'next-storefront-session/playwright'
import { CUSTOMER, expect, field, test } from './test.ts'

/** What a customer does, from the login page on. */
async function logIn(page: Page, emulator: EmulatorControl): Promise<void> {
  await page.getByRole('link', { name: 'Log in' }).click()
  await field(page, 'E-mail address').fill(CUSTOMER.email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => emulator.codeTo(CUSTOMER.email)).not.toBeNull()
  await field(page, 'Six-digit code').fill((await emulator.codeTo(CUSTOMER.email)) ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

// What is looked at here is not how fast the machine is.
test.describe.configure({ timeout: 90_000 })

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a visitor logs in on Shopify’s page, and out by the button', async ({
      page,
      emulator,
    }) => {
      await page.goto('/account')
      await expect(page).toHaveURL('/account/login?returnTo=%2Faccount')
      await logIn(page, emulator)
      await expect(page).toHaveURL('/account')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello Ada')
      await expect(page.locator('address')).not.toBeEmpty()
      await page.getByRole('button', { name: 'Log out' }).click()
      await expect(page).toHaveURL('/')
    })
  })
}

test('what went wrong at the log-in is told', async ({ page }) => {
  await page.goto('/account/login?error=LOGIN_DENIED')
  const message = page.getByRole('main').getByRole('alert')
  await expect(message).toHaveText('You have not been logged in.')
})

test('an account whose store is down says so, and keeps its customer', async ({
  page,
  emulator,
}) => {
  await page.goto('/account/login?returnTo=/account')
  await logIn(page, emulator)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello Ada')
  await emulator.fail({ kind: 'service-unavailable-503' })
  await page.goto('/account')
  await expect(page.getByRole('status')).toHaveText(/cannot be reached.*still logged in/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test.describe(`${colorScheme}, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      test('the login page is accessible and fits', async ({ page }, info) => {
        await page.goto('/account/login?error=LOGIN_EXPIRED')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id }) => id)).toEqual([])
        const overflow = await page.evaluate(() => document.body.scrollWidth - window.innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
        await page.screenshot({ path: info.outputPath('login.png') })
      })
    })
  }
}
