import type { Page } from '@playwright/test'
import { HOSTED, LEGACY } from './account-kind.ts'
import { FREQUENT_CUSTOMER } from './customers.ts'
import { LONG } from './long.ts'
import { expect, problem, test } from './test.ts'
import { ask } from './visitor.ts'

const area = (page: Page) => page.getByRole('main').locator('> [lang]')

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? [] : LONG
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
    test.use({ javaScriptEnabled })

    test('the language that is chosen is spoken at once, and on every page from then on', async ({
      page,
      logInByForm,
    }) => {
      await logInByForm(FREQUENT_CUSTOMER)
      await expect(area(page)).toHaveAttribute('lang', 'en')
      await page.getByRole('button', { name: 'Português' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Olá, Grace')
      await expect(area(page)).toHaveAttribute('lang', 'pt')
      await expect(page.getByRole('button', { name: 'Português' })).toHaveAttribute(
        'aria-current',
        'true',
      )
      await page.getByRole('link', { name: 'Encomendas', exact: true }).click()
      await expect(page.getByRole('main')).toContainText('22 de outubro de 2026')
      await expect(page.getByRole('main')).toContainText(/364\s€/)
      await page.goto('/account/addresses/new')
      await expect(page.getByLabel('País').locator('option', { hasText: 'Espanha' })).toHaveCount(1)
      await page.getByRole('button', { name: 'English' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('New address')
    })

    test.describe('in a browser that likes Portuguese best', () => {
      test.use({ locale: 'pt-PT' })

      test('the account speaks it, in its errors too', { tag: LEGACY }, async ({ page }) => {
        await page.goto('/account/register')
        await expect(page).toHaveTitle(/Criar conta/)
        await page.getByLabel('Palavra-passe').fill('abcd')
        await page.getByRole('button', { name: 'Criar conta' }).click()
        await expect(problem(page)).toContainText('O campo «Endereço de e-mail» é obrigatório.')
      })

      test('and so does Shopify’s page', { tag: HOSTED }, async ({ page }) => {
        await page.goto('/account/login')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Iniciar sessão')
        await page.locator('a[href^="/api/session/login"]').click()
        await expect(page).toHaveURL(/\/authentication\/login/)
        await expect(page.locator('html')).toHaveAttribute('lang', 'pt')
      })

      test('so does what a plain form comes back with', { tag: LEGACY }, async ({ page }) => {
        await page.goto('/account/login')
        await page.getByLabel('Endereço de e-mail').fill('ninguem@example.com')
        await page.getByLabel('Palavra-passe').fill('abcdefgh')
        await page.getByRole('button', { name: 'Iniciar sessão' }).click()
        await expect(problem(page)).toHaveText(
          'O endereço de e-mail ou a palavra-passe não estão corretos.',
        )
      })

      test('a choice is stronger than the browser', { tag: LEGACY }, async ({ page }) => {
        await page.goto('/account/recover')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(
          'Esqueceu-se da palavra-passe?',
        )
        await page.getByRole('button', { name: 'English' }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgot your password?')
        await page.goto('/account/login')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log in')
      })
    })
  })
}

for (const [headers, detail] of [
  [{ 'accept-language': 'pt-BR,en;q=0.5' }, 'O endereço de e-mail ou a palavra-passe'],
  [{ 'accept-language': 'en,pt;q=0.5' }, 'The e-mail address or the password'],
  [{ 'accept-language': 'de;q=0.9, pt;q=0.1, en;q=0' }, 'O endereço de e-mail ou a palavra-passe'],
  [{ 'accept-language': 'pt;q=nonsense,*' }, 'The e-mail address or the password'],
  [{ 'accept-language': 'en', cookie: 'a=b; language=pt' }, 'O endereço de e-mail'],
  [{ 'accept-language': 'en', cookie: 'language=constructor' }, 'The e-mail address'],
] as const) {
  test(`problem details come in the language of ${JSON.stringify(headers)}`, {
    tag: LEGACY,
  }, async ({ shop }) => {
    const { status, body } = await ask(shop, '/api/session/login', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'nothing' }),
    })
    expect(status).toBe(401)
    expect(JSON.parse(body).detail).toContain(detail)
  })
}
