'use client'
import { formatPrice } from '../format-price'
import { LOCALES } from '../language'
import type { Money } from '../product-summary'
import { useLanguage, useShopWords } from './language-provider'

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
  const locale = LOCALES[useLanguage()]
  const { price: words } = useShopWords()
  return (
    <span className="price">
      {isFrom && `${words.from} `}
      {formatPrice(price, locale)}
      {formerPrice && (
        <>
          <span className="visually-hidden"> {words.before} </span>
          <s>{formatPrice(formerPrice, locale)}</s>
        </>
      )}
    </span>
  )
}
