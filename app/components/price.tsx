import { formatPrice } from '../format-price'
import type { Money } from '../product-summary'

/** A price, and what it was before. Read aloud, a stroke through a number says nothing. */
export function Price({
  price,
  formerPrice,
  isFrom = false,
}: {
  price: Money
  formerPrice: Money | null
  isFrom?: boolean
}) {
  return (
    <span className="price">
      {isFrom && 'from '}
      {formatPrice(price)}
      {formerPrice && (
        <>
          <span className="visually-hidden"> before </span>
          <s>{formatPrice(formerPrice)}</s>
        </>
      )}
    </span>
  )
}
