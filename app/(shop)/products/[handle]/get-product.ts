import type { Product, ProductVariant } from '@shopify/hydrogen-react/storefront-api-types'
import { cache } from 'react'
import { keptStorefront } from '../../../kept-storefront'
import { type Money, PRODUCT_SUMMARY, type ProductSummary } from '../../../product-summary'
import type { CollectionLink } from '../../../shop'

/** A product with everything that its page shows. */
export type ProductDetails = ProductSummary &
  Pick<Product, 'description' | 'vendor'> & {
    readonly options: readonly { readonly name: string }[]
    readonly allVariants: { readonly nodes: readonly Variant[] }
    readonly collections: { readonly nodes: readonly Surroundings[] }
  }

/** One thing that can be bought. */
export type Variant = Pick<ProductVariant, 'id' | 'availableForSale' | 'selectedOptions'> & {
  readonly price: Money
  readonly compareAtPrice: Money | null
}

/** A collection with a few of its products. */
export type Surroundings = CollectionLink & {
  readonly products: { readonly nodes: readonly ProductSummary[] }
}

const PRODUCT = `#graphql
  query Product($handle: String!) {
    product(handle: $handle) {
      ...ProductSummary
      description
      vendor
      options { name }
      allVariants: variants(first: 100) {
        nodes {
          id
          availableForSale
          selectedOptions { name value }
          price { amount currencyCode }
          compareAtPrice { amount currencyCode }
        }
      }
      collections(first: 4) {
        nodes {
          handle
          title
          products(first: 5) { nodes { ...ProductSummary } }
        }
      }
    }
  }
  ${PRODUCT_SUMMARY}`

/** The product with that handle, or null. Asked for once a minute at most. */
export const getProduct = cache(async (handle: string): Promise<ProductDetails | null> => {
  const { product } = await keptStorefront<{ product: ProductDetails | null }>(PRODUCT, {
    handle,
  })
  return product
})
