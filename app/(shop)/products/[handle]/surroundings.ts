import type { ProductSummary } from '../../../product-summary'
import { FRONT_PAGE } from '../../../shop'
import type { ProductDetails, Surroundings } from './get-product'

/** One row of a large screen, two of a small one. */
const MOST_NEIGHBOURS = 4

/** The collection that a product's page leads back to: rather a small one than the home page. */
export function collectionOf(product: ProductDetails): Surroundings | undefined {
  return homeLast(product)[0]
}

/** A few other products, beginning with those of the same collection. */
export function neighboursOf(product: ProductDetails): readonly ProductSummary[] {
  const around = homeLast(product).flatMap(({ products }) => products.nodes)
  const byHandle = new Map(around.map((other) => [other.handle, other]))
  byHandle.delete(product.handle)
  return [...byHandle.values()].slice(0, MOST_NEIGHBOURS)
}

function homeLast({ collections }: ProductDetails): readonly Surroundings[] {
  const isHome = ({ handle }: Surroundings) => handle === FRONT_PAGE
  return collections.nodes.toSorted((left, right) => Number(isHome(left)) - Number(isHome(right)))
}
