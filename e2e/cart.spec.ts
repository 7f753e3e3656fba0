import { DEMO_CUSTOMER, expect, test } from './test.ts'

// Kept for the search at the end of a run (scripts/test.ts).
test.use({ keepsTraffic: true })

/** hydrogen-react's cart, unchanged, through the shop's own Storefront API. */

const buyer = 'This cart is Ada Lovelace’s.'

async function addPitcher(page: import('@playwright/test').Page) {
  await page.goto('/products/honey-pitcher')
  await page.getByRole('button', { name: 'Add to cart Honey Pitcher, 0.8 l' }).click()
  await expect(page.getByText('In your cart.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

const lines = (page: import('@playwright/test').Page) =>
  page.getByRole('list', { name: 'In your cart' }).getByRole('listitem')

test('pieces are added, counted and removed, and found again after a reload', async ({ page }) => {
  await addPitcher(page)
  const cartLink = page.getByRole('banner').getByRole('link', { name: /Cart/ })
  await expect(cartLink).toHaveText('Cart 1 piece')
  await cartLink.click()
  await expect(lines(page)).toHaveText(/Honey Pitcher, 0\.8 l/)
  await page.getByRole('button', { name: 'One more' }).click()
  await expect(cartLink).toHaveText('Cart 2 pieces')
  await expect(page.getByText('Total €108')).toBeVisible()
  await page.reload()
  await expect(lines(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('There is nothing in it yet.')).toBeVisible()
})

test('a cart is the customer’s after they have logged in, and nobody’s after they have left', async ({
  page,
  logIn,
}) => {
  await addPitcher(page)
  await page.goto('/cart')
  await expect(page.getByText('Log in, and this cart is kept with your account.')).toBeVisible()
  await logIn()
  await page.goto('/cart')
  await expect(page.getByText(buyer)).toBeVisible()
  await expect(lines(page)).toHaveCount(1)

  await page.goto('/account')
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL('/')
  await page.goto('/cart')
  await expect(lines(page)).toHaveCount(1)
  await expect(page.getByText(buyer)).toBeHidden()
  await expect(page.getByText('Log in, and this cart')).toBeVisible()
})

test('a cart that is begun by a customer is theirs', async ({ page, logIn }) => {
  await logIn()
  await addPitcher(page)
  await page.goto('/cart')
  await expect(page.getByText(buyer)).toBeVisible()
})

test('a cart that somebody has planted is not given to the customer who logs in', async ({
  page,
  browser,
  logIn,
  shop,
}) => {
  const attacker = await browser.newContext({ baseURL: shop.url })
  const theirs = await attacker.newPage()
  await addPitcher(theirs)
  const planted = await theirs.evaluate(() => localStorage.getItem('shopifyCartId'))
  expect(planted).toMatch(/^gid:\/\/shopify\/Cart\//)

  await page.goto('/cart')
  await page.evaluate((id) => localStorage.setItem('shopifyCartId', id ?? ''), planted)
  await logIn()
  await page.goto('/cart')
  await expect(lines(page)).toHaveCount(1)
  await expect(page.getByText(buyer)).toBeHidden()

  await theirs.goto('/cart')
  await expect(lines(theirs)).toHaveCount(1)
  await expect(theirs.getByText(DEMO_CUSTOMER.firstName)).toBeHidden()
  await attacker.close()
})

test('a cart that outlives its session is nobody’s', async ({ page, logIn, emulator }) => {
  await logIn()
  await addPitcher(page)
  await emulator.advance('P43D')
  await page.goto('/cart')
  await expect(lines(page)).toHaveCount(1)
  await expect(page.getByText(buyer)).toBeHidden()
})

test('a store that cannot be reached is said to be so, and the cart is there again afterwards', async ({
  page,
  emulator,
}) => {
  await addPitcher(page)
  await emulator.fail({ kind: 'error-500', field: 'cart' })
  await page.goto('/cart')
  await expect(page.getByText('The cart cannot be shown at the moment.')).toBeVisible()
  await emulator.recover()
  await page.reload()
  await expect(lines(page)).toHaveCount(1)
})

test('the browser never asks the store itself', async ({ page, logIn, emulator }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('graphql.json')) asked.push(new URL(request.url()).host)
  })
  await logIn()
  await addPitcher(page)
  await page.goto('/cart')
  await expect(lines(page)).toHaveCount(1)
  expect(new Set(asked)).toEqual(new Set([new URL(page.url()).host]))
  expect(await emulator.count('cartCreate')).toBe(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('nothing pretends that a cart could be filled', async ({ page }) => {
    await page.goto('/products/honey-pitcher')
    await expect(page.getByRole('button', { name: /Add to cart/ })).toHaveCount(0)
    await page.goto('/cart')
    // By its place: Playwright looks for no text in a <noscript>.
    await expect(page.locator('main noscript p')).toBeVisible()
    await expect(page.locator('main noscript p')).toContainText('The cart needs JavaScript.')
  })
})
