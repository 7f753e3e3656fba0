'use client'
import { useCart } from '@shopify/hydrogen-react'
import Link from 'next/link'
import { useShopWords } from '../language-provider'

/** The way to the cart, with how much is in it once that is known. */
export function CartLink() {
  const { totalQuantity = 0 } = useCart()
  const { cart: words } = useShopWords()
  return (
    <div className="cart-link">
      <Link href="/cart">
        {words.link}
        {totalQuantity > 0 && (
          <>
            {' '}
            <span className="cart-count">{totalQuantity}</span>
            <span className="visually-hidden"> {words.pieces(totalQuantity)}</span>
          </>
        )}
      </Link>
    </div>
  )
}
