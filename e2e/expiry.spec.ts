import { LEGACY } from './account-kind.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { DEMO_CUSTOMER, expect, test } from './test.ts'

holdsEachTime()

test('past its end a session ends once, is explained, and the customer comes back to where they were', async ({
  page,
  context,
  emulator,
  logIn,
  logInHere,
  accountKind,
}) => {
  await logIn()
  await emulator.clearJournal()
  await emulator.advance(accountKind.pastItsEnd)

  await page.goto('/account')
  await expect(page).toHaveURL('/account/login?returnTo=%2Faccount&reason=expired')
  await expect(page.getByText(/session has ended/i)).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('storefront_session')
  expect(await emulator.count(accountKind.renewal)).toBe(0)

  await logInHere(page, DEMO_CUSTOMER)
  await expect(page).toHaveURL('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
})

test('a token that died within its time is found out when the account asks for it', {
  // Of a customer account only a renewal finds it out: hosted-login.spec.ts.
  tag: LEGACY,
}, async ({ page, emulator, logIn, logInHere }) => {
  await logIn()
  await emulator.revokeAllTokens()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/account\/login\?.*reason=revoked/)
  await logInHere(page, DEMO_CUSTOMER)
  await expect(page).toHaveURL('/account')
})
