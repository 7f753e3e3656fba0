import type { Page } from '@playwright/test'
import { CUSTOMER, expect, field, test } from './test.ts'

/** What the page has asked of the site, and where that has sent it. */
function record(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const to = response.headers()['location']
    if (pathname.includes('/api/') || to !== undefined) {
      asked.push(`${response.request().method()} ${pathname}${to === undefined ? '' : ` → ${to}`}`)
    }
  })
  return asked
}

test('the login form goes to its route and to the account, with no detour', async ({ page }) => {
  await page.goto('/shop/account/login/')
  const asked = record(page)
  await field(page, 'E-mail').fill(CUSTOMER.email)
  await field(page, 'Password').fill('wrong')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL('/shop/account/login/?error=UNIDENTIFIED_CUSTOMER')
  await field(page, 'E-mail').fill(CUSTOMER.email)
  await field(page, 'Password').fill(CUSTOMER.password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL('/shop/account/')
  await expect(page.getByText('In the browser: signed-in')).toBeVisible()
  expect(asked.filter((line) => !line.startsWith('GET'))).toEqual([
    'POST /shop/api/session/login/ → /shop/account/login/?error=UNIDENTIFIED_CUSTOMER',
    'POST /shop/api/session/login/ → /shop/account/',
  ])
  expect(new Set(asked.filter((line) => line.startsWith('GET')))).toEqual(
    new Set(['GET /shop/api/session/']),
  )
})

test('client code logs out at the route, and leaves for the home page of the app', async ({
  page,
  logInAs,
}) => {
  await logInAs(CUSTOMER)
  await page.goto('/shop/account/')
  await expect(page.getByText('In the browser: signed-in')).toBeVisible()
  const asked = record(page)
  await page.getByRole('button', { name: 'Log out in the browser' }).click()
  await expect(page).toHaveURL('/shop/')
  expect(asked).toContain('POST /shop/api/session/logout/')
  expect(asked.join()).not.toContain('→')
})

test.describe('a server action', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled })
      test('leads to the home page of the app', async ({ page, logInAs }) => {
        await logInAs(CUSTOMER)
        await page.goto('/shop/account/')
        await page.getByRole('button', { name: 'Log out by an action' }).click()
        await expect(page).toHaveURL('/shop/')
      })
    })
  }
})
