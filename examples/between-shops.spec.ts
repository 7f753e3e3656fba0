import { createEmulatorControl } from 'next-storefront-session/playwright'
import { holdsEachTime } from '../e2e/holds-each-time.ts'
import { CUSTOMER, expect, field, test } from './test.ts'

holdsEachTime()

// `page`, `session` and `emulator` are of the first shop, Germany.

test('a session of one shop is none at the other', async ({ page, context, running, logInAs }) => {
  const [germany, portugal] = running.shops
  await logInAs(CUSTOMER)
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')

  const [cookie] = await context.cookies(germany.url)
  const { name = '', value = '' } = cookie ?? {}
  await context.addCookies([{ name, value, url: portugal?.url ?? '', httpOnly: true }])
  await page.goto(`${portugal?.url}/account`)
  await expect(page).toHaveURL(/^http:\/\/portugal\.localhost.*\/account\/login/)
})

test('each session is renewed at its own store', async ({
  page,
  running,
  emulator,
  logInAs,
  session,
}) => {
  const portugal = createEmulatorControl(running.shops[1]?.storeUrl ?? '')
  await portugal.clearJournal()
  await logInAs(CUSTOMER)
  await session.putIntoRenewalWindow()
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
  expect(await portugal.journal()).toEqual([])
})

test('a customer of both logs in at each, by its form', async ({ page, running, emulator }) => {
  const portugal = createEmulatorControl(running.shops[1]?.storeUrl ?? '')
  await portugal.clearJournal()
  for (const { url } of running.shops) {
    await page.goto(`${url}/account/login`)
    await field(page, 'E-mail').fill(CUSTOMER.email)
    await field(page, 'Password').fill(CUSTOMER.password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page).toHaveURL(`${url}/account`)
  }
  for (const store of [emulator, portugal]) {
    expect(await store.count('customerAccessTokenCreate')).toBe(1)
  }
})
