import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { LONG } from './long.ts'
import { LOOKS } from './looks.ts'
import { expect, test } from './test.ts'

const PAGES = [
  '/',
  '/collections/long-table',
  '/products/speckled-mug?Glaze=Iron',
  '/products/breakfast-bowl',
  '/search?q=cup',
  '/search?q=bicycle',
  '/cart',
  '/nothing',
]

/** Fails with the rules that are broken and where. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
  expect(found, where).toEqual([])
}

for (const { name, colorScheme, viewport } of LOOKS) {
  for (const locale of ['en-US', 'pt-PT']) {
    // Each look and each language once where time is short.
    const tag = (locale === 'en-US') === (colorScheme === 'light') ? [] : LONG
    test.describe(`${name}, in ${locale}`, { tag }, () => {
      test.use({ colorScheme, viewport, locale })

      test('axe finds nothing on the pages of the shop, nor in the cart beside them', async ({
        page,
        emulator,
      }) => {
        test.slow()
        for (const path of PAGES) {
          await page.goto(path)
          await expectAccessible(page, path)
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
        }
        await page.goto('/products/honey-pitcher')
        await page.locator('.add-to-cart .button').click()
        await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
        // It slides in; axe would see its text half transparent.
        await page
          .getByRole('dialog')
          .evaluate((dialog) => Promise.all(dialog.getAnimations().map(({ finished }) => finished)))
        await expectAccessible(page, 'the cart beside the page')
        await emulator.fail({ kind: 'service-unavailable-503', field: 'cart' })
        await page.goto('/cart')
        await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
        await expectAccessible(page, 'a cart that cannot be shown')
      })
    })
  }
}
