import { LEGACY } from './account-kind.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { type Shop, startShop } from './start-shop.ts'
import { expect, test } from './test.ts'
import { ask, askWith, logInAt, sessionBy } from './visitor.ts'

holdsEachTime()

test('an outage in the renewal window signs nobody out', async ({
  page,
  emulator,
  logIn,
  accountKind,
}) => {
  await logIn()
  await emulator.advance(accountKind.intoTheWindow)
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
  await expect.poll(() => emulator.count(accountKind.renewal)).toBe(1)
  const renewed = await page.reload()
  expect((await renewed?.headerValue('set-cookie')) ?? '').toContain('storefront_session=Fe26.2')
  expect(await emulator.count(accountKind.renewal)).toBe(1)
})

test('a store that cannot even be connected to signs nobody out', {
  // A session of a customer account knows its token endpoint: the next test.
  tag: LEGACY,
}, async ({ shop, emulator, storefront }) => {
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
  storefront,
  accountKind,
}) => {
  const shop = await startShop({ storefront })
  try {
    const cookie = await logInAt(shop)
    await shop.emulator.advance(accountKind.intoTheWindow)
    const secrets = await shop.emulator.secrets()
    await shop.killStore()

    const account = await askWith(shop, '/account', cookie)
    expect([account.status, account.sessionCookie]).toEqual([200, null])
    expect(account.body).toContain('Ada')
    expect(await sessionBy(shop, cookie)).toMatchObject({ status: 'signed-in' })
    await expectNoErrorPage(shop)
    const logout = await ask(shop, '/api/session/logout', { method: 'POST', headers: { cookie } })
    expect([logout.status, logout.sessionCookie]).toEqual([200, ''])
    expect(secrets).not.toHaveLength(0)
    for (const { value } of secrets) expect(shop.logs()).not.toContain(value)
  } finally {
    await shop.stop()
  }
})

/**
 * Who begins to log in where no store answers is told so. Where a log-in before has found out where
 * Shopify's page is, the browser is sent there, and the outage is that page's to tell.
 */
async function expectNoErrorPage(shop: Shop): Promise<void> {
  const isHosted = shop.accountKind.name === 'hosted'
  const form = new URLSearchParams({ email: 'ada@example.com', password: 'analytical engine' })
  const sent = isHosted ? {} : { method: 'POST', body: form }
  const { status, headers } = await ask(shop, '/api/session/login', sent)
  const leadsTo = isHosted
    ? `${shop.emulator.origin}/authentication/oauth/authorize?`
    : '/account/login?error=STOREFRONT_UNAVAILABLE'
  expect([status, headers.get('location')?.slice(0, leadsTo.length)]).toEqual([303, leadsTo])
}
