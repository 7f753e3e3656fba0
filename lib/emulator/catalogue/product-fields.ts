import { type ConnectionArguments, connection } from './connection.ts'
import { descriptionFields } from './description.ts'
import type { FieldValues } from './field-values.ts'
import { imageFields, mediaFields } from './image-fields.ts'
import { compareAtPriceRange, priceRange } from './money.ts'
import {
  type OptionSelection,
  selectedOrFirstAvailableVariant,
  variantBySelectedOptions,
} from './option-match.ts'
import type { ProductSeed, VariantSeed } from './product-seed.ts'
import { variantFields } from './variant-fields.ts'

/** What a product needs to know of the rest of the catalogue. */
export interface ProductSurroundings {
  readonly origin: () => string
  readonly collectionsOf: (product: ProductSeed) => readonly FieldValues[]
}

/** A product as the schema's `Product`. */
export function productFields(
  product: ProductSeed,
  surroundings: ProductSurroundings,
): FieldValues {
  return {
    __typename: 'Product',
    id: `gid://shopify/Product/${product.number}`,
    handle: product.handle,
    title: product.title,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    ...descriptionFields(product.description),
    seo: { title: product.title, description: product.description },
    createdAt: product.createdAt,
    publishedAt: product.publishedAt,
    updatedAt: product.updatedAt,
    onlineStoreUrl: null,
    isGiftCard: false,
    requiresSellingPlan: false,
    availableForSale: isAvailable(product),
    totalInventory: product.variants.reduce((total, { stock }) => total + stock, 0),
    priceRange: priceRange(product.variants),
    compareAtPriceRange: compareAtPriceRange(product.variants),
    collections: (args: ConnectionArguments) =>
      connection(surroundings.collectionsOf(product), args),
    ...pictureFields(product, surroundings),
    ...choiceFields(product, surroundings),
  }
}

/** Whether any variant of the product can be bought. */
export function isAvailable({ variants }: ProductSeed): boolean {
  return variants.some(({ stock }) => stock > 0)
}

function pictureFields(product: ProductSeed, { origin }: ProductSurroundings) {
  const image = imageFields(product, origin)
  return {
    featuredImage: image,
    images: (args: ConnectionArguments) => connection([image], args),
    media: (args: ConnectionArguments) => connection([mediaFields(product, origin)], args),
  }
}

function choiceFields(product: ProductSeed, surroundings: ProductSurroundings) {
  const asFields = (variant: VariantSeed | null) =>
    variant &&
    variantFields(variant, {
      product,
      image: imageFields(product, surroundings.origin),
      productFields: () => productFields(product, surroundings),
    })
  return {
    options: ({ first }: { readonly first?: number | null }) =>
      optionFields(product, asFields).slice(0, first ?? undefined),
    variants: (args: ConnectionArguments & { readonly sortKey?: string | null }) =>
      connection(sortVariants(product, args.sortKey).map(asFields), args),
    variantsCount: { count: product.variants.length, precision: 'EXACT' },
    variantBySelectedOptions: (selection: OptionSelection) =>
      asFields(variantBySelectedOptions(product, selection)),
    selectedOrFirstAvailableVariant: (selection: OptionSelection) =>
      asFields(selectedOrFirstAvailableVariant(product, selection)),
  }
}

function optionFields(
  product: ProductSeed,
  asFields: (variant: VariantSeed | null) => FieldValues | null,
): readonly FieldValues[] {
  return product.options.map(({ name, values }, position) => ({
    id: `gid://shopify/ProductOption/${product.number}${position + 1}`,
    name,
    values,
    optionValues: values.map((value, index) => ({
      id: `gid://shopify/ProductOptionValue/${product.number}${position + 1}${index + 1}`,
      name: value,
      swatch: null,
      firstSelectableVariant: () =>
        asFields(product.variants.find(({ choices }) => choices[position] === value) ?? null),
    })),
  }))
}

function sortVariants(
  { variants }: ProductSeed,
  sortKey: string | null | undefined,
): readonly VariantSeed[] {
  const text = (variant: VariantSeed) =>
    sortKey === 'SKU' ? variant.sku : variant.choices.join(' / ')
  if (sortKey !== 'SKU' && sortKey !== 'TITLE') return variants
  return variants.toSorted((left, right) => (text(left) < text(right) ? -1 : 1))
}
