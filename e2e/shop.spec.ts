import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

/** Bytes on the wire; uncompressed they are 60,000 to 100,000. */
const LARGEST_PICTURE = 22_000

/** A shop that one would buy in: pictures by choice, a cart beside the page, a search. */

const mainPicture = (page: Page) => page.locator('.gallery > .picture')

const addMug = (page: Page) => page.getByRole('button', { name: /^Add to cart Speckled Mug, / })

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a swatch changes the picture, the price and the address', async ({ page }) => {
      await page.goto('/products/speckled-mug')
      await expect(mainPicture(page)).toHaveAttribute('src', /speckled-mug\.svg/)
      await page.getByRole('link', { name: 'Fern' }).click()
      await expect(page).toHaveURL('/products/speckled-mug?Glaze=Fern')
      await expect(mainPicture(page)).toHaveAttribute('src', /speckled-mug--fern\.svg/)
      await expect(page.getByRole('link', { name: 'Fern' })).toHaveAttribute('aria-current', 'true')
      await page.getByRole('link', { name: 'Iron (sold out)' }).click()
      await expect(page.locator('.product-price')).toHaveText('€30')
      await expect(page.locator('.availability')).toHaveText('Sold out')
      await expect(addMug(page)).toHaveCount(0)
    })

    test('one choice keeps the other', async ({ page }) => {
      await page.goto('/products/breakfast-bowl?Size=Large&Glaze=Celadon')
      await page.getByRole('link', { name: 'Small' }).click()
      await page.getByRole('link', { name: 'Chalk' }).click()
      await expect(page).toHaveURL('/products/breakfast-bowl?Size=Small&Glaze=Chalk')
      await expect(page.locator('.product-price')).toHaveText('€26')
    })

    test('a small picture becomes the large one', async ({ page }) => {
      await page.goto('/products/speckled-mug?Glaze=Fern')
      await page.getByRole('link', { name: 'Picture 2' }).click()
      await expect(mainPicture(page)).toHaveAttribute('src', /speckled-mug--detail\.svg/)
      await expect(page.getByRole('link', { name: 'Fern' })).toHaveAttribute('aria-current', 'true')
      await page.getByRole('link', { name: 'Oat' }).click()
      await expect(mainPicture(page)).toHaveAttribute('src', /speckled-mug\.svg/)
    })

    test('the field in the header finds what is sold, and says when nothing is', async ({
      page,
    }) => {
      await page.goto('/')
      const field = page.getByRole('banner').getByRole('searchbox', { name: 'Search the shop' })
      await field.fill('teapot')
      await field.press('Enter')
      await expect(page).toHaveURL('/search?q=teapot')
      await expect(page.getByRole('heading', { level: 2 })).toHaveText('1 product for “teapot”')
      await page.getByRole('link', { name: 'Round Teapot' }).click()
      await expect(page).toHaveURL('/products/round-teapot')
      await page.goto('/search?q=bicycle')
      await expect(page.getByRole('main')).toContainText('Nothing was found.')
    })

    test('the language that is chosen in the footer is that of every page', async ({ page }) => {
      await page.goto('/products/speckled-mug')
      await page.getByRole('contentinfo').getByRole('button', { name: 'Português' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Caneca Salpicada')
      await expect(page.locator('html')).toHaveAttribute('lang', 'pt')
      for (const [path, title] of [
        ['/cart', 'O seu carrinho'],
        ['/search', 'Pesquisa'],
        ['/nothing', 'Página não encontrada'],
        ['/products/nothing', 'Página não encontrada'],
        ['/collections/long-table', 'A mesa comprida'],
      ] as const) {
        // What `notFound()` of Next leads to is drawn by its script alone: docs/guarantees.md.
        if (!javaScriptEnabled && path === '/products/nothing') continue
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
        await expect(page.locator('html')).toHaveAttribute('lang', 'pt')
        await expect(page.getByRole('banner')).toContainText('Carrinho')
      }
    })
  })
}

test('a search that the store does not answer says so', async ({ page, emulator }) => {
  await emulator.fail({ kind: 'service-unavailable-503', field: 'search' })
  await page.goto('/search?q=cup')
  await expect(page.getByRole('main')).toContainText('The shop cannot be searched at the moment.')
})

test('a swatch asks for no page', async ({ page }) => {
  await page.goto('/products/speckled-mug')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Log in' })).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => {
    const isAhead = 'next-router-prefetch' in request.headers()
    if (request.resourceType() !== 'image' && !isAhead) asked.push(request.url())
  })
  await page.getByRole('link', { name: 'Fern' }).click()
  await expect(mainPicture(page)).toHaveAttribute('src', /fern/)
  expect(asked).toEqual([])
})

