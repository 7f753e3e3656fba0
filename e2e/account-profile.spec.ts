import type { Page } from '@playwright/test'
import type { EmulatorControl } from 'next-storefront-session/playwright'
import { type AccountKind, HOSTED, LEGACY } from './account-kind.ts'
import { newEmail } from './customers.ts'
import { LONG } from './long.ts'
import { DEMO_CUSTOMER, expect, problem, test } from './test.ts'

const save = (page: Page) => page.getByRole('button', { name: 'Save profile' }).click()
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'has been saved' })

/** How a session ends that nobody has ended, by the reason that the login page is given. */
const ENDS: readonly (readonly [
  reason: string,
  end: (emulator: EmulatorControl, kind: AccountKind) => Promise<void>,
  tag: string[],
])[] = [
  // Of a customer account only a renewal finds it out.
  ['revoked', (emulator) => emulator.revokeAllTokens(), [LEGACY]],
  ['expired', (emulator, { pastItsEnd }) => emulator.advance(pastItsEnd), []],
]

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? [] : LONG
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
    test.use({ javaScriptEnabled })

    test.beforeEach(async ({ page, customer, logInByPost }) => {
      await logInByPost(customer)
      await page.goto('/account')
      await page.getByRole('link', { name: 'Profile', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your profile')
    })

    test('names, phone and news are changed, shown, and greeted by', { tag: LEGACY }, async ({
      page,
    }) => {
      await page.getByLabel('First name').fill('Maryam')
      await page.getByLabel('Last name').fill('Mirzakhani')
      const phone = `+35191${Date.now().toString().slice(-7)}`
      await page.getByLabel('Phone').fill(phone)
      await page.getByLabel('News by e-mail').check()
      await save(page)
      await expect(saved(page)).toBeVisible()
      await expect(page.getByLabel('Phone')).toHaveValue(phone)
      await expect(page.getByLabel('News by e-mail')).toBeChecked()
      await page.getByRole('link', { name: 'Overview' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Maryam')
      await expect(page.getByText('Maryam Mirzakhani')).toBeVisible()
    })

    test('names are changed, shown, and greeted by; a phone is Shopify’s affair', {
      tag: HOSTED,
    }, async ({ page }) => {
      await page.getByLabel('First name').fill('Maryam')
      await page.getByLabel('Phone').fill('+351912345678')
      await save(page)
      await expect(problem(page)).toContainText('Phone: the shop does not allow this change.')
      await page.getByLabel('Phone').fill('')
      await save(page)
      await expect(saved(page)).toBeVisible()
      await page.getByRole('link', { name: 'Overview' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Maryam')
    })

    test('what is emptied and unchecked stays so', async ({ page }) => {
      await page.getByLabel('News by e-mail').check()
      await save(page)
      await expect(saved(page)).toBeVisible()
      // Anew, so that the message that is waited for next is not the one that is there.
      await page.goto('/account/profile')
      await page.getByLabel('Last name').fill('')
      await page.getByLabel('News by e-mail').uncheck()
      await save(page)
      await expect(saved(page)).toBeVisible()
      await page.goto('/account/profile')
      await expect(page.getByLabel('Last name')).toHaveValue('')
      await expect(page.getByLabel('News by e-mail')).not.toBeChecked()
    })

    test('a new e-mail address that the shop refuses is told at its field, until it is put right', async ({
      page,
      customer,
    }) => {
      await page.getByLabel('E-mail address').fill(newEmail())
      await page.getByLabel('First name').fill('Hypatia')
      await save(page)
      await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true')
      await expect(problem(page)).toContainText(
        'E-mail address: the shop does not allow this change.',
      )
      await expect(page.getByLabel('First name')).toHaveValue('Hypatia')
      if (javaScriptEnabled) await expect(page.getByLabel('E-mail address')).toBeFocused()

      await page.getByLabel('E-mail address').fill(customer.email)
      await save(page)
      await expect(saved(page)).toBeVisible()
      await expect(problem(page)).toBeHidden()
      await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'false')
    })

    test('a phone number that somebody else has is told', { tag: LEGACY }, async ({ page }) => {
      await page.getByLabel('Phone').fill(DEMO_CUSTOMER.phone)
      await save(page)
      await expect(problem(page)).toContainText('Phone is already in use.')
      await expect(page.getByLabel('Phone')).toHaveValue(DEMO_CUSTOMER.phone)
    })

    test('where the shop lets it be changed, the new e-mail address logs in', {
      tag: LEGACY,
    }, async ({ page, customer, emulator, logInByForm }) => {
      await emulator.set({ emailChange: 'allowed' })
      const email = newEmail()
      await page.getByLabel('E-mail address').fill(email)
      await save(page)
      await expect(saved(page)).toBeVisible()
      await page.context().clearCookies()
      await logInByForm({ email, password: customer.password })
    })

    for (const [reason, end, own] of ENDS) {
      test(`a session that is ${reason} under the form is told, with the way back`, {
        tag: own,
      }, async ({ page, customer, emulator, logInHere, accountKind }) => {
        await end(emulator, accountKind)
        await page.getByLabel('First name').fill('Emilie')
        await save(page)
        await expect(problem(page)).toContainText('You are not logged in any more.')
        if (javaScriptEnabled) {
          await expect(page.getByLabel('First name')).toHaveValue('Emilie')
          await problem(page).getByRole('link', { name: 'Log in' }).click()
        }
        await expect(page).toHaveURL(/\/account\/login\?.*returnTo=%2Faccount%2Fprofile/)
        await logInHere(page, customer)
        await expect(page).toHaveURL('/account/profile')
      })
    }
  })
}

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? [] : LONG
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
    test.use({ javaScriptEnabled })

    for (const [reason, end, own] of ENDS) {
      test(`a check of a session that is ${reason} leads to the login page, which says why`, {
        tag: own,
      }, async ({ page, customer, emulator, logInByForm, accountKind }) => {
        await logInByForm(customer)
        await end(emulator, accountKind)
        await page.getByRole('button', { name: 'Check session' }).click()
        await expect(page).toHaveURL(`/account/login?returnTo=%2Faccount&reason=${reason}`)
        await expect(page.getByText('Your session has ended.')).toBeVisible()
      })
    }
  })
}

