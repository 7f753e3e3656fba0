import type { Page } from '@playwright/test'
import { FREQUENT_CUSTOMER } from './customers.ts'
import { expectAccessible } from './expect-accessible.ts'
import { LONG } from './long.ts'
import { expect, problem, test } from './test.ts'

const DEAD_LINK = `1/${'0'.repeat(32)}-1`

const VISITOR_PAGES = [
  '/account/login',
  '/account/login?error=UNIDENTIFIED_CUSTOMER',
  '/account/login?reason=expired',
  '/account/register',
  '/account/register?error=CUSTOMER_DISABLED',
  '/account/recover',
  '/account/recover?notice=RECOVERY_SENT',
  `/account/reset/${DEAD_LINK}`,
  `/account/activate/${DEAD_LINK}`,
]

const CUSTOMER_PAGES = [
  '/account',
  '/account/profile?notice=PROFILE_SAVED',
  '/account/password',
  '/account/password?notice=PASSWORD_CHANGED',
  '/account/addresses',
  '/account/addresses/new',
  '/account/orders',
  '/account/orders/2013',
  '/account/orders/9',
]

/** The forms of which every field can be wrong at once, and how to make it so. */
const FAILING_FORMS: readonly (readonly [path: string, fail: (page: Page) => Promise<void>])[] = [
  ['/account/register', async () => {}],
  ['/account/recover', async () => {}],
  [`/account/reset/${DEAD_LINK}`, (page) => page.getByLabel('Password').fill('long enough')],
]

const FAILING_CUSTOMER_FORMS: typeof FAILING_FORMS = [
  ['/account/profile', (page) => page.getByLabel('E-mail address').fill('none')],
  ['/account/password', async () => {}],
  ['/account/addresses/new', (page) => page.getByLabel('City').fill('x'.repeat(256))],
]

async function expectAccessibleFailure(page: Page, [path, fail]: (typeof FAILING_FORMS)[number]) {
  await page.goto(path)
  await fail(page)
  await page.locator('form.form button[type="submit"]').click()
  await expect(problem(page)).toBeVisible()
  await expectAccessible(page, `${path}, failed`)
}

test('axe finds nothing on the pages of a visitor', async ({ page }) => {
  // Some fifteen pages, each in every look.
  test.setTimeout(600_000)
  for (const path of VISITOR_PAGES) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
  for (const form of FAILING_FORMS) await expectAccessibleFailure(page, form)
})

test('axe finds nothing on the pages of a customer', async ({ page, logInByPost }) => {
  // Some fifteen pages, each in every look.
  test.setTimeout(600_000)
  await logInByPost(FREQUENT_CUSTOMER)
  for (const path of CUSTOMER_PAGES) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
  for (const form of FAILING_CUSTOMER_FORMS) await expectAccessibleFailure(page, form)
  await page.goto('/account/addresses')
  await page.getByText('Delete', { exact: true }).first().click()
  await expectAccessible(page, 'the question before an address is deleted')
  await page.getByRole('link', { name: 'Edit' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edit address')
  await expectAccessible(page, 'the page of an address')
})

test.describe('in Portuguese', { tag: LONG }, () => {
  test.use({ locale: 'pt-PT' })

  test('axe finds nothing either', async ({ page, logInByPost }) => {
    test.setTimeout(600_000)
    for (const path of VISITOR_PAGES) {
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

for (const locale of ['en-US', 'pt-PT']) {
  test.describe(`in ${locale}, 320 pixels wide`, () => {
    test.use({ locale, viewport: { width: 320, height: 640 } })

    test('no page scrolls sideways', async ({ page, logInByPost }) => {
      const wide: string[] = []
      const measure = async (path: string) => {
        await page.goto(path)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        if (overflow > 0) wide.push(path)
      }
      for (const path of VISITOR_PAGES) await measure(path)
      await logInByPost(FREQUENT_CUSTOMER)
      for (const path of CUSTOMER_PAGES) await measure(path)
      expect(wide).toEqual([])
    })
  })
}

test('nothing on a page of the account moves once it is painted', async ({ page, logInByPost }) => {
  await logInByPost(FREQUENT_CUSTOMER)
  for (const path of [
    '/account',
    '/account/orders/2013',
    '/account/profile',
    '/account/addresses',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('banner').getByRole('link', { name: /Grace/ })).toBeVisible()
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += Number(Object(entry).value)
          }).observe({ type: 'layout-shift', buffered: true })
          requestIdleCallback(() => requestAnimationFrame(() => resolve(sum)))
        }),
    )
    // Less than anybody can see: a line of text is some hundredths.
    expect(shift, path).toBeLessThan(0.001)
  }
})
