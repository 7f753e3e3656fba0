import { expect, test } from './test.ts'

test('the home page shows a dozen products, whose pictures load', async ({ page }) => {
  await page.goto('/')
  const pictures = page.getByRole('main').getByRole('img')
  await expect(pictures).toHaveCount(12)
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
      .toBeGreaterThan(0)
  }
})

test('a product has a page with its price', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('main').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/products\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/€/).first()).toBeVisible()
})

test('an unknown product is a 404', async ({ page }) => {
  expect((await page.goto('/products/nothing'))?.status()).toBe(404)
})

for (const path of ['/', '/products/speckled-mug', '/account/login', '/account']) {
  test(`${path} fits a small phone without scrolling sideways`, async ({ page, logIn }) => {
    if (path === '/account') await logIn()
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(path)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

test('a customer logs in with the keyboard alone', async ({ page }) => {
  await page.goto('/account/login')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /skip/i })).toBeFocused()
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type('ada@example.com')
  await page.keyboard.press('Tab')
  await page.keyboard.type('analytical engine')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/account')
})