test('while the store is away each page says so, and nobody is logged out', async ({
  page,
  customer,
  emulator,
  logInByPost,
}) => {
  await logInByPost(customer)
  await emulator.fail({ kind: 'service-unavailable-503' })
  for (const path of ['', '/profile', '/addresses', '/addresses/1', '/orders', '/orders/1001']) {
    await page.goto(`/account${path}`)
    await expect(page.getByText('You are still logged in', { exact: false })).toBeVisible()
  }
  await emulator.recover()
  await page.goto('/account/profile')
  await expect(page.getByLabel('First name')).toHaveValue('Mary')
})

for (const path of ['/profile', '/password', '/addresses', '/addresses/new', '/orders']) {
  // Where customers log in on Shopify's page there is no password to change.
  const tag = path === '/password' ? LEGACY : []
  test(`without a session /account${path} leads to the login page, and back`, { tag }, async ({
    page,
    customer,
    logInHere,
  }) => {
    await page.goto(`/account${path}`)
    await expect(page).toHaveURL(`/account/login?returnTo=${encodeURIComponent(`/account${path}`)}`)
    await logInHere(page, customer)
    await expect(page).toHaveURL(`/account${path}`)
  })
}

// `/addresses/new` is not among them: it asks the store nothing about the customer.
for (const path of ['/profile', '/password', '/addresses', '/orders', '/orders/1001']) {
  test(`with a token that has died /account${path} leads to the login page, and says why`, {
    tag: LEGACY,
  }, async ({ page, customer, emulator, logInByPost }) => {
    await logInByPost(customer)
    await emulator.revokeAllTokens()
    await page.goto(`/account${path}`)
    await expect(page).toHaveURL(/\/account\/login\?.*reason=revoked/)
    await expect(page.getByText('Your session has ended.')).toBeVisible()
  })
}
