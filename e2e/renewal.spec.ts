import type { Page } from '@playwright/test'
import { LEGACY } from './account-kind.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { DEMO_CUSTOMER, expect, test } from './test.ts'

holdsEachTime()

/** Shopify tells the end of a token in whole seconds. */
const A_SECOND = 1000

function validUntil(page: Page) {
  return page.getByText('Valid until').locator('time').first().getAttribute('datetime')
}

async function expiresAt(page: Page): Promise<string> {
  return (await (await page.request.get('/api/session')).json()).expiresAt
}

// Kept for the search at the end of a run (scripts/test.ts).
test.use({ keepsTraffic: true })

test.beforeEach(async ({ emulator, logIn }) => {
  await logIn()
  await emulator.clearJournal()
})

test('one load of a page in the window renews once, and everybody sees the new end', async ({
  page,
  emulator,
  accountKind,
}) => {
  const before = (await validUntil(page)) ?? ''
  const loggedInAt = await emulator.now()
  await emulator.advance(accountKind.intoTheWindow)
  const passed = (await emulator.now()) - loggedInAt

  const response = await page.goto('/account')
  const onThePage = (await validUntil(page)) ?? ''
  expect(Date.parse(onThePage) - Date.parse(before)).toBeGreaterThan(passed - A_SECOND)
  expect(await response?.headerValue('cache-control')).toContain('no-store')
  expect((await response?.headerValue('set-cookie')) ?? '').toContain('storefront_session=Fe26.2')

  expect(await expiresAt(page)).toBe(onThePage)
  await page.reload()
  expect(await validUntil(page)).toBe(onThePage)
  expect(await emulator.count(accountKind.renewal)).toBe(1)
})

test('a route handler sees the session that was renewed for its own request', async ({
  page,
  emulator,
  accountKind,
}) => {
  const before = await expiresAt(page)
  await emulator.clearJournal()
  await emulator.advance(accountKind.intoTheWindow)
  const renewed = await expiresAt(page)
  expect(Date.parse(renewed)).toBeGreaterThan(Date.parse(before))
  expect(await expiresAt(page)).toBe(renewed)
  expect(await emulator.count(accountKind.renewal)).toBe(1)
})

test('a server action renews nothing while there is time for a better request', async ({
  page,
  emulator,
  accountKind,
}) => {
  await emulator.advance(accountKind.intoTheWindow)
  const action = await checkSession(page)
  expect(await action.headerValue('set-cookie')).toBeNull()
  expect(await emulator.count(accountKind.renewal)).toBe(0)
})

test('a server action renews a token that is about to die, sees the new end, and the router keeps its cache', async ({
  page,
  emulator,
  accountKind,
}) => {
  const before = (await validUntil(page)) ?? ''
  await emulator.advance(accountKind.lateInTheWindow)
  const action = await checkSession(page)
  const checked = page.getByRole('status').locator('time')
  await expect(checked).not.toHaveAttribute('datetime', before)
  expect((await action.headerValue('set-cookie')) ?? '').toContain('storefront_session=Fe26.2')
  expect(await action.headerValue('x-action-revalidated')).toBeNull()
  expect(await emulator.count(accountKind.renewal)).toBe(1)
  expect(await checked.getAttribute('datetime')).toBe(await expiresAt(page))
})

/** Runs the server action of the account page; returns its response. */
async function checkSession(page: Page) {
  const response = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: 'Check session' }).click()
  const answer = await response
  await expect(page.getByRole('status').locator('time')).toBeVisible()
  return answer
}

test('a page that is the same for everybody brings the new cookie to the browser, and no cache may keep it', async ({
  page,
  emulator,
  accountKind,
}) => {
  await emulator.advance(accountKind.intoTheWindow)
  const response = await page.goto('/')
  expect(await response?.headerValue('cache-control')).toBe('private, no-store')
  expect((await response?.headerValue('set-cookie')) ?? '').toContain('storefront_session=Fe26.2')
})

test('nothing is renewed or written before the window', async ({ page, emulator, accountKind }) => {
  await emulator.advance(accountKind.beforeTheWindow)
  const response = await page.goto('/account')
  expect(await response?.headerValue('set-cookie')).toBeNull()
  expect(await emulator.count(accountKind.renewal)).toBe(0)
})

test('the cookie is out of reach of scripts', async ({ page, context }) => {
  const cookie = (await context.cookies()).find(({ name }) => name === 'storefront_session')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('a token that Shopify calls dead ends the session once', async ({
  page,
  emulator,
  accountKind,
}) => {
  await accountKind.endTokens(emulator)
  await emulator.advance(accountKind.intoTheWindow)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/account\/login\?returnTo=%2Faccount/)
  expect(await (await page.request.get('/api/session')).json()).toEqual({ status: 'signed-out' })
})

test('logging out in the window renews nothing', async ({ page, emulator, accountKind }) => {
  await emulator.advance(accountKind.intoTheWindow)
  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page).toHaveURL('/')
  expect(await emulator.count(accountKind.renewal)).toBe(0)
  expect(await (await page.request.get('/api/session')).json()).toEqual({ status: 'signed-out' })
})

test('logging in again in the window starts a session of its own', { tag: LEGACY }, async ({
  page,
  emulator,
  accountKind,
}) => {
  await emulator.advance(accountKind.intoTheWindow)
  const login = await page.request.post('/api/session/login', {
    data: { email: DEMO_CUSTOMER.email, password: DEMO_CUSTOMER.password },
  })
  await emulator.clearJournal()
  expect(await expiresAt(page)).toBe((await login.json()).expiresAt)
  expect(await emulator.count(accountKind.renewal)).toBe(0)
})

test('a page that redirects does not shorten the life of the renewed cookie', async ({
  page,
  context,
  emulator,
  accountKind,
}) => {
  await emulator.advance(accountKind.intoTheWindow)
  const response = await page.request.get('/account/login', { maxRedirects: 0 })
  expect([response.status(), response.headers()['location']]).toEqual([307, '/account'])
  const written = response.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  expect(written.length).toBeGreaterThan(0)
  for (const { value } of written) {
    const [, maxAge = ''] = /Max-Age=(\d+);.*HttpOnly/.exec(value) ?? []
    expect(Math.round(Number(maxAge) / 86_400)).toBe(accountKind.days)
  }
  const cookie = (await context.cookies()).find(({ name }) => name === 'storefront_session')
  const days = ((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400
  expect(Math.round(days)).toBe(accountKind.days)
})

test('a page that redirects removes an ended session all the same', async ({
  page,
  emulator,
  accountKind,
}) => {
  await emulator.advance(accountKind.pastItsEnd)
  const response = await page.request.get('/account', { maxRedirects: 0 })
  expect(response.status()).toBe(307)
  const written = response.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  expect(written.length).toBeGreaterThan(0)
  for (const { value } of written) expect(value).toContain('Expires=Thu, 01 Jan 1970 00:00:00 GMT')
})
