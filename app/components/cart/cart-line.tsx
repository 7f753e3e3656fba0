'use client'
import { useCart } from '@shopify/hydrogen-react'
import Link from 'next/link'
import { pictureAtWidth } from '../../picture'
import { useShopWords } from '../language-provider'
import { Price } from '../price'
import { Quantity } from '../quantity'

/** A line as `useCart` has it: whatever its fragment does not select may be missing. */
export type CartLineState = NonNullable<NonNullable<ReturnType<typeof useCart>['lines']>[number]>

/** Twice as wide as it is drawn, for screens with small pixels. */
const PICTURE_WIDTH = 192

/** One line of the cart: picture, name, how many, and what it comes to. */
export function CartLine({ line }: { line: CartLineState }) {
  const { merchandise, cost } = line
  const { amount, currencyCode } = cost?.totalAmount ?? {}
  const name = nameOf(line)
  return (
    <li className="cart-line">
      {/* biome-ignore lint/performance/noImgElement: Shopify's CDN makes the widths. */}
      <img
        className="picture"
        src={merchandise?.image?.url && pictureAtWidth(merchandise.image.url, PICTURE_WIDTH)}
        alt={merchandise?.image?.altText ?? ''}
        width={96}
        height={120}
      />
      <div className="cart-line-text">
        <Link href={hrefOf(line)}>{name}</Link>
        <LineQuantity line={line} name={name} />
      </div>
      <p className="cart-line-price">
        {amount !== undefined && currencyCode !== undefined && (
          <Price price={{ amount, currencyCode }} formerPrice={null} />
        )}
      </p>
    </li>
  )
}

/** A product without choices has a variant by this name, which nobody has to know. */
const NO_CHOICE = 'Default Title'

function nameOf({ merchandise }: CartLineState): string {
  const { title, product } = merchandise ?? {}
  return [product?.title, title === NO_CHOICE ? undefined : title].filter(Boolean).join(', ')
}

/** The page of the product, with this very variant chosen. */
function hrefOf({ merchandise }: CartLineState): string {
  const chosen = merchandise?.title === NO_CHOICE ? [] : (merchandise?.selectedOptions ?? [])
  const query = new URLSearchParams(
    chosen.map((option) => [option?.name ?? '', option?.value ?? '']),
  )
  return `/products/${merchandise?.product?.handle}${query.size > 0 ? `?${query}` : ''}`
}

function LineQuantity({ line, name }: { line: CartLineState; name: string }) {
  const words = useShopWords()
  const { linesUpdate, linesRemove, status } = useCart()
  const { id = '', quantity = 0 } = line
  const isBusy = status !== 'idle'
  const change = (to: number) => {
    if (isBusy) return
    if (to > 0) linesUpdate([{ id, quantity: to }])
    else linesRemove([id])
  }
  return (
    <Quantity label={words.cart.howMany(name)} value={quantity} isBusy={isBusy} onChange={change}>
      <button type="button" className="quiet" aria-disabled={isBusy} onClick={() => change(0)}>
        {words.cart.remove}
        <span className="visually-hidden"> {name}</span>
      </button>
    </Quantity>
  )
}
