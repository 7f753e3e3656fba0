import { DEMO_CUSTOMER, expect, test } from './test.ts'

test('past its end a session ends once, is explained, and the customer comes back to where they were', async ({
  page,
  context,
  emulator,
  logIn,
}) => {
  await logIn()
  await emulator.clearJournal()
  await emulator.advance('P43D')

  await page.goto('/account')
  await expect(page).toHaveURL('/account/login?returnTo=%2Faccount&reason=expired')
  await expect(page.getByText(/session has ended/i)).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('storefront_session')
  expect(await emulator.count('customerAccessTokenRenew')).toBe(0)

  await page.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
  await page.getByLabel('Password').fill(DEMO_CUSTOMER.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
})

test('a token that died within its time is found out when the account asks for it', async ({
  page,
  emulator,
  logIn,
}) => {
  await logIn()
  await emulator.revokeAllTokens()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/account\/login\?.*reason=revoked/)
  await page.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
  await page.getByLabel('Password').fill(DEMO_CUSTOMER.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL('/account')
})
