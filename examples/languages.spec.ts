import { CUSTOMER, expect, test } from './test.ts'

test('a page in German shows the session that was renewed in its request, and stays German', async ({
  page,
  context,
  emulator,
  logInAs,
  session,
}) => {
  await logInAs(CUSTOMER)
  await session.putIntoRenewalWindow()
  await page.goto('/de')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Willkommen')
  const current = await session.read()
  const end = current.status === 'signed-in' ? current.expiresAt : 'nobody is'
  await expect(page.getByText(`Ada Lovelace ist angemeldet bis ${end}.`)).toBeVisible()
  expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
  expect((await context.cookies()).map(({ name }) => name).sort()).toEqual([
    'NEXT_LOCALE',
    'storefront_session',
  ])
})
