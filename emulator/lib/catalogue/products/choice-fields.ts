import type { OptionSeed, ProductRecord, VariantRecord } from '../../seeds/product-seed.ts'
import { type ConnectionArguments, connectionOf } from '../connection.ts'
import type { FieldValues } from '../field-values.ts'
import { type SortKeys, sortRecords } from '../select-records.ts'
import type { View } from '../view.ts'
import { encodeVariants } from './encode-variants.ts'
import {
  adjacentVariants,
  type OptionSelection,
  selectedOrFirstAvailableVariant,
  variantBySelectedOptions,
} from './select-variant.ts'
import { variantFields, variantTitle } from './variant-fields.ts'

/** The fields of a product that have to do with its options and variants. */
export function choiceFields(product: ProductRecord, view: View): FieldValues {
  const show = (variant: VariantRecord) => variantFields(variant, product, view)
  const showOne = (variant: VariantRecord | null) => variant && show(variant)
  return {
    options: ({ first }: { readonly first?: number | null }) =>
      product.options
        .slice(0, first ?? undefined)
        .map((option, position) => optionFields(product, { option, position }, showOne)),
    variants: (args: ConnectionArguments & { readonly sortKey?: string | null }) =>
      connectionOf(sortRecords(product.variants, args.sortKey, SORT_KEYS), args, show),
    variantsCount: { count: product.variants.length, precision: 'EXACT' },
    variantBySelectedOptions: (selection: OptionSelection) =>
      showOne(variantBySelectedOptions(product, selection)),
    selectedOrFirstAvailableVariant: (selection: OptionSelection) =>
      showOne(selectedOrFirstAvailableVariant(product, selection)),
    adjacentVariants: (selection: OptionSelection) =>
      adjacentVariants(product, selection).map(show),
    encodedVariantExistence: () => encodeVariants(product, product.variants),
    encodedVariantAvailability: () =>
      encodeVariants(
        product,
        product.variants.filter(({ stock }) => stock > 0),
      ),
  }
}

function optionFields(
  product: ProductRecord,
  { option, position }: { readonly option: OptionSeed; readonly position: number },
  show: (variant: VariantRecord | null) => FieldValues | null,
): FieldValues {
  const number = `${product.number}${position + 1}`
  return {
    id: `gid://shopify/ProductOption/${number}`,
    name: option.name,
    values: option.values,
    optionValues: option.values.map((value, index) => ({
      id: `gid://shopify/ProductOptionValue/${number}${index + 1}`,
      name: value,
      swatch: swatchOf(option, value),
      firstSelectableVariant: () =>
        show(product.variants.find(({ choices }) => choices[position] === value) ?? null),
    })),
  }
}

function swatchOf({ swatches = {} }: OptionSeed, value: string): FieldValues | null {
  const color = Object.hasOwn(swatches, value) ? swatches[value] : undefined
  return color === undefined ? null : { color, image: null }
}

const SORT_KEYS: SortKeys<VariantRecord> = {
  SKU: ({ sku }) => sku,
  TITLE: variantTitle,
}
