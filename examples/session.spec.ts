import { holdsEachTime } from '../e2e/holds-each-time.ts'
import { CUSTOMER, expect, field, signedInUntil, test } from './test.ts'

holdsEachTime()

const DAY_MS = 24 * 60 * 60 * 1000

test('a customer logs in by the form, and the account greets them', async ({
  page,
  at,
  context,
  emulator,
}) => {
  await page.goto(at('/account'))
  await expect(page).toHaveURL(at('/account/login?returnTo=%2Faccount'))
  await field(page, 'E-mail').fill(CUSTOMER.email)
  await field(page, 'Password').fill(CUSTOMER.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL(at('/account'))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  expect(await emulator.count('customerAccessTokenCreate')).toBe(1)
  const cookies = await context.cookies()
  expect(cookies.filter(({ name }) => name === 'storefront_session')).toMatchObject([
    { httpOnly: true, sameSite: 'Lax', path: '/' },
  ])
})

test('a session in its window is renewed in the request that shows it, once', async ({
  page,
  at,
  emulator,
  logInAs,
  session,
}) => {
  await logInAs(CUSTOMER)
  await session.putIntoRenewalWindow()
  await page.goto(at('/account'))
  const until = await signedInUntil(page)
  expect(Date.parse(until) - Date.now()).toBeGreaterThan(41 * DAY_MS)
  expect(await session.read()).toMatchObject({ status: 'signed-in', expiresAt: until })
  await page.reload()
  expect(await signedInUntil(page)).toBe(until)
  expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
})

test('past its end a session is over, and the customer lands on the login page', async ({
  page,
  at,
  context,
  emulator,
  logInAs,
  session,
}) => {
  await logInAs(CUSTOMER)
  await session.expireIn(0)
  await page.goto(at('/account'))
  await expect(page).toHaveURL(at('/account/login?returnTo=%2Faccount&reason=expired'))
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('storefront_session')
  expect(await emulator.count('customerAccessTokenRenew')).toBe(0)
})

test('a log-out takes the cookie from the browser and ends the token at the store', async ({
  page,
  at,
  context,
  emulator,
  logInAs,
}) => {
  await logInAs(CUSTOMER)
  await page.goto(at('/account'))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  const valid = await emulator.validTokens()
  // The form that a shop has in its header; the README's two pages have none.
  await page.evaluate((action) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action })
    document.body.append(form)
    form.submit()
  }, at('/api/session/logout'))
  await expect(page).toHaveURL(at('/'))
  expect(await emulator.validTokens()).toBe(valid - 1)
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('storefront_session')
  await page.goto(at('/account'))
  await expect(page).toHaveURL(at('/account/login?returnTo=%2Faccount'))
})

// The last one: for a while after an outage, a shop leaves its store in peace.
test('a store that does not answer logs nobody out', async ({
  page,
  at,
  emulator,
  logInAs,
  session,
}) => {
  await logInAs(CUSTOMER)
  await session.putIntoRenewalWindow()
  const before = await session.read()
  await emulator.fail({ kind: 'hang', field: 'customerAccessTokenRenew' })
  for (const visit of ['first', 'second']) {
    await page.goto(at('/account'))
    await expect(page.getByRole('heading', { level: 1 }), visit).toContainText('Ada')
  }
  expect(await session.read()).toEqual(before)
  expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
})
