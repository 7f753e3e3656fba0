import type { ProductRecord } from '../seeds/product-seed.ts'

type Comparison = (left: ProductRecord, right: ProductRecord) => number

const byTitle: Comparison = (left, right) => compareText(left.title, right.title)
const byPrice: Comparison = (left, right) => lowestPrice(left) - lowestPrice(right)
const byCreation: Comparison = (left, right) => compareText(left.createdAt, right.createdAt)
const byUpdate: Comparison = (left, right) => compareText(left.updatedAt, right.updatedAt)

/** The sort keys of products and of a collection's products; the others keep the given order. */
const comparisons: Readonly<Record<string, Comparison>> = {
  ID: (left, right) => left.number - right.number,
  TITLE: byTitle,
  PRICE: byPrice,
  CREATED_AT: byCreation,
  CREATED: byCreation,
  UPDATED_AT: byUpdate,
  PRODUCT_TYPE: (left, right) => compareText(left.productType, right.productType),
  VENDOR: (left, right) => compareText(left.vendor, right.vendor),
}

/** Sorts products by a `ProductSortKeys` or `ProductCollectionSortKeys` value; ties keep order. */
export function sortProducts(
  products: readonly ProductRecord[],
  sortKey: string | null | undefined,
): readonly ProductRecord[] {
  const comparison = comparisons[sortKey ?? '']
  return comparison ? products.toSorted(comparison) : products
}

function lowestPrice({ variants }: ProductRecord): number {
  return Math.min(...variants.map(({ price }) => Number(price)))
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
