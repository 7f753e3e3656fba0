import type { MoneyV2, Product } from '@shopify/hydrogen-react/storefront-api-types'
import { PICTURE, type Picture } from './picture'

/** An amount as Shopify sends it. */
export type Money = Pick<MoneyV2, 'amount' | 'currencyCode'>

/** A product as a list shows it. */
export type ProductSummary = Pick<Product, 'handle' | 'title' | 'availableForSale'> & {
  readonly featuredImage: Picture | null
  readonly priceRange: { readonly minVariantPrice: Money; readonly maxVariantPrice: Money }
  readonly variants: { readonly nodes: readonly VariantPrice[] }
}

interface VariantPrice {
  readonly price: Money
  readonly compareAtPrice: Money | null
}

/** The fields of a `ProductSummary`. */
export const PRODUCT_SUMMARY = `#graphql
  fragment ProductSummary on Product {
    handle
    title
    availableForSale
    featuredImage { ...Picture }
    priceRange {
      minVariantPrice { amount currencyCode }
      maxVariantPrice { amount currencyCode }
    }
    variants(first: 20) {
      nodes {
        price { amount currencyCode }
        compareAtPrice { amount currencyCode }
      }
    }
  }
  ${PICTURE}`

/** The price at which a product starts. */
export interface StartingPrice {
  readonly price: Money
  /** What that very variant cost before; another variant's would promise a discount too large. */
  readonly formerPrice: Money | null
  /** Whether another variant costs more. */
  readonly isFrom: boolean
}

/** The lowest price of a product, as it is shown in a list. */
export function startingPrice({ priceRange, variants }: ProductSummary): StartingPrice {
  const { minVariantPrice: price, maxVariantPrice } = priceRange
  const cheapest = variants.nodes.find((variant) => isSameAmount(variant.price, price))
  return {
    price,
    formerPrice: cheapest?.compareAtPrice ?? null,
    isFrom: !isSameAmount(price, maxVariantPrice),
  }
}

function isSameAmount(left: Money, right: Money): boolean {
  return Number(left.amount) === Number(right.amount)
}
