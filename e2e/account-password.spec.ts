import type { Page } from '@playwright/test'
import { PASSWORDS } from './customers.ts'
import { LONG } from './long.ts'
import { expect, problem, test } from './test.ts'

async function change(page: Page, { from, to }: { from: string; to: string }): Promise<void> {
  await page.getByLabel('Current password').fill(from)
  await page.getByLabel('New password').fill(to)
  await page.getByRole('button', { name: 'Change password' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? [] : LONG
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
    test.use({ javaScriptEnabled })

    test.beforeEach(async ({ page, customer, logInByPost }) => {
      await logInByPost(customer)
      await page.goto('/account/password')
    })

    test('a change leaves this browser signed in, and signs every other one out', async ({
      page,
      context,
      customer,
      logInByForm,
      openOtherBrowser,
    }) => {
      const other = await openOtherBrowser()
      await logInByForm(customer, other)
      const before = await context.cookies()

      await change(page, { from: PASSWORDS.first, to: PASSWORDS.second })
      await expect(page.getByRole('status').first()).toContainText('has been changed')
      const sealed = (cookies: typeof before) =>
        cookies.find(({ name }) => name === 'storefront_session')?.value
      expect(sealed(await context.cookies())).not.toBe(sealed(before))
      await page.goto('/account')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Mary')

      await other.goto('/account/orders')
      await expect(other).toHaveURL(/\/account\/login\?.*reason=revoked/)
      await expect(other.getByText('Your session has ended.')).toBeVisible()
      await logInByForm({ email: customer.email, password: PASSWORDS.second }, other)
    })

    test('a wrong current password is told, changes nothing, and is not shown again', async ({
      page,
      customer,
      emulator,
      logInByForm,
    }) => {
      await emulator.clearJournal()
      await change(page, { from: PASSWORDS.wrong, to: PASSWORDS.second })
      await expect(problem(page)).toHaveText('The current password is not right.')
      await expect(page.getByLabel('Current password')).toHaveValue('')
      await expect(page.getByLabel('New password')).toHaveValue('')
      expect(await emulator.count('customerUpdate')).toBe(0)
      if (javaScriptEnabled) await expect(problem(page)).toBeFocused()
      await page.context().clearCookies()
      await logInByForm(customer)
    })

    test('a new password that is too short is told at its field', async ({ page }) => {
      await change(page, { from: PASSWORDS.first, to: 'abcd' })
      const field = page.getByLabel('New password')
      await expect(field).toHaveAccessibleDescription(/New password is too short\./)
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'false')
      if (javaScriptEnabled) await expect(field).toBeFocused()
    })

    test('fields that are left empty are named', async ({ page }) => {
      await page.getByRole('button', { name: 'Change password' }).click()
      await expect(problem(page)).toContainText('Current password is required.')
      await expect(problem(page)).toContainText('New password is required.')
      if (javaScriptEnabled) await expect(page.getByLabel('Current password')).toBeFocused()
    })
  })
}
