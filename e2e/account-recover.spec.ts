import type { Page } from '@playwright/test'
import { newEmail, PASSWORDS } from './customers.ts'
import { LONG } from './long.ts'
import { expect, problem, test } from './test.ts'
import { ask } from './visitor.ts'

async function recover(page: Page, email: string): Promise<void> {
  await page.goto('/account/recover')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'is on its way' })).toBeVisible()
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set password' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? [] : LONG
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
    test.use({ javaScriptEnabled })

    test('an address that nobody has gets the same page as one that somebody has', async ({
      page,
      customer,
      emulator,
    }) => {
      const shown = async (email: string) => {
        await recover(page, email)
        return page.getByRole('main').ariaSnapshot()
      }
      const unknown = newEmail()
      expect(await shown(unknown)).toBe(await shown(customer.email))
      expect(await emulator.mailTo(customer.email)).toHaveLength(1)
      expect(await emulator.mailTo(unknown)).toEqual([])
    })

    test('the page says where the mail of the demo can be read', async ({ page, shop }) => {
      await page.goto('/account/recover')
      const outbox = page.getByRole('link', { name: 'the outbox of the emulated store' })
      await expect(outbox).toHaveAttribute('href', `${shop.emulator.origin}/#outbox`)
    })

    test('the link in the mail sets a new password and signs in, and works once', async ({
      page,
      customer,
      emulator,
      logInByForm,
      shop,
    }) => {
      await recover(page, customer.email)
      const link = await emulator.linkTo(customer.email)
      await page.goto(link)
      await setPassword(page, PASSWORDS.second)
      await expect(page).toHaveURL('/account')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Mary')

      await page.goto(link)
      await setPassword(page, PASSWORDS.wrong)
      await expect(problem(page)).toContainText('This link is no longer good.')
      await problem(page).getByRole('link', { name: 'Ask for a new link' }).click()
      await expect(page).toHaveURL('/account/recover')

      const { status } = await ask(shop, '/api/session/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: customer.email, password: customer.password }),
      })
      expect(status).toBe(401)
      await page.context().clearCookies()
      await logInByForm({ email: customer.email, password: PASSWORDS.second })
    })

    test('a password that is refused leaves the link as good as it was', async ({
      page,
      customer,
      emulator,
    }) => {
      await recover(page, customer.email)
      await page.goto(await emulator.linkTo(customer.email))
      await setPassword(page, 'abcd')
      await expect(problem(page)).toContainText('Password is too short.')
      await setPassword(page, PASSWORDS.second)
      await expect(page).toHaveURL('/account')
    })

    test('a link that was cut off says that it is no good, too', async ({ page }) => {
      await page.goto('/account/reset/seven/cut~off')
      await setPassword(page, PASSWORDS.second)
      await expect(problem(page)).toContainText('This link is no longer good.')
      await expect(problem(page).getByRole('link', { name: 'Ask for a new link' })).toBeVisible()
    })

    test('the token in the URL of the page goes nowhere else', async ({
      page,
      customer,
      emulator,
    }) => {
      await recover(page, customer.email)
      const link = await emulator.linkTo(customer.email)
      // What the next page has cut off has no headers any more.
      const referrers: Promise<string | null | undefined>[] = []
      page.on('request', (request) =>
        referrers.push(request.headerValue('referer').catch(() => undefined)),
      )
      await page.goto(link)
      const meta = (name: string) => page.locator(`meta[name="${name}"]`)
      await expect(meta('referrer')).toHaveAttribute('content', 'strict-origin')
      await expect(meta('robots')).toHaveAttribute('content', /noindex/)
      await setPassword(page, PASSWORDS.second)
      await expect(page).toHaveURL('/account')
      const token = link.split('/').at(-1) ?? ''
      const known = (await Promise.all(referrers)).filter((referrer) => referrer !== undefined)
      expect(known.length).toBeGreaterThan(2)
      expect(known.filter((referrer) => referrer?.includes(token))).toEqual([])
    })

    test('too many attempts are told as such', async ({ page, emulator }) => {
      await emulator.fail({ kind: 'throttled', field: 'customerRecover' })
      await page.goto('/account/recover')
      await page.getByLabel('E-mail address').fill(newEmail())
      await page.getByRole('button', { name: 'Send the link' }).click()
      await expect(problem(page)).toContainText('There have been too many attempts.')
      if (javaScriptEnabled) await expect(problem(page)).toBeFocused()
    })
  })
}

for (const [path, code, text] of [
  ['/account/recover', 'TOKEN_INVALID', 'This link is no longer good.'],
  ['/account/register', 'INVALID_INPUT', 'Please check what you have entered.'],
  ['/account/login', 'THROTTLED', 'There have been too many attempts.'],
  ['/account/login', 'constructor', 'Something went wrong.'],
] as const) {
  test(`${path} shows the error ${code} that a plain form post comes back with`, async ({
    page,
  }) => {
    await page.goto(`${path}?error=${code}`)
    await expect(problem(page)).toContainText(text)
    await expect(problem(page)).toBeFocused()
  })
}

test('the login page says that the account is ready', async ({ page }) => {
  await page.goto('/account/login?notice=REGISTERED')
  await expect(page.getByRole('status')).toHaveText('Your account is ready. Please log in.')
})

test('a second press of the button while the first is under way sends nothing', async ({
  page,
  customer,
  emulator,
}) => {
  await page.goto('/account/recover')
  await emulator.clearJournal()
  await emulator.fail({ kind: 'latency', field: 'customerRecover', delayMs: 700 })
  await page.getByLabel('E-mail address').fill(customer.email)
  const button = page.locator('form.form button[type="submit"]')
  await button.click()
  await expect(button).toHaveText('Sending…')
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await button.click({ force: true })
  await expect(button).toHaveText('Send the link')
  expect(await emulator.count('customerRecover')).toBe(1)
})
