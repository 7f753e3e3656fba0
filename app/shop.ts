import type { Collection, Shop } from '@shopify/hydrogen-react/storefront-api-types'
import { unstable_cache } from 'next/cache'
import { cache } from 'react'
import { storefront } from './storefront'

/** What every page shows of the shop: its name, its sentence, the way to its collections. */
export interface ShopSummary {
  readonly name: string
  readonly description: string
  readonly collections: readonly CollectionLink[]
}

/** A collection as the navigation needs it. */
export type CollectionLink = Pick<Collection, 'handle' | 'title'>

const SHOP = `#graphql
  query Shop {
    shop { name description }
    collections(first: 6) { nodes { handle title } }
  }`

/** Shopify's name for the collection that is the home page. */
export const FRONT_PAGE = 'frontpage'

/**
 * The shop, asked for once a minute at most. `unstable_cache`, because it keeps only what was
 * returned: `fetch` would also keep an answer with status 200 that says "Throttled".
 *
 * @throws {StorefrontError} if the store cannot be asked and never was.
 */
export const getShop = cache(async (): Promise<ShopSummary> => {
  const store = process.env['SHOPIFY_STORE_DOMAIN'] ?? ''
  return unstable_cache(askShop, ['shop', store], { revalidate: 60 })()
})

/** The shop, or null while the store cannot be asked: for pages that are of use without it. */
export async function getShopIfReachable(): Promise<ShopSummary | null> {
  try {
    return await getShop()
  } catch (error) {
    console.error(error)
    return null
  }
}

async function askShop(): Promise<ShopSummary> {
  const { shop, collections } = await storefront<{
    shop: Pick<Shop, 'name' | 'description'>
    collections: { nodes: CollectionLink[] }
  }>(SHOP)
  return {
    name: shop.name,
    description: shop.description ?? '',
    collections: collections.nodes.filter(({ handle }) => handle !== FRONT_PAGE),
  }
}
