import type { BrowserContext } from '@playwright/test'
import { enter, logInThere } from './log-in-at-shopify.ts'
import { callbackFor, createCookieKeeper } from './log-in-without-browser.ts'
import { DEMO_CUSTOMER, expect, problem, test } from './test.ts'
import { sessionBy } from './visitor.ts'

/** The way back from Shopify's page, when it is not what was expected. */

const { email } = DEMO_CUSTOMER

const hasSession = async (context: BrowserContext) =>
  (await context.cookies()).some(({ name }) => name === 'storefront_session')

test('a callback that is opened again goes on to where it went, and its code is not sent again', async ({
  page,
  emulator,
}) => {
  const opened = page.waitForRequest(/\/api\/session\/callback\?/)
  await page.goto('/account/login?returnTo=/account/orders')
  await enter(page).click()
  await logInThere(page, { email, emulator })
  await expect(page).toHaveURL('/account/orders')
  await page.goto((await opened).url())
  await expect(page).toHaveURL('/account/orders')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your orders')
  expect(await emulator.count('authorization_code')).toBe(1)
})

test('the back button after a log-in, and what Shopify’s page then does, leaves the customer signed in', async ({
  page,
  emulator,
}) => {
  await page.goto('/account/login?returnTo=/account/orders')
  await enter(page).click()
  await logInThere(page, { email, emulator })
  await expect(page).toHaveURL('/account/orders')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work')
  // Playwright's own `goForward` fails while Chromium keeps the page that was left.
  await page.evaluate(() => history.forward())
  await expect(page).toHaveURL('/account/orders')
  await page.goto('/account/login')
  await expect(page).toHaveURL('/account')
})

test('a page that an in-app browser hands on to another starts the log-in again there, and signs in', async ({
  page,
  context,
  shop,
  emulator,
}) => {
  const inApp = createCookieKeeper()
  await page.goto(await callbackFor(inApp, { url: shop.url, email }))
  expect(await hasSession(context), 'another’s callback signs nobody in').toBe(false)
  await logInThere(page, { email, emulator })
  await expect(page).toHaveURL('/account')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ada')
})

test('a browser that keeps no cookies is told so at the second time, and not sent round for ever', async ({
  shop,
}) => {
  const visitor = createCookieKeeper()
  const url = shop.url
  const callback = await callbackFor(visitor, { url, email })
  visitor.jar.clear()
  const again = await visitor.open(callback)
  expect(again).toContain(`${shop.emulator.origin}/authentication/`)
  const second = await visitor.open(again)
  await visitor.open(second, { step: 'email', email })
  const code = (await shop.emulator.codeTo(email)) ?? ''
  const secondCallback = await visitor.open(await visitor.open(second, { code }))
  visitor.jar.clear()
  expect(await visitor.open(secondCallback)).toBe(`${url}/account/login?error=LOGIN_FAILED`)
})

test('a callback that comes late begins no session, and says why', async ({
  page,
  shop,
  emulator,
}) => {
  const visitor = createCookieKeeper()
  const callback = await callbackFor(visitor, { url: shop.url, email })
  await emulator.advance('PT31M')
  const landed = await visitor.open(callback)
  expect(landed).toBe(`${shop.url}/account/login?error=LOGIN_EXPIRED&returnTo=%2Faccount`)
  expect(visitor.jar.has('storefront_session')).toBe(false)
  await page.goto(landed)
  await expect(problem(page)).toBeVisible()
})

test('a callback with another state, or none, begins no session, and the one that was meant still does', async ({
  shop,
}) => {
  const visitor = createCookieKeeper()
  const callback = await callbackFor(visitor, { url: shop.url, email })
  for (const state of [`0f0.${'A'.repeat(22)}.${'A'.repeat(43)}`, 'nonsense', null]) {
    const changed = new URL(callback)
    if (state === null) changed.searchParams.delete('state')
    else changed.searchParams.set('state', state)
    const landed = await visitor.open(changed.href)
    expect([state, landed]).toEqual([state, `${shop.url}/account/login?error=LOGIN_FAILED`])
    expect(visitor.jar.has('storefront_session')).toBe(false)
  }
  expect(await visitor.open(callback)).toBe(`${shop.url}/account`)
  const cookie = `storefront_session=${visitor.jar.get('storefront_session')}`
  expect(await sessionBy(shop, cookie)).toMatchObject({ status: 'signed-in' })
})

test('a callback after a log-out begins no session, although its code was good', async ({
  shop,
}) => {
  const visitor = createCookieKeeper()
  const callback = await callbackFor(visitor, { url: shop.url, email })
  await visitor.open(callback)
  await visitor.open(`${shop.url}/api/session/logout`, {})
  const landed = await visitor.open(callback)
  expect(landed).toBe(`${shop.url}/account/login?error=LOGIN_EXPIRED&returnTo=%2Faccount`)
  expect(visitor.jar.has('storefront_session')).toBe(false)
})

for (const [error, code, words] of [
  ['access_denied', 'LOGIN_DENIED', /not been logged in/],
  ['server_error', 'STOREFRONT_UNAVAILABLE', /./],
  ['invalid_scope', 'STOREFRONT_MISCONFIGURED', /./],
  ['whatever', 'LOGIN_FAILED', /./],
] as const) {
  test(`a callback with the error ${error} is told on the login page, which leads on`, async ({
    page,
  }) => {
    const asked = page.waitForRequest(/\/authorize\?/)
    await page.goto('/account/login?returnTo=/account/orders')
    await enter(page).click()
    const state = new URL((await asked).url()).searchParams.get('state') ?? ''
    await page.goto(`/api/session/callback?${new URLSearchParams({ error, state })}`)
    await expect(page).toHaveURL(`/account/login?error=${code}&returnTo=%2Faccount%2Forders`)
    await expect(problem(page)).toHaveText(words)
    await enter(page).click()
    await expect(page.getByLabel('E-mail address')).toBeVisible()
  })
}
