'use client'
import { useCart } from '@shopify/hydrogen-react'
import { useState } from 'react'

/** Puts one piece into the cart, and says so. Hidden where there is no JavaScript. */
export function AddToCart({ variantId, name }: { variantId: string; name: string }) {
  const { linesAdd, status } = useCart()
  const [isAdding, setIsAdding] = useState(false)
  const isBusy = status === 'creating' || status === 'updating' || status === 'fetching'
  const isOurs = isAdding && isBusy
  return (
    <div className="add-to-cart needs-script">
      <button
        type="button"
        className="button"
        aria-disabled={isBusy}
        onClick={() => {
          if (isBusy) return
          setIsAdding(true)
          linesAdd([{ merchandiseId: variantId, quantity: 1 }])
        }}
      >
        {isOurs ? 'Adding…' : 'Add to cart'}
        <span className="visually-hidden"> {name}</span>
      </button>
      <p role="status">{isAdding && status === 'idle' ? 'In your cart.' : ''}</p>
    </div>
  )
}
