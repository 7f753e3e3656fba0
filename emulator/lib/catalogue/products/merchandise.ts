import type { VariantRecord } from '../../seeds/product-seed.ts'
import type { CatalogueData } from '../catalogue-data.ts'
import type { FieldValues } from '../field-values.ts'
import type { View } from '../view.ts'
import { variantFields, variantId } from './variant-fields.ts'

/** One thing that can be bought: a variant of a product. */
export interface Merchandise
  extends Pick<VariantRecord, 'price' | 'compareAtPrice' | 'stock' | 'requiresShipping'> {
  /** The variant's global id. */
  readonly id: string
  /** The product's title, in the language of the shop. */
  readonly title: string
  /** The product's handle. */
  readonly handle: string
  /** As the schema's `ProductVariant`, for a buyer. */
  readonly variant: (view: View) => FieldValues
}

/** Finds what is sold as the first variant of which something is true. */
export function findMerchandise(
  { products }: CatalogueData,
  isWanted: (variant: VariantRecord) => boolean,
): Merchandise | undefined {
  const product = products.find(({ variants }) => variants.some(isWanted))
  const variant = product?.variants.find(isWanted)
  if (product === undefined || variant === undefined) return undefined
  const { price, compareAtPrice, stock, requiresShipping } = variant
  return {
    id: variantId(variant),
    title: product.title,
    handle: product.handle,
    price,
    compareAtPrice,
    stock,
    requiresShipping,
    variant: (view) => variantFields(variant, product, view),
  }
}
