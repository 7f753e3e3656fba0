import { handleOf } from '../../seeds/handle.ts'
import type { ProductRecord } from '../../seeds/product-seed.ts'
import type { FieldValues } from '../field-values.ts'
import { centsIn } from '../money.ts'
import type { View } from '../view.ts'
import { filterProducts, type ProductFilter } from './product-filter.ts'

/** What a list of products can be narrowed by, and how many products each value would leave. */
export function filterFacets(
  products: readonly ProductRecord[],
  view: View,
): readonly FieldValues[] {
  if (products.length === 0) return []
  const list = (id: string, label: string, values: readonly FacetValue[]): FieldValues => ({
    id,
    label,
    type: 'LIST',
    presentation: 'TEXT',
    values: values.map(({ key, label: name, input }) => ({
      id: `${id}.${key}`,
      label: name,
      count: filterProducts(products, [input], view).length,
      // A storefront parses this text and sends it back as a filter.
      input: JSON.stringify(input),
      image: null,
      swatch: null,
    })),
  })
  return [
    list('filter.v.availability', 'Availability', AVAILABILITY),
    priceFacet(products, view),
    ...[...CHOICES, ...optionChoices(products)].map(({ id, label, texts, input }) => {
      const values = distinct(products.flatMap(texts)).map((text) => ({
        key: handleOf(text),
        label: text,
        input: input(text),
      }))
      return list(id, label, values)
    }),
  ]
}

interface FacetValue {
  readonly key: string
  readonly label: string
  readonly input: ProductFilter
}

const AVAILABILITY: readonly FacetValue[] = [
  { key: '1', label: 'In stock', input: { available: true } },
  { key: '0', label: 'Out of stock', input: { available: false } },
]

/** A facet whose values are what the products have. */
interface Choice {
  readonly id: string
  readonly label: string
  readonly texts: (product: ProductRecord) => readonly string[]
  readonly input: (text: string) => ProductFilter
}

const CHOICES: readonly Choice[] = [
  {
    id: 'filter.p.product_type',
    label: 'Product type',
    texts: ({ productType }) => [productType],
    input: (productType) => ({ productType }),
  },
  {
    id: 'filter.p.vendor',
    label: 'Brand',
    texts: ({ vendor }) => [vendor],
    input: (productVendor) => ({ productVendor }),
  },
  {
    id: 'filter.p.tag',
    label: 'Tags',
    texts: ({ tags }) => tags,
    input: (tag) => ({ tag }),
  },
]

function optionChoices(products: readonly ProductRecord[]): readonly Choice[] {
  const names = distinct(products.flatMap(({ options }) => options.map(({ name }) => name)))
  return names
    .filter((name) => name !== 'Title')
    .map((name) => ({
      id: `filter.v.option.${handleOf(name)}`,
      label: name,
      texts: ({ options }) => options.find((option) => option.name === name)?.values ?? [],
      input: (value) => ({ variantOption: { name, value } }),
    }))
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

/** Each text once, without the empty one. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}
