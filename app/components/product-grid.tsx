import type { ProductSummary } from '../product-summary'
import { ProductCard } from './product-card'

/** How many cards are in view when a page that begins with a grid opens on a large screen. */
const IN_VIEW = 3

/** Products side by side. `heading` is the one of a product: one below that of the whole grid. */
export function ProductGrid({
  products,
  isBelowTheFold = false,
  heading = 'h3',
}: {
  products: readonly ProductSummary[]
  isBelowTheFold?: boolean
  heading?: 'h2' | 'h3'
}) {
  return (
    <ul className="product-grid">
      {products.map((product, index) => (
        <li key={product.handle}>
          <ProductCard
            product={product}
            isFirst={!isBelowTheFold && index < IN_VIEW}
            heading={heading}
          />
        </li>
      ))}
    </ul>
  )
}
