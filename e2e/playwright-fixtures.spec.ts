import { randomBytes } from 'node:crypto'
import { expect, test as storefrontTest } from 'next-storefront-session/playwright'
import { DEMO_CUSTOMER } from 'storefront-emulator'
import { newEmail, PASSWORDS } from './customers.ts'
import { type Shop, startShop } from './start-shop.ts'

const PASSWORD = randomBytes(32).toString('base64')

/** The demo, tested as a shop tests itself. */
const test = storefrontTest.extend<object, { demo: Shop }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures out of the pattern.
    async ({}, use) => {
      const shop = await startShop({ env: { SESSION_PASSWORD: PASSWORD } })
      await use(shop)
      await shop.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ demo }, use) => use(demo.url),
  storefrontSession: ({ demo }, use) =>
    use({ storeDomain: demo.emulator.origin, password: PASSWORD }),
})

test.describe('logInAs', () => {
  test('a customer is signed in without a click, and the store knows the token', async ({
    page,
    emulator,
    logInAs,
  }) => {
    await logInAs(DEMO_CUSTOMER)
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
    await expect(page.getByText(DEMO_CUSTOMER.email)).toBeVisible()
    expect(await emulator.count('customerAccessTokenCreate')).toBe(0)
  })

  test('the cookie is the one that a login writes', async ({ page, context, logInAs }) => {
    await page.goto('/account/login')
    await page.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
    await page.getByLabel('Password').fill(DEMO_CUSTOMER.password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.waitForURL('/account')
    const written = await sessionCookie()
    await context.clearCookies()
    await logInAs(DEMO_CUSTOMER.email)
    const put = await sessionCookie()
    expect({ ...put, value: '', expires: 0 }).toEqual({ ...written, value: '', expires: 0 })
    expect(Math.abs(put.expires - written.expires)).toBeLessThan(30)
    expect(put.value).not.toBe(written.value)

    async function sessionCookie() {
      const cookie = (await context.cookies()).find(({ name }) => name === 'storefront_session')
      if (cookie === undefined) throw new Error('There is no session cookie.')
      return cookie
    }
  })

  test('a customer of the test itself, and nobody else', async ({ page, emulator, logInAs }) => {
    const email = newEmail()
    await emulator.addCustomer({ email, password: PASSWORDS.first, firstName: 'Mary' })
    await logInAs({ email })
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Mary')
    await emulator.removeCustomer(email)
    await expect(logInAs({ email })).rejects.toThrow('No customer has that "email"')
  })
})

test.describe('on https', () => {
  test.use({ baseURL: 'https://shop.example' })

  test('the cookie has the prefix that only https has, and goes to the shop alone', async ({
    page,
    logInAs,
    session,
  }) => {
    const sent: (string | undefined)[] = []
    await page.route('https://*.example/**', async (route) => {
      sent.push((await route.request().allHeaders())['cookie'])
      await route.fulfill({ contentType: 'text/html', body: 'A page' })
    })
    await logInAs(DEMO_CUSTOMER)
    await page.goto('https://shop.example/')
    await page.goto('https://sub.shop.example/')
    expect(sent).toEqual([expect.stringMatching(/^__Host-storefront_session=Fe26\.2/), undefined])
    expect(await session.read()).toMatchObject({ status: 'signed-in' })
  })
})

test.describe('session', () => {
  test('it is read without its token', async ({ emulator, logInAs, session }) => {
    expect(await session.read()).toEqual({ status: 'signed-out' })
    await logInAs(DEMO_CUSTOMER)
    const read = await session.read()
    expect(read).toEqual({
      status: 'signed-in',
      customer: expect.objectContaining({ firstName: 'Ada', displayName: 'Ada Lovelace' }),
      expiresAt: expect.stringMatching(/Z$/),
      issuedAt: expect.stringMatching(/Z$/),
      renewedAt: null,
    })
    const minted = (await emulator.secrets()).map(({ value }) => value)
    expect(minted.filter((value) => JSON.stringify(read).includes(value))).toEqual([])
  })

  test('put into the renewal window, it is renewed at the next visit, once', async ({
    page,
    emulator,
    logInAs,
    session,
  }) => {
    await logInAs(DEMO_CUSTOMER)
    await page.goto('/account')
    expect(await emulator.count('customerAccessTokenRenew')).toBe(0)
    await session.putIntoRenewalWindow()
    await page.goto('/account')
    await page.reload()
    expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
    expect(await session.read()).toMatchObject({ renewedAt: expect.stringMatching(/Z$/) })
  })

  test('a session that has seconds left is over after them, here and at the store', async ({
    page,
    emulator,
    logInAs,
    session,
  }) => {
    await logInAs(DEMO_CUSTOMER)
    const valid = await emulator.validTokens()
    await emulator.fail({ kind: 'service-unavailable-503', field: 'customerAccessTokenRenew' })
    await session.expireIn(60)
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
    await emulator.advance('PT61S')
    await page.goto('/account')
    await expect(page).toHaveURL(/\/account\/login\?/)
    expect(await emulator.validTokens()).toBe(valid - 1)
  })

  test('one that is over is met by the shop, which says so', async ({ page, logInAs, session }) => {
    await logInAs(DEMO_CUSTOMER)
    await session.expireIn(0)
    expect(await session.read()).toEqual({ status: 'signed-out', reason: 'expired' })
    await page.goto('/account')
    await expect(page).toHaveURL(/\/account\/login\?.*expired/)
  })

  test('one that was tampered with is no session', async ({ page, logInAs, session }) => {
    await logInAs(DEMO_CUSTOMER)
    await session.tamper()
    expect(await session.read()).toEqual({ status: 'signed-out', reason: 'unreadable' })
    await page.goto('/account')
    await expect(page).toHaveURL(/\/account\/login/)
  })

  test('one that is cleared is gone, and cannot be changed', async ({ logInAs, session }) => {
    await logInAs(DEMO_CUSTOMER)
    await session.clear()
    expect(await session.read()).toEqual({ status: 'signed-out' })
    await expect(session.expireIn(5)).rejects.toThrow('Log in first')
  })

  test('time passes for this session alone', async ({ logInAs, session, emulator }) => {
    const { accessToken: other } = await emulator.mintToken(DEMO_CUSTOMER.email)
    await logInAs(DEMO_CUSTOMER)
    const [valid, now] = [await emulator.validTokens(), await emulator.now()]
    await session.expireIn(0)
    expect(await emulator.validTokens()).toBe(valid - 1)
    expect((await emulator.now()) - now).toBeLessThan(60_000)
    expect(other).not.toBe('')
  })
})

test.describe('another password than the shop has', () => {
  test.use({
    storefrontSession: ({ demo }, use) =>
      use({ emulatorUrl: demo.emulator.origin, password: randomBytes(32).toString('base64') }),
  })

  test('the shop does not take the cookie', async ({ page, logInAs }) => {
    await logInAs(DEMO_CUSTOMER)
    await page.goto('/account')
    await expect(page).toHaveURL(/\/account\/login/)
  })
})

test.describe('emulator', () => {
  test('clock, faults, limits, mail and behaviour are put back, customers and tokens stay', async ({
    emulator,
  }) => {
    const email = newEmail()
    const { renew } = await emulator.behaviour()
    await emulator.addCustomer({ email, password: PASSWORDS.first })
    await emulator.setClock('2030-01-01T00:00:00Z')
    await emulator.set({ renew: 'rotate-strict' })
    await emulator.mintToken(email)
    const valid = await emulator.validTokens()
    await emulator.reset()
    expect(Math.abs((await emulator.now()) - Date.now())).toBeLessThan(10_000)
    expect((await emulator.behaviour()).renew).toBe(renew)
    expect(await emulator.validTokens()).toBeGreaterThanOrEqual(valid)
    await emulator.mintToken(email)
  })

  test('a forgotten password is a mail, whose link leads on', async ({ page, emulator }) => {
    await page.goto('/account/recover')
    await page.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect.poll(() => emulator.mailTo(DEMO_CUSTOMER.email)).toHaveLength(1)
    expect(await emulator.linkTo(DEMO_CUSTOMER.email)).toMatch(
      /^\/account\/reset\/\d+\/[0-9a-f]+-\d+$/,
    )
    await emulator.clearMail()
    await expect(emulator.linkTo(DEMO_CUSTOMER.email)).rejects.toThrow('No mail was sent')
  })

  test('revoking all tokens ends the session of a customer who comes back in its window', async ({
    page,
    emulator,
    logInAs,
    session,
  }) => {
    await logInAs(DEMO_CUSTOMER)
    await session.putIntoRenewalWindow()
    await emulator.revokeAllTokens()
    expect(await emulator.validTokens()).toBe(0)
    await page.goto('/account')
    await expect(page).toHaveURL(/\/account\/login/)
  })
})
