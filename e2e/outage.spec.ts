import { startShop } from './start-shop.ts'
import { expect, test } from './test.ts'
import { askWith, logInAt, sessionBy } from './visitor.ts'

const FORM = { email: 'ada@example.com', password: 'analytical engine' }

test('an outage in the renewal window signs nobody out', async ({ page, emulator, logIn }) => {
  await logIn()
  await emulator.advance('P22D')
  await emulator.fail({ kind: 'bad-gateway-502' })
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  expect(await (await page.request.get('/api/session')).json()).toMatchObject({
    status: 'signed-in',
    customer: { firstName: 'Ada' },
  })

  await emulator.recover()
  await emulator.clearJournal()
  await emulator.advance('PT1M')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  await expect.poll(() => emulator.count('customerAccessTokenRenew')).toBe(1)
  const renewed = await page.reload()
  expect((await renewed?.headerValue('set-cookie')) ?? '').toContain('storefront_session=Fe26.2')
  expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
})

test('a store that cannot even be connected to signs nobody out', async ({
  shop,
  emulator,
  storefront,
}) => {
  const SESSION_PASSWORD = 'one password for two servers, and long'
  const clock = { EMULATOR_CLOCK_URL: `${emulator.origin}/__emulator/clock` }
  const here = await startShop({
    storefront,
    env: { ...clock, SESSION_PASSWORD, SHOPIFY_STORE_DOMAIN: emulator.origin },
  })
  const lost = await startShop({
    storefront,
    // The port of the discard service, on which nothing listens.
    env: { ...clock, SESSION_PASSWORD, SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:9' },
  })
  try {
    const cookie = await logInAt(here)
    await emulator.advance('P22D')
    const answer = await askWith(lost, '/account', cookie)
    expect([answer.status, answer.sessionCookie]).toEqual([200, null])
    expect(await sessionBy(lost, cookie)).toMatchObject({ status: 'signed-in' })
    expect(shop.logs()).not.toContain(cookie)
  } finally {
    await Promise.all([here.stop(), lost.stop()])
  }
})

test('a store that is killed in the middle takes no session with it', async ({
  request,
  storefront,
}) => {
  const shop = await startShop({ storefront })
  try {
    const login = await request.post(`${shop.url}/api/session/login`, {
      form: FORM,
      maxRedirects: 0,
    })
    expect(login.status()).toBe(303)
    await shop.emulator.advance('P22D')
    const secrets = await shop.emulator.secrets()
    await shop.killStore()

    const account = await request.get(`${shop.url}/account`)
    expect(account.status()).toBe(200)
    expect(await account.text()).toContain('Ada')
    expect(await (await request.get(`${shop.url}/api/session`)).json()).toMatchObject({
      status: 'signed-in',
    })
    const refused = await request.post(`${shop.url}/api/session/login`, { data: FORM })
    expect([refused.status(), (await refused.json()).code]).toEqual([503, 'STOREFRONT_UNAVAILABLE'])
    const logout = await request.post(`${shop.url}/api/session/logout`)
    expect(logout.status()).toBe(200)
    expect(await (await request.get(`${shop.url}/api/session`)).json()).toEqual({
      status: 'signed-out',
    })
    expect(secrets).not.toHaveLength(0)
    for (const { value } of secrets) expect(shop.logs()).not.toContain(value)
  } finally {
    await shop.stop()
  }
})
