import { FREQUENT_CUSTOMER } from './customers.ts'
import { expect, test } from './test.ts'

test('each order of the list has a small picture of what was ordered', async ({
  page,
  logInByForm,
}) => {
  await logInByForm(FREQUENT_CUSTOMER)
  await page.goto('/account/orders')
  const orders = page.locator('.order-list li')
  await expect(orders.first()).toBeVisible()
  const pictures = orders.locator('img.picture')
  await expect(pictures).toHaveCount(await orders.count())
  await expect(pictures.first()).toHaveAttribute('src', /\/cdn\/shop\/files\/.*width=192/)
})
