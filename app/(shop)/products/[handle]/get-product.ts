import type { Product, ProductVariant } from '@shopify/hydrogen-react/storefront-api-types'
import { cache } from 'react'
import type { Picture } from '../../../picture'
import { type Money, PRODUCT_SUMMARY, type ProductSummary } from '../../../product-summary'
import type { CollectionLink } from '../../../shop'
import { keptInLanguage } from '../../../translated-storefront'

/** A product with everything that its page shows. */
export type ProductDetails = ProductSummary &
  Pick<Product, 'description' | 'vendor'> & {
    readonly images: { readonly nodes: readonly Picture[] }
    readonly options: readonly ProductOption[]
    readonly allVariants: { readonly nodes: readonly Variant[] }
    readonly collections: { readonly nodes: readonly Surroundings[] }
  }

/** A choice that the customer has. */
export interface ProductOption {
  readonly name: string
  readonly optionValues: readonly {
    readonly name: string
    /** The colour of the value, if it is one. */
    readonly swatch: { readonly color: string | null } | null
  }[]
}

/** One thing that can be bought. */
export type Variant = Pick<ProductVariant, 'id' | 'availableForSale' | 'selectedOptions'> & {
  readonly price: Money
  readonly compareAtPrice: Money | null
  readonly image: Picture | null
}

/** A collection with a few of its products. */
export type Surroundings = CollectionLink & {
  readonly products: { readonly nodes: readonly ProductSummary[] }
}

const PRODUCT = `#graphql
  query Product($handle: String!, $language: LanguageCode!) @inContext(language: $language) {
    product(handle: $handle) {
      ...ProductSummary
      description
      vendor
      images(first: 10) { nodes { ...Picture } }
      options { name optionValues { name swatch { color } } }
      allVariants: variants(first: 100) {
        nodes {
          id
          availableForSale
          selectedOptions { name value }
          price { amount currencyCode }
          compareAtPrice { amount currencyCode }
          image { ...Picture }
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
  const { product } = await keptInLanguage<{ product: ProductDetails | null }>(PRODUCT, {
    handle,
  })
  return product
})
