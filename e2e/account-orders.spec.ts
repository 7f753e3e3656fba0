import { FREQUENT_CUSTOMER } from './customers.ts'
import { LONG } from './long.ts'
import { expect, test } from './test.ts'

const orders = (numbers: readonly number[]) => numbers.map((number) => `Order #${number}`)

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? [] : LONG
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
    test.use({ javaScriptEnabled })

    test.beforeEach(async ({ page, logInByPost }) => {
      await logInByPost(FREQUENT_CUSTOMER)
      await page.goto('/account')
    })

    test('orders come latest first, ten at a time, with a way to the older ones and back', async ({
      page,
    }) => {
      await page.getByRole('link', { name: 'Orders', exact: true }).click()
      const names = page.getByRole('main').getByRole('link', { name: /^Order #/ })
      const newest = orders([2013, 2012, 2011, 2010, 2009, 2008, 2007, 2006, 2005, 2004])
      await expect(names).toHaveText(newest)
      await expect(page.getByRole('link', { name: 'Newer orders' })).toHaveCount(0)
      await page.getByRole('link', { name: 'Older orders' }).click()
      await expect(names).toHaveText(orders([2003, 2002, 2001]))
      await expect(page.getByRole('link', { name: 'Older orders' })).toHaveCount(0)
      await page.getByRole('link', { name: 'Newer orders' }).click()
      await expect(names).toHaveText(newest)
    })

    test('an order shows its lines, what it cost, where it goes and where it is', async ({
      page,
    }) => {
      await page.getByRole('link', { name: 'Order #2013' }).click()
      await expect(page).toHaveURL('/account/orders/2013')
      const main = page.getByRole('main')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Order #2013')
      await expect(main.locator('time')).toHaveAttribute('datetime', '2026-10-22T10:00:00Z')
      const line = main.getByRole('listitem').filter({ hasText: 'Speckled Mug' })
      await expect(line).toContainText('Quantity: 13')
      await expect(line).toContainText('€364')
      await expect(main).toContainText('Total€364')
      await expect(main).toContainText('Rua das Flores 12')
      await expect(main).toContainText('Paid')
      await expect(main).toContainText('Sent')
      const picture = line.locator('img')
      await picture.scrollIntoViewIfNeeded()
      await expect
        .poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
        .toBeGreaterThan(0)
      await page
        .getByRole('navigation', { name: 'Account' })
        .getByRole('link', { name: 'Orders' })
        .click()
      await expect(page).toHaveURL('/account/orders')
    })
  })
}

test('somebody else’s order is not to be found, and neither is what is no number', async ({
  page,
  logIn,
}) => {
  await logIn()
  expect((await page.goto('/account/orders/1002'))?.status()).toBe(200)
  for (const number of ['2013', '1e3', 'gid:']) {
    expect((await page.goto(`/account/orders/${number}`))?.status(), number).toBe(404)
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not in your account')
})

test('the navigation marks the page that is open, and the section of a page below', async ({
  page,
  logIn,
}) => {
  await logIn()
  const current = page.getByRole('navigation', { name: 'Account' }).locator('[aria-current]')
  await expect(current).toHaveText('Overview')
  await expect(current).toHaveAttribute('aria-current', 'page')
  await page.goto('/account/orders/1002')
  await expect(current).toHaveText('Orders')
  await expect(current).toHaveAttribute('aria-current', 'true')
})

test('a cursor that is none gives no error page', async ({ page, logIn }) => {
  await logIn()
  const response = await page.goto('/account/orders?after=%3Cb%3E&before=x')
  expect(response?.status()).toBe(200)
})

test.describe('on a phone, in Portuguese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'pt-PT' })

  test('nothing in the line of an order lies on something else', async ({ page, logInByPost }) => {
    await logInByPost(FREQUENT_CUSTOMER)
    await page.goto('/account/orders')
    const line = page.getByRole('main').getByRole('listitem').filter({ hasText: '#2013' })
    await expect(line).toContainText('Encomenda #2013')
    const overlaps = await line.evaluate((item) => {
      const boxes = [...item.querySelectorAll('p')].map((part) => {
        const range = document.createRange()
        range.selectNodeContents(part)
        return range.getBoundingClientRect()
      })
      return boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right &&
              other.left < one.right &&
              one.top < other.bottom - 1 &&
              other.top < one.bottom - 1,
          ),
      ).length
    })
    expect(overlaps).toBe(0)
  })
})
