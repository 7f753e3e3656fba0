import { LEGACY } from './account-kind.ts'
import { LONG } from './long.ts'
import { expect, problem, test } from './test.ts'

const PAGES = ['/account', '/account/orders', '/account/addresses', '/account/profile']
const AWAY = 'cannot be loaded at the moment'

test.afterEach(({ emulator }) => emulator.recover())

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? [] : LONG
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
    test.use({ javaScriptEnabled })

    test('a store that is down, or answers in another shape, is said on each page', async ({
      page,
      emulator,
      logIn,
    }) => {
      await logIn()
      for (const kind of ['wrong-types', 'empty-json', 'bad-gateway-502'] as const) {
        await emulator.recover()
        await emulator.fail({ kind, field: 'customer' })
        for (const path of PAGES) {
          expect((await page.goto(path))?.status(), `${kind} ${path}`).toBe(200)
          await expect(page.getByText(AWAY), `${kind} ${path}`).toBeVisible()
        }
      }
    })

    test('a store that hangs is waited for once, and found again', async ({
      page,
      emulator,
      logIn,
    }) => {
      await logIn()
      await emulator.fail({ kind: 'hang', field: 'customer' })
      await page.goto('/account')
      await expect(page.getByText(AWAY)).toBeVisible()
      await emulator.clearJournal()
      for (const path of PAGES) {
        await page.goto(path)
        await expect(page.getByText(AWAY)).toBeVisible()
      }
      expect(await emulator.count('customer')).toBeLessThanOrEqual(2)
      await emulator.recover()
      await expect(async () => {
        await page.goto('/account/orders')
        await expect(page.getByText(AWAY)).toHaveCount(0, { timeout: 100 })
      }).toPass()
    })

    test('an address that is nobody’s, or somebody else’s, is said in one sentence', async ({
      page,
      logIn,
    }) => {
      await logIn()
      const response = await page.goto('/account/addresses/999999')
      expect(response?.status()).toBe(404)
      // What `notFound()` of Next leads to is drawn by its script alone: docs/guarantees.md.
      if (!javaScriptEnabled) return
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Not in your account'])
      await expect(page.getByRole('link', { name: 'All addresses' })).toHaveCount(0)
    })

    test('an empty address is not kept, and each line that it needs says so', async ({
      page,
      emulator,
      customer,
      logInByForm,
    }) => {
      await logInByForm(customer)
      await page.goto('/account/addresses/new')
      await emulator.clearJournal()
      await page.getByRole('button', { name: 'Save address' }).click()
      for (const line of ['Address', 'City', 'Country']) {
        await expect(page.getByLabel(line, { exact: false }).first()).toBeVisible()
        await expect(problem(page)).toContainText(`${line} is required.`)
      }
      expect(await emulator.count('customerAddressCreate')).toBe(0)
      await page.goto('/account/addresses')
      await expect(page.getByText('There is no address yet.')).toBeVisible()
    })

    test('a change of e-mail that the shop denies is called that, in each language', async ({
      page,
      customer,
      logInByForm,
    }) => {
      await logInByForm(customer)
      await page.goto('/account/profile')
      await page.getByLabel('E-mail address').fill('another@example.com')
      await page.getByRole('button', { name: 'Save profile' }).click()
      await expect(problem(page)).toContainText('the shop does not allow this change')
      await page.getByRole('button', { name: 'Português' }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'pt')
      await page.goto('/account/profile')
      await page.getByLabel('Endereço de e-mail').fill('another@example.com')
      await page.getByRole('button', { name: 'Guardar dados' }).click()
      await expect(problem(page)).toContainText('a loja não permite esta alteração')
    })
  })
}

test('the frame of a page is there while the store is asked', async ({ page, emulator, logIn }) => {
  await logIn()
  await emulator.fail({ kind: 'latency', field: 'customer', delayMs: 3000 })
  await page
    .getByRole('navigation', { name: 'Account' })
    .getByRole('link', { name: 'Orders' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your orders')
  await expect(page.getByText('Loading…')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Order #/ }).first()).toBeVisible()
  await expect(page.getByText('Loading…')).toHaveCount(0)
})

test('so is that of a page with a form, and of one order', async ({
  page,
  emulator,
  logIn,
  accountKind,
}) => {
  await logIn()
  const loading = page.getByText('Loading…')
  const account = page.getByRole('navigation', { name: 'Account' })
  const order = page.getByRole('link', { name: /^Order #/ }).first()
  for (const [link, there, title] of [
    [account.getByRole('link', { name: 'Profile' }), page.getByLabel('First name'), 'Your profile'],
    ...(accountKind.name === 'hosted'
      ? []
      : [
          [
            account.getByRole('link', { name: 'Password' }),
            page.getByLabel('Current password'),
            'Change your password',
          ] as const,
        ]),
    [order, page.getByRole('heading', { level: 1, name: /^Order #/ }), null],
  ] as const) {
    await page.goto('/account')
    await expect(order).toBeVisible()
    await emulator.fail({ kind: 'latency', field: 'customer', delayMs: 3000 })
    await link.click()
    await expect(loading).toBeVisible()
    if (title !== null) await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await emulator.recover()
    await expect(there).toBeVisible()
    await expect(loading).toHaveCount(0)
  }
})

test('a link from a mail ends by the store’s clock', { tag: LEGACY }, async ({
  page,
  emulator,
  customer,
}) => {
  await page.goto('/account/recover')
  await page.getByLabel('E-mail address').fill(customer.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'is on its way' })).toBeVisible()
  await emulator.advance('P2D')
  await page.goto(await emulator.linkTo(customer.email))
  await page.getByLabel('Password').fill('Copper-Kiln-Sunday-7')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(problem(page)).toContainText('This link is no longer good.')
  await problem(page).getByRole('link', { name: 'Ask for a new link' }).click()
  await expect(page).toHaveURL('/account/recover')
})
