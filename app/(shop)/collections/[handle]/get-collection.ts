import type { Collection } from '@shopify/hydrogen-react/storefront-api-types'
import { cache } from 'react'
import { PRODUCT_SUMMARY, type ProductSummary } from '../../../product-summary'
import { keptInLanguage } from '../../../translated-storefront'

/** A collection with its first products. */
export type CollectionWithProducts = Pick<Collection, 'handle' | 'title' | 'description'> & {
  readonly products: { readonly nodes: readonly ProductSummary[] }
}

const COLLECTION = `#graphql
  query Collection($handle: String!, $language: LanguageCode!) @inContext(language: $language) {
    collection(handle: $handle) {
      handle
      title
      description
      products(first: 48) { nodes { ...ProductSummary } }
    }
  }
  ${PRODUCT_SUMMARY}`

/** The collection with that handle, or null. Asked for once a minute at most. */
export const getCollection = cache(
  async (handle: string): Promise<CollectionWithProducts | null> => {
    const { collection } = await keptInLanguage<{ collection: CollectionWithProducts | null }>(
      COLLECTION,
      { handle },
    )
    return collection
  },
)
