'use client'
import { useCart } from '@shopify/hydrogen-react'
import Link from 'next/link'
import { Price } from '../../components/price'
import { CartLine } from './cart-line'

/** The cart, out of hydrogen-react's own state. Its height is kept while it is asked for. */
export function CartView() {
  const cart = useCart()
  const lines = cart.lines?.flatMap((line) => line ?? []) ?? []
  const isLoading = cart.status === 'uninitialized' || cart.status === 'fetching'
  if (cart.error !== undefined) return <CartTrouble />
  if (lines.length === 0) return isLoading ? <p className="quiet">Looking…</p> : <EmptyCart />
  return (
    <div aria-busy={cart.status !== 'idle'}>
      <ul className="cart-lines" aria-label="In your cart">
        {lines.map((line) => (
          <CartLine key={line.id} line={line} />
        ))}
      </ul>
      <div className="cart-end">
        <p className="cart-total">
          Total <Total cost={cart.cost} />
        </p>
        <Buyer name={cart.buyerIdentity?.customer?.displayName} />
        {cart.checkoutUrl && (
          <a className="button" href={cart.checkoutUrl}>
            Check out
          </a>
        )}
      </div>
    </div>
  )
}

type Cost = ReturnType<typeof useCart>['cost']

function Total({ cost }: { cost: Cost }) {
  const { amount: value, currencyCode } = cost?.totalAmount ?? {}
  if (value === undefined || currencyCode === undefined) return null
  return <Price price={{ amount: value, currencyCode }} formerPrice={null} />
}

/** Shopify itself says whose the cart is. */
function Buyer({ name }: { name: string | undefined }) {
  return name === undefined ? (
    <p className="quiet">
      <Link href="/account/login?returnTo=/cart">Log in</Link>, and this cart is kept with your
      account.
    </p>
  ) : (
    <p className="quiet">This cart is {name}’s.</p>
  )
}

function EmptyCart() {
  return (
    <div className="needs-script">
      <p>There is nothing in it yet.</p>
      <p className="actions">
        <Link href="/" className="button">
          Go to the shop
        </Link>
      </p>
    </div>
  )
}

function CartTrouble() {
  return (
    <p className="notice" role="alert">
      The cart cannot be shown at the moment. What is in it is kept; please look again in a minute.
    </p>
  )
}
