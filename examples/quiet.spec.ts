import { CUSTOMER, expect, field, test } from './test.ts'

/** What Next prints when it starts, on standard output and on standard error. */
const START =
  /^(?:\s*|▲ Next\.js .*|- (?:Local|Network|Environments): .*|✓ (?:Ready in|Starting|Running next\.config) ?.*)$/

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor lands on the login page before anything is rendered', async ({ page }) => {
    const response = await page.goto('/account')
    await expect(page).toHaveURL('/account/login?returnTo=%2Faccount')
    expect((await response?.request().redirectedFrom()?.response())?.status()).toBe(307)
    await expect(field(page, 'Password')).toBeVisible()
  })

  test('the form says what is wrong, keeps the address, and signs in and out', async ({ page }) => {
    await page.goto('/account/login')
    await field(page, 'E-mail').fill(CUSTOMER.email)
    await field(page, 'Password').fill('wrong')
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByRole('alert')).toHaveText(
      'The e-mail address or the password is not right.',
    )
    await expect(field(page, 'E-mail')).toHaveValue(CUSTOMER.email)
    await field(page, 'Password').fill(CUSTOMER.password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello Ada Lovelace')
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page).toHaveURL('/')
  })

  test('an outage is called one', async ({ page, emulator }) => {
    await emulator.fail({ kind: 'error-500', field: 'customerAccessTokenCreate' })
    await page.goto('/account/login')
    await field(page, 'E-mail').fill(CUSTOMER.email)
    await field(page, 'Password').fill(CUSTOMER.password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByRole('alert')).toContainText('The shop cannot be reached')
  })
})

test('with it, a link of the client router leads there as well', async ({
  page,
  context,
  logInAs,
}) => {
  await logInAs(CUSTOMER)
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  await context.clearCookies()
  await page.goto('/account')
  await expect(page).toHaveURL('/account/login?returnTo=%2Faccount')
})

// The last one: it reads what the server has printed for all of the above.
test('the server has printed nothing but that it has started', async ({ running }) => {
  const lines = running.logs().split('\n')
  expect(lines.filter((line) => !START.test(line))).toEqual([])
})
