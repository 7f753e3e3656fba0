import type { ProductRecord } from '../../seeds/product-seed.ts'
import { type CatalogueData, productsWithHandles } from '../catalogue-data.ts'

const MOST = 10

/** What goes with a product: what the shop keeper chose for it, and nothing else. */
export function complementaryProducts(
  { complementary }: ProductRecord,
  data: CatalogueData,
): readonly ProductRecord[] {
  return productsWithHandles(data, complementary).slice(0, MOST)
}

/** What is like a product: the more tags in common the sooner, and a common type counts as two. */
export function relatedProducts(
  product: ProductRecord,
  { products }: CatalogueData,
): readonly ProductRecord[] {
  return products
    .map((other) => ({ other, likeness: likeness(product, other) }))
    .filter(({ other, likeness: value }) => other.number !== product.number && value > 0)
    .toSorted((left, right) => right.likeness - left.likeness)
    .map(({ other }) => other)
    .slice(0, MOST)
}

function likeness(product: ProductRecord, other: ProductRecord): number {
  const inCommon = product.tags.filter((tag) => other.tags.includes(tag)).length
  return inCommon + (product.productType === other.productType ? 2 : 0)
}
