import type { Page } from '@playwright/test'
import { newEmail, PASSWORDS } from './customers.ts'
import { expect, problem, test } from './test.ts'

async function signUp(
  page: Page,
  {
    email,
    password = PASSWORDS.first,
    firstName = 'Sofia',
  }: { email: string; password?: string; firstName?: string },
) {
  await page.getByLabel('First name').fill(firstName)
  await page.getByLabel('Last name').fill('Kovalevskaya')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('somebody signs up, is signed in at once, and is known by what they gave', async ({
      page,
      emulator,
    }) => {
      const email = newEmail()
      await page.goto('/account/register')
      await page.getByLabel('News by e-mail').check()
      await signUp(page, { email })
      await expect(page).toHaveURL('/account')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Sofia')
      await expect(page.getByText(email)).toBeVisible()
      await page.goto('/account/profile')
      await expect(page.getByLabel('News by e-mail')).toBeChecked()
      expect(await emulator.mailTo(email)).toEqual([])
    })

    test('whoever comes from a page of the account is back there after signing up', async ({
      page,
      emulator,
    }) => {
      await emulator.clearJournal()
      await page.goto('/account/orders')
      await page.getByRole('link', { name: 'Create an account' }).click()
      await expect(page).toHaveURL('/account/register?returnTo=%2Faccount%2Forders')
      await signUp(page, { email: newEmail() })
      await expect(page).toHaveURL('/account/orders')
      await expect(page.getByRole('main')).toContainText('You have not ordered anything yet.')
    })

    test('an address that is taken is told at its field, and nothing typed is lost', async ({
      page,
      customer,
    }) => {
      await page.goto('/account/register')
      await page.getByLabel('News by e-mail').check()
      await signUp(page, { email: customer.email, firstName: 'Emmy' })
      const email = page.getByLabel('E-mail address')
      await expect(problem(page)).toContainText('E-mail address is already in use.')
      await expect(email).toHaveAttribute('aria-invalid', 'true')
      await expect(email).toHaveAccessibleDescription('E-mail address is already in use.')
      await expect(email).toHaveValue(customer.email)
      await expect(page.getByLabel('First name')).toHaveValue('Emmy')
      await expect(page.getByLabel('News by e-mail')).toBeChecked()
      await expect(page.getByLabel('Password')).toHaveValue('')
      if (javaScriptEnabled) await expect(email).toBeFocused()
    })

    test('every field that is wrong is named, with a link to it', async ({ page }) => {
      await page.goto('/account/register')
      await page.getByLabel('E-mail address').fill('nobody')
      await page.getByRole('button', { name: 'Create account' }).click()
      await expect(problem(page)).toContainText('E-mail address is not valid.')
      await problem(page).getByRole('link', { name: 'Password is required.' }).click()
      await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')
      await expect(page).toHaveURL('/account/register#password')
    })

    test('a password that Shopify finds too short is told so', async ({ page }) => {
      await page.goto('/account/register')
      await signUp(page, { email: newEmail(), password: 'abcd' })
      await expect(problem(page)).toContainText('Password is too short.')
      await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')
    })

    for (const state of ['invited', 'disabled'] as const) {
      test(`somebody who is ${state} gets a mail, and its link activates the account once`, async ({
        page,
        emulator,
        openOtherBrowser,
      }) => {
        const email = newEmail()
        await emulator.addCustomer({ email, password: PASSWORDS.first, firstName: 'Rosa', state })
        await page.goto('/account/register')
        await signUp(page, { email })
        await expect(problem(page)).toContainText('We have sent you an e-mail.')

        const link = await emulator.linkTo(email)
        await page.goto(link)
        await page.getByLabel('Password').fill(PASSWORDS.second)
        await page.getByRole('button', { name: 'Activate account' }).click()
        await expect(page).toHaveURL('/account')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Rosa')

        const other = await openOtherBrowser()
        await other.goto(link)
        await other.getByLabel('Password').fill(PASSWORDS.second)
        await other.getByRole('button', { name: 'Activate account' }).click()
        await expect(problem(other)).toContainText('Your account is active already.')
        await problem(other).getByRole('link', { name: 'Log in' }).click()
        await expect(other).toHaveURL('/account/login')
      })
    }

    test('a dead activation link shows the way to a new one', async ({ page }) => {
      await page.goto(`/account/activate/1/${'0'.repeat(32)}-1`)
      await page.getByLabel('Password').fill(PASSWORDS.first)
      await page.getByRole('button', { name: 'Activate account' }).click()
      await expect(problem(page)).toContainText('This link is no longer good.')
      await problem(page).getByRole('link').click()
      await expect(page).toHaveURL('/account/register')
    })
  })
}
