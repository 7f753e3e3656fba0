import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { CUSTOMER, expect, field, signedInUntil, test } from './test.ts'

async function logIn(page: Page, password: string = CUSTOMER.password): Promise<void> {
  await field(page, 'E-mail').fill(CUSTOMER.email)
  await field(page, 'Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

// Next has an alert of its own outside of it, which announces pages.
const message = (page: Page) => page.getByRole('main').getByRole('alert')

// What is looked at here is not how fast the machine is.
test.describe.configure({ timeout: 90_000 })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor logs in, and out by the button', async ({ page }) => {
    await page.goto('/account/login?returnTo=/account')
    await logIn(page)
    await expect(page).toHaveURL('/account')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello Ada')
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page).toHaveURL('/')
  })

  test('a wrong password is told, and the e-mail address stays', async ({ page }) => {
    await page.goto('/account/login')
    await logIn(page, 'wrong password')
    await expect(message(page)).toHaveText('The e-mail address or the password is not right.')
    await expect(field(page, 'E-mail')).toHaveValue(CUSTOMER.email)
    await expect(field(page, 'Password')).toHaveValue('')
  })
})

for (const [kind, said] of [
  ['service-unavailable-503', /The shop cannot be reached at the moment/],
  ['throttled', /There have been too many attempts/],
] as const) {
  test(`${kind} at a login is told as what it is, and the e-mail address stays`, async ({
    page,
    emulator,
  }) => {
    await page.goto('/account/login')
    await emulator.fail({ kind, field: 'customerAccessTokenCreate' })
    await logIn(page)
    await expect(message(page)).toHaveText(said)
    await expect(field(page, 'E-mail')).toHaveValue(CUSTOMER.email)
  })
}

test('a session that has ended is told, and the login leads back', async ({
  page,
  logInAs,
  session,
}) => {
  await logInAs(CUSTOMER)
  await session.expireIn(0)
  await page.goto('/account')
  await expect(message(page)).toHaveText(/Your session has ended/)
  await logIn(page)
  await expect(page).toHaveURL('/account')
})

test('an account whose store is down says so, and keeps its customer', async ({
  page,
  emulator,
  logInAs,
}) => {
  await logInAs(CUSTOMER)
  await emulator.fail({ kind: 'service-unavailable-503', field: 'customer' })
  await page.goto('/account')
  await expect(page.getByRole('status')).toHaveText(/cannot be reached.*still logged in/)
})

test('the storefront goes by the emulator’s clock', async ({ page, emulator, logInAs }) => {
  await logInAs(CUSTOMER)
  await page.goto('/account')
  const before = await signedInUntil(page)
  await emulator.advance('P22D')
  await page.reload()
  const days = (Date.parse(await signedInUntil(page)) - Date.parse(before)) / 86_400_000
  expect(Math.round(days)).toBe(22)
  expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test.describe(`${colorScheme}, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      test('both pages are accessible and fit', async ({ page, logInAs }, info) => {
        await page.goto('/account/login?error=UNIDENTIFIED_CUSTOMER')
        await expectAccessible(page)
        await page.screenshot({ path: info.outputPath('login.png') })
        await logInAs(CUSTOMER)
        await page.goto('/account')
        await expectAccessible(page)
        await page.screenshot({ path: info.outputPath('account.png') })
      })

      test('the form looks like one: fields and button are seen, and so is the focus', async ({
        page,
      }) => {
        await page.goto('/account/login')
        const style = (label: string) =>
          field(page, label).evaluate((field) => {
            const { borderTopWidth, outlineStyle, outlineWidth } = getComputedStyle(field)
            return { borderTopWidth, outline: `${outlineStyle} ${outlineWidth}` }
          })
        await field(page, 'E-mail').focus()
        expect(await style('E-mail')).toEqual({ borderTopWidth: '1px', outline: 'solid 3px' })
        const [background, button] = await Promise.all(
          [page.locator('main'), page.getByRole('button')].map((each) =>
            each.evaluate((element) => getComputedStyle(element).backgroundColor),
          ),
        )
        expect(button).not.toBe(background)
        const isDark = await page.locator('main').evaluate((main) => {
          const canvas = document.createElement('canvas').getContext('2d')
          if (canvas === null) throw new Error('There is no canvas.')
          canvas.fillStyle = getComputedStyle(main).backgroundColor
          canvas.fillRect(0, 0, 1, 1)
          return (canvas.getImageData(0, 0, 1, 1).data[0] ?? 0) < 128
        })
        expect(isDark).toBe(colorScheme === 'dark')
      })
    })
  }
}

async function expectAccessible(page: Page): Promise<void> {
  // What waits for its visitor comes after the rest of its page.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
  expect(found).toEqual([])
  const overflow = await page.evaluate(() => document.body.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

test('the server has nothing to say but that it is ready', async ({ page, running, logInAs }) => {
  await page.goto('/account')
  await logIn(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello Ada')
  await logInAs(CUSTOMER)
  await page.goto('/account/login')
  const said = running.logs().split('\n')
  expect(said.filter((line) => !/^\s*$|^[✓▲] |^- (Local|Network):/.test(line))).toEqual([])
})
