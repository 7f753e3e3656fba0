import { LEGACY } from './account-kind.ts'
import { DEMO_CUSTOMER, expect, test } from './test.ts'

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a customer logs in, sees the account, and logs out', async ({ page, logIn }) => {
      await logIn()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
      await expect(page.getByText(DEMO_CUSTOMER.email)).toBeVisible()
      await page.getByRole('button', { name: 'Log out' }).click()
      await expect(page).toHaveURL('/')
      await page.goto('/account')
      await expect(page).toHaveURL('/account/login?returnTo=%2Faccount')
    })

    test('a wrong password is told on the form, and where to go is not forgotten', {
      tag: LEGACY,
    }, async ({ page }) => {
      await page.goto('/account/login?returnTo=%2Fproducts%2Fsomething%3Fa%3Db')
      await page.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
      await page.getByLabel('Password').fill('wrong')
      await page.getByRole('button', { name: 'Log in' }).click()
      await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText(/password/i)
      await expect(page).toHaveURL(
        '/account/login?error=UNIDENTIFIED_CUSTOMER&returnTo=%2Fproducts%2Fsomething%3Fa%3Db',
      )
    })

    test('the session can be checked by a server action', async ({ page, logIn }) => {
      await logIn()
      const until = await page.getByText('Valid until').locator('time').first()
      const datetime = (await until.getAttribute('datetime')) ?? ''
      await page.getByRole('button', { name: 'Check session' }).click()
      await expect(page.getByRole('status').locator('time')).toHaveAttribute('datetime', datetime)
    })
  })
}

test('logging out ends the token at Shopify', { tag: LEGACY }, async ({
  page,
  emulator,
  logIn,
}) => {
  await logIn()
  await emulator.clearJournal()
  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page).toHaveURL('/')
  expect(await emulator.count('customerAccessTokenDelete')).toBe(1)
})

test('the header knows who is signed in, on pages that are the same for everybody too', async ({
  page,
  logIn,
}) => {
  await page.goto('/')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Log in' })).toBeVisible()
  await logIn()
  await page.goto('/')
  await expect(page.getByRole('banner').getByRole('link', { name: /Ada/ })).toBeVisible()
})

test('the account page asks for no session from the client: the server already said', async ({
  page,
  logIn,
}) => {
  await logIn()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.reload()
  await expect(page.getByRole('banner').getByRole('link', { name: /Ada/ })).toBeVisible()
  // An answer of the client's own code: what a provider asks after its first paint has been asked.
  await page.getByRole('button', { name: 'Check session' }).click()
  await expect(page.getByRole('status').locator('time')).toBeVisible()
  expect(asked).toContain('/account')
  expect(asked).not.toContain('/api/session')
})

test('a visitor who is signed in is not asked to log in again', async ({ page, logIn }) => {
  await logIn()
  await page.goto('/account/login')
  await expect(page).toHaveURL('/account')
})
