import { expect, test } from 'vitest'
import json from '../../assets/demo-shop.json' with { type: 'json' }
import { DEMO_SHOP, type DemoShop } from './demo-shop.ts'

test('the file of the demo shop is what its type says, which the compiler checks', () => {
  const shop: DemoShop = json
  expect(DEMO_SHOP).toEqual(shop)
})
