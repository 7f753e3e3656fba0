import { FREQUENT_CUSTOMER } from './customers.ts'
import { expectAccessible } from './expect-accessible.ts'
import { codeFor, enter } from './log-in-at-shopify.ts'
import { LONG } from './long.ts'
import { DEMO_CUSTOMER, expect, problem, test } from './test.ts'

const LOGIN_PAGES = [
  '/account/login',
  '/account/login?reason=expired',
  '/account/login?error=LOGIN_DENIED',
  '/account/login?error=STOREFRONT_UNAVAILABLE',
]

const CUSTOMER_PAGES = ['/account', '/account/profile', '/account/addresses', '/account/orders']

for (const locale of ['en-US', 'pt-PT']) {
  test.describe(`in ${locale}`, { ...(locale === 'en-US' ? {} : { tag: LONG }) }, () => {
    test.use({ locale })

    test('axe finds nothing on the way in, nor behind it', async ({ page, logInByPost }) => {
      test.setTimeout(300_000)
      for (const path of LOGIN_PAGES) {
        await page.goto(path)
        await expectAccessible(page, path)
      }
      await logInByPost(FREQUENT_CUSTOMER)
      for (const path of CUSTOMER_PAGES) {
        await page.goto(path)
        await expectAccessible(page, path)
      }
    })
  })
}

test('a failure is where the keyboard is, and the way in is the next key from there', async ({
  page,
}) => {
  await page.goto('/account/login?error=LOGIN_EXPIRED')
  await expect(problem(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(enter(page)).toBeFocused()
})

test('a customer logs in and out by the keyboard alone', async ({ page, emulator }) => {
  await page.goto('/account/login')
  await enter(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await page.keyboard.type(DEMO_CUSTOMER.email)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Six-digit code')).toBeFocused()
  await page.keyboard.type(await codeFor({ email: DEMO_CUSTOMER.email, emulator }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ada')
  await page.getByRole('button', { name: 'Log out' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/')
})
