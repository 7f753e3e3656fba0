'use client'
import { useEffect, useState } from 'react'
import { useShopWords } from '../language-provider'
import { Quantity } from '../quantity'
import { useOpenCart } from './cart-drawer'
import { type AddOutcome, useAddToCart } from './use-add-to-cart'
import { useIsSlow } from './use-is-slow'

/**
 * Puts pieces into the cart and opens it, or says what is in the way. Hidden where there is no
 * JavaScript.
 */
export function AddToCart({ variantId, name }: { variantId: string; name: string }) {
  const words = useShopWords()
  const openCart = useOpenCart()
  const [quantity, setQuantity] = useState(1)
  const { outcome, isBusy, add } = useAddToCart(variantId)
  const isPending = outcome === 'pending'
  const isSlow = useIsSlow(isPending)
  useEffect(() => {
    if (outcome !== 'done') return
    setQuantity(1)
    openCart()
  }, [outcome, openCart])
  return (
    <div className="add-to-cart needs-script">
      <Quantity
        label={words.product.quantity}
        value={quantity}
        onChange={(value) => setQuantity(Math.max(1, value))}
      />
      <button type="button" className="button" aria-disabled={isBusy} onClick={() => add(quantity)}>
        {isPending ? words.add.pending : words.add.submit}
        <span className="visually-hidden"> {name}</span>
      </button>
      <p role="status">
        {outcome === 'done' && words.add.done}
        {isSlow && words.add.slow}
      </p>
      <AddProblem outcome={outcome} />
    </div>
  )
}

function AddProblem({ outcome }: { outcome: AddOutcome }) {
  const { add } = useShopWords()
  if (outcome !== 'unreachable' && outcome !== 'none-left') return null
  return (
    <div role="alert" className="notice">
      <p>{outcome === 'unreachable' ? add.unreachable : add.noneLeft}</p>
      {outcome === 'unreachable' && (
        <p>
          <button type="button" className="link-button" onClick={() => window.location.reload()}>
            {add.again}
          </button>
        </p>
      )}
    </div>
  )
}
