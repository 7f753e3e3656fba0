'use client'
import { useCart } from '@shopify/hydrogen-react'
import Link from 'next/link'
import { useShopWords } from '../language-provider'
import { Price } from '../price'
import { CartLine } from './cart-line'
import { hasStoredCart } from './has-stored-cart'
import { useIsSlow } from './use-is-slow'

/** The cart, out of hydrogen-react's own state. Its height is kept while it is asked for. */
export function CartView() {
  const cart = useCart()
  const { cart: words } = useShopWords()
  const lines = cart.lines?.flatMap((line) => line ?? []) ?? []
  const hasFailed = cart.error !== undefined
  if (lines.length === 0 && hasFailed) return <CartTrouble text={words.unreachable} />
  if (lines.length === 0) return isBeingLookedFor(cart) ? <Looking /> : <EmptyCart />
  return (
    <div aria-busy={cart.status !== 'idle'}>
      {hasFailed && <CartTrouble text={words.unchanged} />}
      <ul className="cart-lines" aria-label={words.lines}>
        {lines.map((line) => (
          <CartLine key={line.id} line={line} />
        ))}
      </ul>
      <div className="cart-end">
        <p className="cart-total">
          {words.total} <Total cost={cart.cost} />
        </p>
        <Buyer name={cart.buyerIdentity?.customer?.displayName} />
        {cart.checkoutUrl && (
          <a className="button" href={cart.checkoutUrl}>
            {words.checkOut}
          </a>
        )}
      </div>
    </div>
  )
}

type Cart = ReturnType<typeof useCart>

/** A browser that knows of no cart has nothing to look for. */
function isBeingLookedFor({ status, cartReady }: Cart): boolean {
  if (status === 'uninitialized') return !cartReady || hasStoredCart()
  return status === 'fetching' || status === 'creating'
}

function Looking() {
  const { cart } = useShopWords()
  const isSlow = useIsSlow(true)
  return (
    <p className="quiet needs-script" role="status">
      {isSlow ? cart.slow : cart.looking}
    </p>
  )
}

function Total({ cost }: { cost: Cart['cost'] }) {
  const { amount: value, currencyCode } = cost?.totalAmount ?? {}
  if (value === undefined || currencyCode === undefined) return null
  return <Price price={{ amount: value, currencyCode }} formerPrice={null} />
}

/** Shopify itself says whose the cart is. */
function Buyer({ name }: { name: string | undefined }) {
  const { cart } = useShopWords()
  return name === undefined ? (
    <p className="quiet">
      <Link href="/account/login?returnTo=/cart">{cart.logIn}</Link>
      {cart.logInWhy}
    </p>
  ) : (
    <p className="quiet">{cart.buyer(name)}</p>
  )
}

function EmptyCart() {
  const { cart } = useShopWords()
  return (
    <div>
      <p>{cart.empty}</p>
      <p className="actions">
        <Link href="/" className="button">
          {cart.toTheShop}
        </Link>
      </p>
    </div>
  )
}

function CartTrouble({ text }: { text: string }) {
  const { cart } = useShopWords()
  return (
    <div className="notice" role="alert">
      <p>{text}</p>
      <p>
        <button type="button" className="link-button" onClick={() => window.location.reload()}>
          {cart.again}
        </button>
      </p>
    </div>
  )
}
