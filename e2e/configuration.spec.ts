import { expect, test } from '@playwright/test'
import { startShop } from './start-shop.ts'

const BROKEN = [
  ['without SESSION_PASSWORD', { SESSION_PASSWORD: undefined }, 'SESSION_PASSWORD is missing'],
  [
    'with a short SESSION_PASSWORD',
    { SESSION_PASSWORD: 'hunter2' },
    'SESSION_PASSWORD is too short',
  ],
  ['without a store', { SHOPIFY_STORE_DOMAIN: undefined }, 'SHOPIFY_STORE_DOMAIN is missing'],
] as const

for (const [what, env, message] of BROKEN) {
  test(`${what} the first request says so, by name`, async ({ request }) => {
    const shop = await startShop({ env })
    try {
      expect(shop.logs()).not.toContain(message)
      const response = await request.get(`${shop.url}/account`)
      expect(response.status()).toBe(500)
      expect(await response.text()).not.toContain('hunter2')
      expect(shop.logs()).toContain(message)
      expect(shop.logs()).not.toContain('hunter2')
    } finally {
      await shop.stop()
    }
  })
}
