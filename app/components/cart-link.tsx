'use client'
import { useCart } from '@shopify/hydrogen-react'
import Link from 'next/link'

/** The way to the cart, in a place of fixed width, with how much is in it once that is known. */
export function CartLink() {
  const { totalQuantity = 0 } = useCart()
  return (
    <div className="cart-link">
      <Link href="/cart">
        Cart
        {totalQuantity > 0 && (
          <>
            {' '}
            <span className="cart-count">{totalQuantity}</span>
            <span className="visually-hidden"> {totalQuantity === 1 ? 'piece' : 'pieces'}</span>
          </>
        )}
      </Link>
    </div>
  )
}
