import { once } from 'node:events'
import { createServer } from 'node:http'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'

/** A store, and the page of a storefront that a customer is sent back to. */
interface Hosted {
  readonly emulator: StorefrontEmulator
  readonly loginUrl: (parameters?: Readonly<Record<string, string>>) => string
  readonly lastCode: () => string
}

const test = base.extend<{ hosted: Hosted }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  hosted: async ({}, use) => {
    const emulator = createStorefrontEmulator()
    const origin = await emulator.listen()
    const storefront = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end('<h1>Back at the shop</h1>')
    }).listen(0, '127.0.0.1')
    await once(storefront, 'listening')
    const { port } = Object(storefront.address())
    await use({
      emulator,
      loginUrl: (parameters = {}) =>
        `${origin}/authentication/oauth/authorize?${new URLSearchParams({
          client_id: emulator.customerAccounts.client.clientId,
          response_type: 'code',
          redirect_uri: `http://127.0.0.1:${port}/callback`,
          scope: 'openid email customer-account-api:full',
          state: 'x',
          code_challenge: 'x'.repeat(43),
          code_challenge_method: 'S256',
          ...parameters,
        })}`,
      lastCode: () => emulator.outbox.all().at(-1)?.code ?? '',
    })
    storefront.close()
    await emulator.close()
  },
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a customer logs in with the keyboard, after a wrong code, and is remembered', async ({
    page,
    hosted,
  }) => {
    await page.goto(hosted.loginUrl())
    await expect(page.getByRole('heading', { name: 'Sign in to Marl' })).toBeVisible()
    await expect(page.getByLabel('E-mail address')).toBeFocused()
    await page.keyboard.type('ada@example.com')
    await page.keyboard.press('Enter')

    const code = page.getByLabel('Six-digit code')
    await expect(code).toBeFocused()
    await page.keyboard.type(hosted.lastCode() === '000000' ? '000001' : '000000')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(/not the code that we sent/)
    await expect(code).toHaveAccessibleDescription(/not the code that we sent/)

    // To the outbox and back: nothing is asked to be sent again.
    await page.getByRole('link', { name: 'outbox' }).click()
    await expect(page.getByRole('region', { name: 'Outbox' })).toContainText(hosted.lastCode())
    await page.goBack()
    await code.fill(hosted.lastCode())
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Back at the shop' })).toBeVisible()
    expect(new URL(page.url()).searchParams.get('code')).toMatch(/^shcac_/)

    await page.goto(hosted.loginUrl())
    await expect(page.getByRole('heading', { name: 'Back at the shop' })).toBeVisible()
  })

  test('another address and a new code are two buttons away', async ({ page, hosted }) => {
    await page.goto(hosted.loginUrl({ login_hint: 'adda@example.com' }))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Use another e-mail address' }).click()
    await page.getByLabel('E-mail address').fill('ada@example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Send a new code' }).click()
    await expect(page.getByRole('status')).toHaveText(/A new code is on its way/)
    expect(hosted.emulator.outbox.all().map(({ to }) => to)).toEqual([
      'adda@example.com',
      'ada@example.com',
      'ada@example.com',
    ])
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [locale, next] of [
    ['en', 'Continue'],
    ['pt', 'Continuar'],
  ] as const) {
    test(`the pages are accessible and fit a phone: ${colorScheme}, ${locale}`, async ({
      page,
      hosted,
    }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(hosted.loginUrl({ locale, login_hint: 'ada@example.com' }))
      await isAccessible()
      await page.getByRole('button', { name: next }).click()
      await expect(page.locator('input[name=code]')).toBeFocused()
      await isAccessible()
      await page.locator('input[name=code]').fill('12 34 56')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toBeVisible()
      await isAccessible()
      for (let tries = 0; tries < 4; tries += 1) {
        await page.locator('input[name=code]').fill('12 34 56')
        await page.keyboard.press('Enter')
        await page.waitForLoadState()
      }
      await expect(page).toHaveURL(/\?too-many$/)
      await isAccessible()
      // The one thing that helps now is the next key.
      await page.keyboard.press('Enter')
      await expect(page.getByRole('status')).toBeVisible()
      await isAccessible()
      const { origin } = new URL(page.url())
      for (const path of [
        'login/none',
        'oauth/authorize?client_id=none&state=x',
        'logout?id_token_hint=none',
      ]) {
        await page.goto(`${origin}/authentication/${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await isAccessible()
      }

      async function isAccessible() {
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow).toBeLessThanOrEqual(0)
      }
    })
  }
}
