import { DEFAULT_DISCOUNT_CODES } from './cart/discount-codes.ts'
import { DEMO_CUSTOMER } from './customers/demo-customer.ts'
import { DEMO_SHOP } from './demo-shop/demo-shop.ts'
import type { EmulatorSeed } from './options.ts'
import { handleOf } from './seeds/handle.ts'

/** A seed that extends the demo shop, with the demo shop in it; any other as it is. */
export function extendedSeed(seed: EmulatorSeed): EmulatorSeed {
  if (seed.extends === undefined) return seed
  const added = (seed.products ?? []).map(handle)
  const collections = DEMO_SHOP.collections.map((each) =>
    each.handle === 'frontpage'
      ? { ...each, products: [...new Set([...each.products, ...added])] }
      : each,
  )
  return {
    ...seed,
    products: joined(handle, DEMO_SHOP.products, seed.products),
    collections: joined(handle, collections, seed.collections),
    menus: joined(handle, DEMO_SHOP.menus, seed.menus),
    pages: joined(handle, DEMO_SHOP.pages, seed.pages),
    customers: [DEMO_CUSTOMER, ...(seed.customers ?? [])],
    discountCodes: joined(({ code }) => code, DEFAULT_DISCOUNT_CODES, seed.discountCodes),
  }
}

/** What has the same key as something of the demo shop takes its place. */
function joined<Item>(
  key: (item: Item) => string,
  base: readonly Item[],
  own: readonly Item[] = [],
): readonly Item[] {
  return [...new Map([...base, ...own].map((item) => [key(item), item])).values()]
}

function handle(item: { readonly title: string; readonly handle?: string }): string {
  return item.handle ?? handleOf(item.title)
}
