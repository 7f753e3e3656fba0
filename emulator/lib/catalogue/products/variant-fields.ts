import type { ProductRecord, VariantRecord } from '../../seeds/product-seed.ts'
import { emptyConnection } from '../connection.ts'
import { type FieldValues, recordFields } from '../field-values.ts'
import { moneyIn } from '../money.ts'
import type { View } from '../view.ts'
import { variantImage } from './image-fields.ts'

/** A variant as the schema's `ProductVariant`. */
export function variantFields(
  variant: VariantRecord,
  product: ProductRecord,
  view: View,
): FieldValues {
  const { currency } = view.buyer.country
  const { compareAtPrice: former } = variant
  const price = moneyIn(currency, variant.price)
  const compareAtPrice = former === null ? null : moneyIn(currency, former)
  return {
    ...recordFields('ProductVariant', variant),
    title: variantTitle(variant),
    selectedOptions: product.options.map(({ name }, position) => ({
      name,
      value: variant.choices[position],
    })),
    availableForSale: variant.stock > 0,
    // Shopify means "can be bought although the stock is empty"; this shop takes no such orders.
    currentlyNotInStock: false,
    quantityAvailable: variant.stock,
    quantityRule: { minimum: 1, maximum: null, increment: 1 },
    price,
    priceV2: price,
    compareAtPrice,
    compareAtPriceV2: compareAtPrice,
    // Nothing here is sold by weight or volume.
    unitPrice: null,
    unitPriceMeasurement: null,
    shopPayInstallmentsPricing: null,
    requiresComponents: false,
    taxable: true,
    weightUnit: 'KILOGRAMS',
    image: () => variantImage(variant, product, view),
    product: () => view.product(product),
    components: emptyConnection,
    groupedBy: emptyConnection,
    quantityPriceBreaks: emptyConnection,
    sellingPlanAllocations: emptyConnection,
    // There is no shop to pick anything up at.
    storeAvailability: emptyConnection,
  }
}

/** The global id of a variant. */
export function variantId({ number }: VariantRecord): string {
  return `gid://shopify/ProductVariant/${number}`
}

/** What a variant is called: its choices. */
export function variantTitle({ choices }: VariantRecord): string {
  return choices.join(' / ')
}
