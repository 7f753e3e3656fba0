'use client'
import { useCart } from '@shopify/hydrogen-react'
import Link from 'next/link'
import { Price } from '../../components/price'

/** A line as `useCart` has it: whatever its fragment does not select may be missing. */
export type CartLineState = NonNullable<NonNullable<ReturnType<typeof useCart>['lines']>[number]>

/** One line of the cart: picture, name, how many, and what it comes to. */
export function CartLine({ line }: { line: CartLineState }) {
  const { merchandise, cost, quantity = 0, id = '' } = line
  const { amount, currencyCode } = cost?.totalAmount ?? {}
  const name = nameOf(line)
  return (
    <li className="cart-line">
      {/* biome-ignore lint/performance/noImgElement: Shopify's CDN makes the widths. */}
      <img
        className="picture"
        src={merchandise?.image?.url}
        alt={merchandise?.image?.altText ?? ''}
        width={96}
        height={96}
      />
      <div className="cart-line-text">
        <Link href={`/products/${merchandise?.product?.handle}`}>{name}</Link>
        <Quantity id={id} quantity={quantity} name={name} />
      </div>
      <p className="cart-line-price">
        {amount !== undefined && currencyCode !== undefined && (
          <Price price={{ amount, currencyCode }} formerPrice={null} />
        )}
      </p>
    </li>
  )
}

/** A product without choices has a variant by the name of "Default Title". */
function nameOf({ merchandise }: CartLineState): string {
  const { title, product } = merchandise ?? {}
  const variant = title === 'Default Title' ? undefined : title
  return [product?.title, variant].filter(Boolean).join(', ')
}

function Quantity({ id, quantity, name }: { id: string; quantity: number; name: string }) {
  const { linesUpdate, linesRemove, status } = useCart()
  const isBusy = status !== 'idle'
  const change = (to: number) => {
    if (isBusy) return
    if (to > 0) linesUpdate([{ id, quantity: to }])
    else linesRemove([id])
  }
  return (
    <fieldset className="quantity">
      <legend className="visually-hidden">How many of {name}</legend>
      <button type="button" aria-disabled={isBusy} onClick={() => change(quantity - 1)}>
        <span aria-hidden="true">−</span>
        <span className="visually-hidden">One less</span>
      </button>
      <output>{quantity}</output>
      <button type="button" aria-disabled={isBusy} onClick={() => change(quantity + 1)}>
        <span aria-hidden="true">+</span>
        <span className="visually-hidden">One more</span>
      </button>
      <button type="button" className="quiet" aria-disabled={isBusy} onClick={() => change(0)}>
        Remove
      </button>
    </fieldset>
  )
}
