import type { Collection, Shop } from '@shopify/hydrogen-react/storefront-api-types'
import { cache } from 'react'
import { keptInLanguage } from './translated-storefront'

/** What every page shows of the shop: its name, its sentence, the way to its collections. */
export interface ShopSummary {
  readonly name: string
  readonly description: string
  readonly collections: readonly CollectionLink[]
}

/** A collection as the navigation needs it. */
export type CollectionLink = Pick<Collection, 'handle' | 'title'>

const SHOP = `#graphql
  query Shop($language: LanguageCode!) @inContext(language: $language) {
    shop { name description }
    collections(first: 8) { nodes { handle title } }
  }`

/** Shopify's name for the collection that is the home page. */
export const FRONT_PAGE = 'frontpage'

/** What starters such as vercel/commerce keep for themselves and show in no list. */
const isHidden = ({ handle }: CollectionLink) => handle.startsWith('hidden-')

/**
 * The shop in the visitor's language, asked for once a minute at most.
 *
 * @throws {StorefrontError} if the store cannot be asked and never was.
 */
export const getShop = cache(async (): Promise<ShopSummary> => {
  const { shop, collections } = await keptInLanguage<{
    shop: Pick<Shop, 'name' | 'description'>
    collections: { nodes: CollectionLink[] }
  }>(SHOP)
  return {
    name: shop.name,
    description: shop.description ?? '',
    collections: collections.nodes.filter((each) => each.handle !== FRONT_PAGE && !isHidden(each)),
  }
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
