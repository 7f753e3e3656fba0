import type { FieldValues } from './field-values.ts'
import { money } from './money.ts'
import type { ProductSeed, VariantSeed } from './product-seed.ts'

/** What a variant shares with its product. */
export interface VariantSurroundings {
  readonly product: ProductSeed
  readonly image: FieldValues
  readonly productFields: () => FieldValues
}

/** A variant as the schema's `ProductVariant`. */
export function variantFields(
  variant: VariantSeed,
  { product, image, productFields }: VariantSurroundings,
): FieldValues {
  const { compareAtPrice } = variant
  return {
    __typename: 'ProductVariant',
    id: `gid://shopify/ProductVariant/${variant.number}`,
    title: variant.choices.join(' / '),
    sku: variant.sku,
    barcode: null,
    selectedOptions: product.options.map(({ name }, position) => ({
      name,
      value: variant.choices[position],
    })),
    availableForSale: variant.stock > 0,
    // Shopify means "can be bought although the stock is empty"; this shop takes no such orders.
    currentlyNotInStock: false,
    quantityAvailable: variant.stock,
    quantityRule: { minimum: 1, maximum: null, increment: 1 },
    price: money(variant.price),
    compareAtPrice: compareAtPrice === undefined ? null : money(compareAtPrice),
    unitPrice: null,
    requiresShipping: true,
    requiresComponents: false,
    taxable: true,
    weight: null,
    weightUnit: 'KILOGRAMS',
    image,
    product: productFields,
  }
}
