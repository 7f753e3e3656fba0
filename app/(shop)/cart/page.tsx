import type { Metadata } from 'next'
import { CartView } from './cart-view'

export const metadata: Metadata = { title: 'Cart', robots: { index: false } }

/** Made when it is asked for: a page of its own path would be made at build time, without a store. */
export const dynamic = 'force-dynamic'

/** The same for everybody: what is in it, the browser asks for once the page is painted. */
export default function CartPage() {
  return (
    <div className="cart">
      <h1>Your cart</h1>
      <noscript>
        <p className="notice">The cart needs JavaScript. Everything else in this shop does not.</p>
      </noscript>
      <CartView />
    </div>
  )
}
