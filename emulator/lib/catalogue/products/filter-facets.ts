import type { FieldValues } from '../field-values.ts'
import { centsIn } from '../money.ts'
import { handleOf } from '../seeds/handle.ts'
import type { ProductRecord } from '../seeds/product-seed.ts'
import type { View } from '../view.ts'
import { filterProducts, type ProductFilter } from './product-filter.ts'

/** What a list of products can be narrowed by, and how many products each value would leave. */
export function filterFacets(
  products: readonly ProductRecord[],
  view: View,
): readonly FieldValues[] {
  if (products.length === 0) return []
  const listOf = (id: string, label: string, values: readonly FacetValue[]) =>
    listFacet({ id, label, values, products, view })
  const optionNames = distinct(products.flatMap(({ options }) => options.map(({ name }) => name)))
  return [
    listOf('filter.v.availability', 'Availability', [
      { key: '1', label: 'In stock', input: { available: true } },
      { key: '0', label: 'Out of stock', input: { available: false } },
    ]),
    priceFacet(products, view),
    listOf(
      'filter.p.product_type',
      'Product type',
      distinct(products.map(({ productType }) => productType)).map((productType) =>
        facetValue(productType, { productType }),
      ),
    ),
    listOf(
      'filter.p.vendor',
      'Brand',
      distinct(products.map(({ vendor }) => vendor)).map((productVendor) =>
        facetValue(productVendor, { productVendor }),
      ),
    ),
    listOf(
      'filter.p.tag',
      'Tags',
      distinct(products.flatMap(({ tags }) => tags)).map((tag) => facetValue(tag, { tag })),
    ),
    ...optionNames
      .filter((name) => name !== 'Title')
      .map((name) =>
        listOf(
          `filter.v.option.${handleOf(name)}`,
          name,
          valuesOf(name, products).map((value) =>
            facetValue(value, { variantOption: { name, value } }),
          ),
        ),
      ),
  ]
}

interface FacetValue {
  readonly key: string
  readonly label: string
  readonly input: ProductFilter
}

interface Facet {
  readonly id: string
  readonly label: string
  readonly values: readonly FacetValue[]
  readonly products: readonly ProductRecord[]
  readonly view: View
}

/** `input` is a text of JSON, which a storefront parses and sends back as a filter. */
function listFacet({ id, label, values, products, view }: Facet): FieldValues {
  return {
    id,
    label,
    type: 'LIST',
    presentation: 'TEXT',
    values: values.map(({ key, label: name, input }) => ({
      id: `${id}.${key}`,
      label: name,
      count: filterProducts(products, [input], view).length,
      input: JSON.stringify(input),
      image: null,
      swatch: null,
    })),
  }
}

function priceFacet(products: readonly ProductRecord[], { buyer }: View): FieldValues {
  const prices = products.flatMap(({ variants }) =>
    variants.map(({ price }) => centsIn(buyer.country.currency, price)),
  )
  const id = 'filter.v.price'
  const input = JSON.stringify({ price: { min: 0, max: Math.max(...prices) / 100 } })
  const value = { id, label: 'Price', count: products.length, input, image: null, swatch: null }
  return { id, label: 'Price', type: 'PRICE_RANGE', presentation: null, values: [value] }
}

function facetValue(label: string, input: ProductFilter): FacetValue {
  return { key: handleOf(label), label, input }
}

function valuesOf(optionName: string, products: readonly ProductRecord[]): readonly string[] {
  const options = products.flatMap((product) => product.options)
  return distinct(options.flatMap(({ name, values }) => (name === optionName ? values : [])))
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}