test.describe('the cart beside the page', () => {
  const drawer = (page: Page) => page.getByRole('dialog', { name: 'Your cart' })

  test('opens with what was added, as many as were asked for, and gives the focus back', async ({
    page,
  }) => {
    await page.goto('/products/speckled-mug')
    await page.getByRole('main').getByRole('button', { name: 'One more' }).click()
    await page.getByRole('main').getByRole('button', { name: 'One more' }).click()
    await addMug(page).click()
    await expect(drawer(page).getByRole('listitem')).toContainText('Speckled Mug, Oat')
    await expect(drawer(page)).toContainText('Total €84')
    await page.keyboard.press('Tab')
    expect(await drawer(page).evaluate((dialog) => dialog.contains(document.activeElement))).toBe(
      true,
    )
    await page.keyboard.press('Escape')
    await expect(drawer(page)).toBeHidden()
    await expect(addMug(page)).toBeFocused()

    await addMug(page).click()
    await expect(drawer(page)).toContainText('Total €112')
    await drawer(page).getByRole('button', { name: 'One less' }).click()
    await expect(drawer(page)).toContainText('Total €84')
    await drawer(page).getByRole('button', { name: 'Close' }).click()
    await expect(drawer(page)).toBeHidden()
  })

  test('closes by a click beside it, and by a link that leads on', async ({ page }) => {
    await page.goto('/products/speckled-mug?Glaze=Fern')
    await addMug(page).click()
    await expect(drawer(page)).toBeVisible()
    await page.mouse.click(20, 300)
    await expect(drawer(page)).toBeHidden()
    await addMug(page).click()
    await drawer(page).getByRole('link', { name: 'Go to the cart' }).click()
    await expect(page).toHaveURL('/cart')
    await expect(drawer(page)).toBeHidden()
    await page.getByRole('link', { name: 'Speckled Mug, Fern' }).click()
    await expect(page).toHaveURL('/products/speckled-mug?Glaze=Fern')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  for (const locale of ['en-US', 'pt-PT']) {
    test.describe(`in ${locale}`, () => {
      test.use({ locale })

      test('the header is one line, signed in too', async ({
        page,
        shop,
        logInByForm,
        customer,
        context,
      }) => {
        await context.addCookies([{ name: 'language', value: 'en', url: shop.url }])
        await logInByForm(customer)
        await context.clearCookies({ name: 'language' })
        await page.goto('/')
        await expect(page.getByRole('banner')).toContainText(customer.firstName)
        const tops = await page
          .locator('.site-header > :is(.shop-name, .site-search, .account-link, .cart-link)')
          .evaluateAll((items) =>
            items.map((item) => {
              const { top, height } = item.getBoundingClientRect()
              return Math.round((top + height / 2) / 4)
            }),
          )
        expect(tops).toHaveLength(4)
        expect(new Set(tops).size).toBe(1)
        const collections = await page
          .locator('.site-nav a')
          .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top))
        expect(new Set(collections).size).toBe(1)
        const nav = page.locator('.site-nav')
        expect(await nav.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
      })
    })
  }
})

test('pictures come compressed and once, and none is preloaded in vain', async ({ page }) => {
  const warnings: string[] = []
  page.on('console', (message) => {
    if (/preload/i.test(message.text())) warnings.push(message.text())
  })
  const loaded: { readonly address: string; readonly size: number }[] = []
  page.on('requestfinished', async (request) => {
    if (request.resourceType() !== 'image') return
    const { responseBodySize: size } = await request.sizes()
    if (size > 0) loaded.push({ address: request.url(), size })
  })
  await page.goto('/')
  const addresses = await everyPicture(page)
  expect(addresses.length).toBeGreaterThanOrEqual(12)
  const missing = () => addresses.filter((each) => !loaded.some(({ address }) => address === each))
  await expect.poll(missing).toEqual([])
  expect(loaded.filter(({ size }) => size > LARGEST_PICTURE)).toEqual([])
  expect(new Set(loaded.map(({ address }) => address)).size).toBe(loaded.length)
  // The browser says so some seconds after `load`.
  await expect
    .poll(() => page.evaluate(() => performance.now()), { timeout: 12_000 })
    .toBeGreaterThan(8000)
  expect(warnings).toEqual([])
})

/** Scrolls to each picture, which is loaded by then or not at all; answers with their addresses. */
async function everyPicture(page: Page): Promise<readonly string[]> {
  for (const picture of await page.locator('main img').all()) {
    await picture.scrollIntoViewIfNeeded()
  }
  return page
    .locator('main img')
    .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).currentSrc))
}
