import type { Metadata } from 'next'
import { CartView } from './cart-view'

export const metadata: Metadata = { title: 'Cart', robots: { index: false } }

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
